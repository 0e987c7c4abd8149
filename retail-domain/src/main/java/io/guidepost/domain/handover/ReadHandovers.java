package io.guidepost.domain.handover;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.handover.Dossiers.Bought;
import io.guidepost.domain.handover.Dossiers.OpenCase;
import io.guidepost.domain.handover.Dossiers.Preference;
import io.guidepost.domain.handover.Dossiers.Remark;
import io.guidepost.domain.handover.Dossiers.Wanted;
import io.guidepost.domain.handover.HandoverPlans.Left;
import io.guidepost.domain.handover.HandoverPlans.Taken;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.tag.TagCustomers;
import io.guidepost.domain.tag.TagCustomers.Marked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Plans and their customers for headquarters, and dossiers for the guides who have taken customers over. */
@Service
public class ReadHandovers {

    private static final int LAST_BOUGHT = 20;
    private static final int PREFERENCES = 5;
    private static final int WANTED = 10;

    private final HandoverPlans plans;
    private final Dossiers dossiers;
    private final TagCustomers tags;
    private final Sights sights;

    ReadHandovers(HandoverPlans plans, Dossiers dossiers, TagCustomers tags, Sights sights) {
        this.plans = plans;
        this.dossiers = dossiers;
        this.tags = tags;
        this.sights = sights;
    }

    /**
     * All that the new guide should know.
     *
     * @param remark what the guide before had written about the customer
     */
    public record Dossier(
            Taken taken,
            Optional<Remark> remark,
            List<Marked> tags,
            List<Bought> bought,
            List<Preference> preferences,
            List<Wanted> wanted,
            List<OpenCase> openCases) {}

    /** Whether the guide whose customers are handed over serves there, or served there last. */
    public boolean isSeen(Sight sight, long planId) {
        return plans.find(planId)
                .filter(plan -> sights.coversGuide(sight, plan.fromGuideId()))
                .isPresent();
    }

    /** Newest first. */
    public List<Plan> page(Sight sight, Optional<Plan.State> state, long beforeId, int limit) {
        return plans.page(sight, state, beforeId, limit);
    }

    /** By customer, after the given one. */
    public List<Line> lines(long planId, Optional<Line.State> state, String after, int limit) {
        plans.find(planId).orElseThrow(() -> Refusal.notFound("客户交接", "hand-over"));
        return plans.page(planId, state, after, limit);
    }

    /** Guides who have left whose customers nobody is to take over yet. */
    public List<Left> left(Sight sight, long afterGuideId, int limit) {
        return plans.left(sight, afterGuideId, limit);
    }

    /** Newest first. */
    public List<Taken> takenBy(long guideId, Instant before, String afterExternalUserid, int limit) {
        return plans.takenBy(guideId, before, afterExternalUserid, limit);
    }

    /** Not found for anybody but the guide who has taken the customer over and has him as a friend now. */
    public Dossier dossier(long guideId, String externalUserid) {
        var taken = plans.taken(guideId, externalUserid).orElseThrow(() -> Refusal.notFound("交接档案", "dossier"));
        var marked = tags.ofFriend(guideId, externalUserid);
        var member = taken.memberId();
        return new Dossier(
                taken,
                dossiers.remark(taken.fromGuideId(), externalUserid),
                marked,
                member.map(id -> dossiers.bought(id, LAST_BOUGHT)).orElse(List.of()),
                member.map(id -> dossiers.preferences(id, PREFERENCES)).orElse(List.of()),
                member.map(id -> dossiers.wanted(id, WANTED)).orElse(List.of()),
                member.map(id -> dossiers.openCases(id, WANTED)).orElse(List.of()));
    }
}
