package io.guidepost.guideapi.handover;

import io.guidepost.domain.handover.Dossiers;
import io.guidepost.domain.handover.HandoverPlans.Taken;
import io.guidepost.domain.handover.ReadHandovers;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a guide should know of customers whom he has taken over (INH-4). */
@RestController
@Tag(name = "交接档案 Handover dossiers")
class DossierController {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final ReadHandovers read;
    private final Offload offload;

    DossierController(ReadHandovers read, Offload offload) {
        this.read = read;
        this.offload = offload;
    }

    @GetMapping("/api/guide/v1/handovers")
    @Operation(summary = "我接手的客户 The customers I have taken over, newest first")
    Mono<Page<TakenView>> taken(SignedInGuide me, PageRequest page) {
        var before = page.after()
                .map(cursor -> Instant.ofEpochMilli(cursor.longAt(0)))
                .orElse(LATEST);
        var customer = page.after().map(cursor -> cursor.stringAt(1)).orElse("");
        return offload.call(() -> Page.of(
                read.takenBy(me.guideId(), before, customer, page.fetch()),
                page,
                TakenView::of,
                taken -> Cursor.of(taken.takenOverAt().toEpochMilli(), taken.externalUserid())));
    }

    @GetMapping("/api/guide/v1/customers/{externalUserId}/dossier")
    @Operation(
            summary = "客户交接档案 What I should know of a customer whom I have taken over",
            description =
                    "From the moment of takeover on, and as long as the customer is my friend; 404 for everybody else, the"
                            + " guide before included.")
    Mono<DossierView> dossier(SignedInGuide me, @PathVariable String externalUserId) {
        return offload.call(() -> DossierView.of(read.dossier(me.guideId(), externalUserId)));
    }

    record TakenView(
            String externalUserId,
            String memberId,
            String name,
            String fromGuideId,
            String fromGuideName,
            Instant takenOverAt) {

        static TakenView of(Taken taken) {
            return new TakenView(
                    taken.externalUserid(),
                    taken.memberId().map(String::valueOf).orElse(null),
                    taken.name().orElse(null),
                    Long.toString(taken.fromGuideId()),
                    taken.fromGuideName(),
                    taken.takenOverAt());
        }
    }

    /**
     * @param remark by what name the guide before called the customer
     * @param notes what the guide before has written about the customer
     * @param preferences what the customer has bought most often in, such as a size
     * @param wishes what lies in the customer's cart
     */
    record DossierView(
            TakenView taken,
            String remark,
            String notes,
            List<DossierTag> tags,
            List<DossierPurchase> purchases,
            List<DossierPreference> preferences,
            List<DossierWish> wishes,
            List<DossierCase> openAfterSales) {

        static DossierView of(ReadHandovers.Dossier dossier) {
            return new DossierView(
                    TakenView.of(dossier.taken()),
                    dossier.remark()
                            .map(Dossiers.Remark::remark)
                            .filter(text -> !text.isEmpty())
                            .orElse(null),
                    dossier.remark()
                            .map(Dossiers.Remark::description)
                            .filter(text -> !text.isEmpty())
                            .orElse(null),
                    dossier.tags().stream()
                            .map(marked -> new DossierTag(
                                    Long.toString(marked.tag().id()),
                                    marked.tag().name(),
                                    marked.group().name()))
                            .toList(),
                    dossier.bought().stream()
                            .map(bought -> new DossierPurchase(
                                    Long.toString(bought.orderId()),
                                    bought.paidAt(),
                                    bought.title(),
                                    bought.spec(),
                                    bought.quantity(),
                                    bought.paidFen()))
                            .toList(),
                    dossier.preferences().stream()
                            .map(preference -> new DossierPreference(preference.spec(), preference.times()))
                            .toList(),
                    dossier.wanted().stream()
                            .map(wanted -> new DossierWish(
                                    Long.toString(wanted.skuId()), wanted.title(), wanted.spec(), wanted.addedAt()))
                            .toList(),
                    dossier.openCases().stream()
                            .map(open -> new DossierCase(
                                    Long.toString(open.id()),
                                    Long.toString(open.orderId()),
                                    open.kind(),
                                    open.status()))
                            .toList());
        }
    }

    record DossierTag(String tagId, String name, String groupName) {}

    record DossierPurchase(String orderId, Instant paidAt, String title, String spec, int quantity, long paidFen) {}

    record DossierPreference(String spec, long times) {}

    record DossierWish(String skuId, String title, String spec, Instant addedAt) {}

    record DossierCase(String id, String orderId, String kind, String status) {}
}
