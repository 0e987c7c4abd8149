package io.guidepost.guideapi.card;

import io.guidepost.domain.organization.GuideCard;
import io.guidepost.domain.organization.ShowGuideCard;
import io.guidepost.domain.organization.ShowGuideCard.Shown;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What shoppers see of the guide who is signed in. */
@RestController
@RequestMapping("/api/guide/v1/card")
@Tag(name = "导购名片 Guide card")
class GuideCardController {

    private final ShowGuideCard cards;
    private final Offload offload;

    GuideCardController(ShowGuideCard cards, Offload offload) {
        this.cards = cards;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "我的名片 My card as shoppers see it")
    Mono<CardView> mine(SignedInGuide me) {
        return offload.call(() -> CardView.of(cards.toGuide(me.guideId())));
    }

    @PutMapping
    @Operation(
            summary = "修改名片 Write my card",
            description = "version is that of the card when it was read, 0 for the first time. Not public hides it.")
    Mono<CardView> write(SignedInGuide me, @Valid @RequestBody NewCard body) {
        return offload.call(() -> CardView.of(cards.write(body.of(me.guideId()))));
    }

    record NewCard(
            @NotNull Boolean isPublic,
            @NotNull @Size(max = 40) String title,
            @NotNull @Size(max = 200) String greeting,
            @NotNull @Size(max = 500) String introduction,
            @Size(max = 500) @Pattern(regexp = "|https://[^\\s\"<>]+") String pictureUrl,
            @NotNull @Min(0) Integer version) {

        GuideCard of(long guideId) {
            return new GuideCard(
                    guideId,
                    isPublic,
                    title.strip(),
                    greeting.strip(),
                    introduction.strip(),
                    pictureUrl == null ? "" : pictureUrl,
                    version);
        }
    }

    /** @param isOnline within the hours of the store; absent where these are not known */
    record CardView(
            String guideId,
            String name,
            String storeId,
            String storeName,
            boolean isPublic,
            String title,
            String greeting,
            String introduction,
            String pictureUrl,
            Boolean isOnline,
            int version) {

        static CardView of(Shown shown) {
            return new CardView(
                    Long.toString(shown.serving().guideId()),
                    shown.serving().name(),
                    Long.toString(shown.serving().storeId()),
                    shown.serving().storeName(),
                    shown.card().isPublic(),
                    shown.card().title(),
                    shown.card().greeting(),
                    shown.card().introduction(),
                    shown.card().pictureUrl().isEmpty() ? null : shown.card().pictureUrl(),
                    shown.isOnline().orElse(null),
                    shown.card().version());
        }
    }
}
