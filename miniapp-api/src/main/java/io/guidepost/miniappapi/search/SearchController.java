package io.guidepost.miniappapi.search;

import io.guidepost.domain.search.FindProducts;
import io.guidepost.miniappapi.answer.BriefAnswers;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What stands around the search field: hot words, suggestions, and what the shopper searched for before. */
@RestController
@RequestMapping(path = "/api/shop/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "搜索 Search")
class SearchController {

    private final FindProducts find;
    private final BriefAnswers brief;
    private final Offload offload;

    SearchController(FindProducts find, BriefAnswers brief, Offload offload) {
        this.find = find;
        this.brief = brief;
        this.offload = offload;
    }

    @GetMapping("/hot-words")
    @Operation(
            summary = "热搜词 Words put forward to everybody",
            description = "Headquarters' own first, then the most searched of a week.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SearchWordsView.class)))
    Mono<ResponseEntity<byte[]>> hotWords(SignedInShopper me) {
        return brief.of("hot-words", () -> new SearchWordsView(find.hotWords()));
    }

    @GetMapping("/suggestions")
    @Operation(summary = "搜索联想 What a beginning may grow into")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SearchWordsView.class)))
    Mono<ResponseEntity<byte[]>> suggestions(SignedInShopper me, @RequestParam @NotBlank @Size(max = 64) String q) {
        return brief.of(List.of("suggestions", q), () -> new SearchWordsView(find.suggestions(q)));
    }

    @GetMapping("/history")
    @Operation(summary = "搜索历史 What I searched for, latest first; the last 30 words of 90 days")
    Mono<SearchWordsView> history(SignedInShopper me) {
        return offload.call(() -> new SearchWordsView(find.history(me.memberId())));
    }

    @DeleteMapping("/history")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除搜索历史 Forget a word, or without one all of them")
    Mono<Void> forget(SignedInShopper me, @RequestParam Optional<@Size(max = 64) String> word) {
        return offload.call(() -> {
            find.forget(me.memberId(), word);
            return null;
        });
    }

    record SearchWordsView(List<String> items) {}
}
