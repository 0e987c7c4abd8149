package io.guidepost.guideapi.hq.access;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.aftersale.AfterSales;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.dispute.Disputes;
import io.guidepost.domain.fraud.Suspicions;
import io.guidepost.domain.handover.ReadHandovers;
import io.guidepost.domain.member.FindMembers;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.sight.Sight;
import io.guidepost.webedge.Offload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the object that an address names is covered by a sight, whatever is done with it or with what lies below it. */
@Component
class SeenObjects {

    private final Map<String, BiPredicate<Sight, Long>> seen;
    private final Offload offload;

    SeenObjects(
            Sights sights,
            Attributions attributions,
            FindMembers members,
            OneShopper oneShopper,
            Refunds refunds,
            AfterSales afterSales,
            Disputes disputes,
            Suspicions suspicions,
            ReadHandovers handovers,
            Codes codes,
            Tasks tasks,
            Offload offload) {
        this.offload = offload;
        this.seen = Map.ofEntries(
                Map.entry("orders", attributions::isCreditedWithin),
                Map.entry("members", (sight, id) -> members.card(oneShopper.standingFor(id), sight)
                        .isPresent()),
                Map.entry("guides", sights::coversGuide),
                Map.entry("stores", sights::coversStore),
                Map.entry("refunds", (sight, id) -> refunds.findIn(sight, id).isPresent()),
                Map.entry("after-sales", (sight, id) -> afterSales.find(id).stream()
                        .anyMatch(found -> attributions.isCreditedWithin(sight, found.orderId()))),
                Map.entry("disputes", (sight, id) -> disputes.find(id).stream()
                        .anyMatch(found -> sights.covers(
                                sight,
                                found.filed().regionId(),
                                Optional.of(found.filed().storeId())))),
                Map.entry("holds", (sight, id) -> suspicions.find(id).stream()
                        .anyMatch(found -> sights.covers(sight, found.regionId(), Optional.empty())
                                || attributions.isCreditedWithin(sight, found.orderId()))),
                Map.entry("handovers", handovers::isSeen),
                Map.entry("acquisition-codes", (sight, id) -> codes.find(id).stream()
                        .anyMatch(found -> sights.coversStore(sight, found.storeId()))),
                Map.entry("tasks", tasks::isSeen));
    }

    /** The kinds of objects that are looked for; those of the organization are named by their second step. */
    List<String> kinds() {
        return seen.keySet().stream().sorted().toList();
    }

    /** Fails with 404 for what lies elsewhere; nothing for an address that names no object. */
    Mono<Void> requireSeen(Sight sight, List<String> steps) {
        int at = steps.get(0).equals("org") ? 1 : 0;
        if (steps.size() <= at + 1 || !Reach.isId(steps.get(at + 1)) || !seen.containsKey(steps.get(at))) {
            return Mono.empty();
        }
        return offload.call(() -> {
                    if (!isSeen(steps.get(at), sight, steps.get(at + 1))) {
                        throw Refusal.notFound("对象", "object");
                    }
                    return true;
                })
                .then();
    }

    private boolean isSeen(String kind, Sight sight, String id) {
        try {
            return seen.get(kind).test(sight, Long.parseLong(id));
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }
}
