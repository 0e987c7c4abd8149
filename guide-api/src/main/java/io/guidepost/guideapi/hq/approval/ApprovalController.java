package io.guidepost.guideapi.hq.approval;

import io.guidepost.domain.approval.Approvals;
import io.guidepost.domain.approval.Approvals.After;
import io.guidepost.domain.approval.Waiting;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.rights.Permission;
import io.guidepost.guideapi.hq.access.Grantors;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Everything that waits for a second person, for those who may be that person. */
@RestController
@RequestMapping("/api/admin/v1/approvals")
@Tag(name = "待审批 Approvals")
class ApprovalController {

    private final Approvals approvals;
    private final Grantors grantors;
    private final Offload offload;

    ApprovalController(Approvals approvals, Grantors grantors, Offload offload) {
        this.approvals = approvals;
        this.grantors = grantors;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "待我审批 What waits for a second person, the oldest first",
            description =
                    "Rules, rates, incentives, prices, tasks, corrections, refunds, withdrawals and all else that takes two people,"
                            + " as far as one's permissions (….approve) and places reach. own is true for what one has made"
                            + " oneself: somebody else must decide on it (403 maker_is_checker). link is the address of the thing;"
                            + " it is decided on there, as ever. Proofs of work are not among them: they have /proofs.")
    Mono<Page<ApprovalItem>> list(
            SignedInAdmin admin, @RequestParam Optional<Matter> kind, PageRequest page, Locale locale) {
        var after = page.after()
                .map(cursor -> new After(
                        Instant.ofEpochMilli(cursor.longAt(0)),
                        Matter.values()[Math.floorMod(cursor.longAt(1), Matter.values().length)],
                        cursor.longAt(2)));
        return offload.call(() -> {
            var permissions = grantors.of(admin).permissions().stream()
                    .map(Permission::key)
                    .collect(Collectors.toSet());
            var matters = Arrays.stream(Matter.values())
                    .filter(matter -> kind.isEmpty() || kind.get() == matter)
                    .filter(matter -> permissions.contains(matter.permission()))
                    .toList();
            return Page.of(
                    approvals.waiting(matters, admin.sight(), after, page.fetch()),
                    page,
                    waiting -> ApprovalItem.of(waiting, admin.adminId(), locale),
                    waiting -> Cursor.of(
                            waiting.since().toEpochMilli(),
                            (long) waiting.matter().ordinal(),
                            waiting.id()));
        });
    }

    /**
     * @param kind such as {@code WITHDRAWAL}; {@code kindName} in the reader's language
     * @param maker absent where a guide, a shopper or a duty asked
     * @param own the reader had a hand in it
     * @param amountFen of what is about money
     */
    record ApprovalItem(
            Matter kind,
            String kindName,
            String id,
            String title,
            ApprovalMaker maker,
            boolean own,
            Long amountFen,
            Instant sinceAt,
            String link) {

        static ApprovalItem of(Waiting waiting, long readerId, Locale locale) {
            var makers = List.copyOf(waiting.makers());
            return new ApprovalItem(
                    waiting.matter(),
                    waiting.matter().words().in(locale),
                    Long.toString(waiting.id()),
                    waiting.title(),
                    makers.isEmpty()
                            ? null
                            : new ApprovalMaker(
                                    Long.toString(makers.get(0)),
                                    waiting.makerName().orElse(null)),
                    !Matter.maySecond(readerId, makers),
                    waiting.amountFen().orElse(null),
                    waiting.since(),
                    "/api/admin/v1/" + waiting.path());
        }
    }

    record ApprovalMaker(String id, String name) {}
}
