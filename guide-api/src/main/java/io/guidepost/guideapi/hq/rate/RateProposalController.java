package io.guidepost.guideapi.hq.rate;

import io.guidepost.domain.commission.rate.DecideRates;
import io.guidepost.domain.commission.rate.RateChange;
import io.guidepost.domain.commission.rate.RateProposal;
import io.guidepost.domain.commission.rate.ReadRates;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.rate.RateController.Nothing;
import io.guidepost.guideapi.hq.rate.RateController.Rejection;
import io.guidepost.guideapi.hq.rate.RateView.ChangeView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is approved as a whole: one rate, the end of one, or everything in a file. */
@RestController
@RequestMapping("/api/admin/v1/commission/rates/proposals")
@Tag(name = "佣金比例 Commission rates")
class RateProposalController {

    static final String PATH = "/api/admin/v1/commission/rates/proposals";
    private static final int SHOWN = 200;

    private final ReadRates read;
    private final DecideRates decide;
    private final Offload offload;

    RateProposalController(ReadRates read, DecideRates decide, Offload offload) {
        this.read = read;
        this.decide = decide;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "佣金变更列表 List proposals, newest first")
    Mono<Page<ProposalView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                read.proposals(before, page.fetch()),
                page,
                proposal -> ProposalView.of(proposal, List.of()),
                proposal -> Cursor.of(proposal.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "佣金变更详情 A proposal with its first 200 changes")
    Mono<ProposalView> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> ProposalView.of(read.proposal(id.value()), read.changesOf(id.value(), 0, SHOWN)));
    }

    @GetMapping("/{id}/changes")
    @Operation(summary = "变更明细 All changes of a proposal")
    Mono<Page<ChangeView>> changes(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> {
            read.proposal(id.value());
            return Page.of(
                    read.changesOf(id.value(), after, page.fetch()),
                    page,
                    ChangeView::of,
                    change -> Cursor.of(change.id()));
        });
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "整体审批通过 Approve all of it; by another administrator than the maker",
            description = "422 with the sentence of each cap that would be broken; then nothing of it holds.")
    Mono<ProposalView> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> ProposalView.of(decide.approve(id.value(), admin.adminId()), List.of()));
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "整体驳回 Reject all of it; its maker takes it back this way")
    Mono<ProposalView> reject(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Rejection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> ProposalView.of(decide.reject(id.value(), admin.adminId(), body.text()), List.of()));
    }

    /** {@code items} is empty in lists. */
    record ProposalView(
            Id id,
            String source,
            String status,
            int changes,
            String contentHash,
            Id createdBy,
            Instant createdAt,
            Id decidedBy,
            Instant decidedAt,
            String reason,
            List<ChangeView> items) {

        static ProposalView of(RateProposal proposal, List<RateChange> changes) {
            return new ProposalView(
                    new Id(proposal.id()),
                    proposal.source().name(),
                    proposal.status().name(),
                    proposal.changes(),
                    proposal.contentHash().orElse(null),
                    new Id(proposal.createdBy()),
                    proposal.createdAt(),
                    proposal.decidedBy().map(Id::new).orElse(null),
                    proposal.decidedAt().orElse(null),
                    proposal.reason().isEmpty() ? null : proposal.reason(),
                    changes.stream().map(ChangeView::of).toList());
        }
    }
}
