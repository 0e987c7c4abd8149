package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A guide's public card: who it is, where, and whether somebody is there right now. Everybody who serves has one; what is
 * written on it is the guide's.
 */
@Service
public class ShowGuideCard {

    private final GuideCards cards;
    private final Roster roster;
    private final StoreDetails details;
    private final Clock clock;

    ShowGuideCard(GuideCards cards, Roster roster, StoreDetails details, Clock clock) {
        this.cards = cards;
        this.roster = roster;
        this.details = details;
        this.clock = clock;
    }

    /**
     * The card as it is shown.
     *
     * @param isOnline within the hours of the store; empty where these are not known
     */
    public record Shown(GuideCard card, Serving serving, StoreDetail store, Optional<Boolean> isOnline) {}

    /** To shoppers: nobody who does not serve today, and nobody who does not want to be shown. */
    public Shown toShopper(long guideId) {
        return shown(guideId)
                .filter(shown -> shown.card().isPublic())
                .orElseThrow(() -> Refusal.notFound("导购名片", "card of a guide"));
    }

    public Shown toGuide(long guideId) {
        return shown(guideId).orElseThrow(() -> Refusal.notFound("导购名片", "card of a guide"));
    }

    /** Refused with {@code version_conflict} when it was written from another device meanwhile. */
    @Transactional
    public Shown write(GuideCard card) {
        if (!cards.save(card, clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("名片已被修改，请刷新后重试", "The card has been changed meanwhile; read it again and retry"));
        }
        return toGuide(card.guideId());
    }

    private Optional<Shown> shown(long guideId) {
        var now = clock.instant();
        return roster.serving(guideId, now)
                .filter(serving -> serving.status() == Guide.Status.ACTIVE)
                .map(serving -> {
                    var store = details.of(List.of(serving.storeId()))
                            .getOrDefault(serving.storeId(), StoreDetail.unknown(serving.storeId()));
                    return new Shown(
                            cards.find(guideId).orElseGet(() -> GuideCard.unwritten(guideId)),
                            serving,
                            store,
                            Optional.of(store.hours())
                                    .filter(OpeningHours::isKnown)
                                    .map(hours -> hours.isOpenAt(now)));
                });
    }
}
