package io.guidepost.guideapi.hq.incentive;

import io.guidepost.core.money.Money;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.incentive.Awards;
import io.guidepost.domain.incentive.Budgets;
import io.guidepost.domain.incentive.DecideIncentive;
import io.guidepost.domain.incentive.DraftIncentive;
import io.guidepost.domain.incentive.FundedIncentive;
import io.guidepost.domain.incentive.Incentives;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.incentive.IncentiveViews.FinisherView;
import io.guidepost.guideapi.hq.incentive.IncentiveViews.IncentiveView;
import io.guidepost.guideapi.hq.incentive.IncentiveViews.RaiseView;
import io.guidepost.guideapi.hq.incentive.IncentiveViews.StandingsView;
import io.guidepost.guideapi.hq.incentive.IncentiveViews.TemplatesView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Rewards beyond the rate card, out of budgets that cannot be overspent (B8). */
@RestController
@RequestMapping("/api/admin/v1/incentives")
@Tag(name = "激励 Incentives")
class IncentiveController {

    private final DraftIncentive draftIncentive;
    private final DecideIncentive decideIncentive;
    private final Incentives incentives;
    private final Budgets budgets;
    private final Awards awards;
    private final Clock clock;
    private final Offload offload;

    IncentiveController(
            DraftIncentive draftIncentive,
            DecideIncentive decideIncentive,
            Incentives incentives,
            Budgets budgets,
            Awards awards,
            Clock clock,
            Offload offload) {
        this.draftIncentive = draftIncentive;
        this.decideIncentive = decideIncentive;
        this.incentives = incentives;
        this.budgets = budgets;
        this.awards = awards;
        this.clock = clock;
        this.offload = offload;
    }

    @PostMapping
    @Operation(summary = "起草激励 Draft an incentive; nobody is promised anything yet")
    Mono<ResponseEntity<IncentiveView>> draft(SignedInAdmin admin, @Valid @RequestBody NewIncentive body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(draftIncentive.draft(body.by(admin)));
            return ResponseEntity.created(URI.create("/api/admin/v1/incentives/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "激励列表 List incentives, newest first")
    Mono<Page<IncentiveView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> {
            requireReader(admin);
            return Page.of(
                    incentives.page(page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                    page,
                    this::view,
                    incentive -> Cursor.of(incentive.id()));
        });
    }

    @GetMapping("/templates")
    @Operation(summary = "激励模板 Ready examples to draft from, such as 30 yuan for a private-domain order of 1000 yuan")
    Mono<TemplatesView> templates(SignedInAdmin admin, Locale locale) {
        return offload.call(() -> {
            requireReader(admin);
            return TemplatesView.in(locale);
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "激励详情 An incentive with what is used of its budget")
    Mono<IncentiveView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            requireReader(admin);
            return view(found(id));
        });
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改草稿 Change a draft of this version")
    Mono<IncentiveView> change(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedIncentive body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(draftIncentive.change(id.value(), body.incentive().by(admin), body.version()));
        });
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批通过 Approve; by another administrator than the creator, immutable from then on")
    Mono<IncentiveView> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decideIncentive.approve(id.value(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/ending")
    @Operation(summary = "提前终止 Call an incentive off; what was earned stays")
    Mono<IncentiveView> end(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decideIncentive.end(id.value(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/budget-raises")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请追加预算 Ask for more budget; it takes effect when somebody else approves")
    Mono<RaiseView> askForMore(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewRaise body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return RaiseView.of(decideIncentive.askForMore(id.value(), new Money(body.byFen()), admin.adminId()));
        });
    }

    @PostMapping("/{id}/budget-raises/{raiseId}/approval")
    @Operation(summary = "审批追加预算 Approve more budget; by another administrator than who asked")
    Mono<IncentiveView> approveRaise(
            SignedInAdmin admin,
            @PathVariable Id id,
            @PathVariable Id raiseId,
            @RequestBody(required = false) Nothing body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(decideIncentive.approveRaise(id.value(), raiseId.value(), admin.adminId()));
        });
    }

    @GetMapping("/{id}/standings")
    @Operation(summary = "排名结果 The standings a contest was judged by; empty before")
    Mono<StandingsView> standings(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            requireReader(admin);
            found(id);
            return new StandingsView(
                    awards.standings(id.value()).stream().map(FinisherView::of).toList());
        });
    }

    private FundedIncentive found(Id id) {
        return incentives.find(id.value()).orElseThrow(() -> Refusal.notFound("激励", "incentive"));
    }

    private IncentiveView view(FundedIncentive incentive) {
        return IncentiveView.of(
                incentive,
                incentive.stateAt(clock.instant()),
                budgets.raises(incentive.id()).stream().map(RaiseView::of).toList());
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
    }

    /** An empty object; fields are refused like everywhere. */
    record Nothing() {}

    record ChangedIncentive(@NotNull @Valid NewIncentive incentive, @Min(0) int version) {}

    record NewRaise(@Min(1) @Max(NewIncentive.MOST_FEN) long byFen) {}
}
