package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.search.KeepSearchTerms;
import io.guidepost.domain.search.SearchTerms;
import io.guidepost.domain.search.SearchTerms.HotWord;
import io.guidepost.domain.search.SearchTerms.Synonyms;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The words of the search: which mean the same, and which are put forward. */
@RestController
@RequestMapping(SearchTermController.PATH)
@Tag(name = "搜索词 Search terms")
class SearchTermController {

    static final String PATH = "/api/admin/v1/search";

    private final KeepSearchTerms keep;
    private final SearchTerms terms;
    private final Offload offload;

    SearchTermController(KeepSearchTerms keep, SearchTerms terms, Offload offload) {
        this.keep = keep;
        this.terms = terms;
        this.offload = offload;
    }

    @GetMapping("/synonyms")
    @Operation(summary = "同义词 All sets of synonyms")
    Mono<Page<SynonymsView>> synonyms(SignedInAdmin admin) {
        return offload.call(
                () -> new Page<>(terms.synonyms().stream().map(SynonymsView::of).toList(), null));
    }

    @PostMapping("/synonyms")
    @Operation(
            summary = "新建同义词 Add a set of synonyms",
            description = "Each of its 2 to 50 words finds what the others find.")
    Mono<ResponseEntity<SynonymsView>> addSynonyms(SignedInAdmin admin, @Valid @RequestBody NewSynonyms body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = SynonymsView.of(keep.addSynonyms(body.words(), admin.adminId()));
            return ResponseEntity.created(URI.create(PATH + "/synonyms/" + view.id()))
                    .body(view);
        });
    }

    @PutMapping("/synonyms/{id}")
    @Operation(summary = "修改同义词 Change a set of synonyms")
    Mono<SynonymsView> changeSynonyms(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedSynonyms body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return SynonymsView.of(keep.changeSynonyms(id.value(), body.version(), body.words(), admin.adminId()));
        });
    }

    @DeleteMapping("/synonyms/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除同义词 Remove a set of synonyms")
    Mono<Void> removeSynonyms(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            keep.removeSynonyms(id.value());
            return null;
        });
    }

    @GetMapping("/hot-words")
    @Operation(summary = "热词 All words that are put forward or blocked")
    Mono<Page<HotWordView>> hotWords(SignedInAdmin admin) {
        return offload.call(
                () -> new Page<>(terms.hotWords().stream().map(HotWordView::of).toList(), null));
    }

    @PostMapping("/hot-words")
    @Operation(
            summary = "新建热词 Put a word forward, or block it",
            description = "A blocked word is never put forward or suggested, however often it is searched for.")
    Mono<ResponseEntity<HotWordView>> addHotWord(SignedInAdmin admin, @Valid @RequestBody NewHotWord body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = HotWordView.of(keep.addHotWord(body.word(), body.isOff(), body.order()));
            return ResponseEntity.created(URI.create(PATH + "/hot-words/" + view.id()))
                    .body(view);
        });
    }

    @PutMapping("/hot-words/{id}")
    @Operation(summary = "修改热词 Change a hot word")
    Mono<HotWordView> changeHotWord(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedHotWord body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var wanted = body.hotWord();
            return HotWordView.of(keep.changeHotWord(
                    new HotWord(id.value(), wanted.word(), wanted.isOff(), wanted.order(), body.version())));
        });
    }

    @DeleteMapping("/hot-words/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除热词 Remove a hot word")
    Mono<Void> removeHotWord(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            keep.removeHotWord(id.value());
            return null;
        });
    }

    record NewSynonyms(@NotNull @Size(min = 2, max = 50) List<@NotBlank @Size(max = 64) String> words) {}

    record ChangedSynonyms(
            @NotNull Integer version, @NotNull @Size(min = 2, max = 50) List<@NotBlank @Size(max = 64) String> words) {}

    record SynonymsView(Id id, List<String> words, int version) {

        static SynonymsView of(Synonyms synonyms) {
            return new SynonymsView(new Id(synonyms.id()), synonyms.words(), synonyms.version());
        }
    }

    record NewHotWord(@NotBlank @Size(max = 64) String word, Boolean blocked, Integer sortOrder) {

        boolean isOff() {
            return Boolean.TRUE.equals(blocked);
        }

        int order() {
            return Objects.requireNonNullElse(sortOrder, 0);
        }
    }

    record ChangedHotWord(@NotNull Integer version, @NotNull @Valid NewHotWord hotWord) {}

    record HotWordView(Id id, String word, boolean blocked, int sortOrder, int version) {

        static HotWordView of(HotWord word) {
            return new HotWordView(new Id(word.id()), word.word(), word.isBlocked(), word.sortOrder(), word.version());
        }
    }
}
