package io.guidepost.guideapi.hq.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.rate.CommissionRate;
import io.guidepost.domain.commission.rate.DecideRates;
import io.guidepost.domain.commission.rate.LookUpRate;
import io.guidepost.domain.commission.rate.NewRate;
import io.guidepost.domain.commission.rate.ProposeRates;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.domain.commission.rate.ReadRates;
import io.guidepost.guideapi.hq.Roles;
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
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is paid for which goods: proposed by one, approved by another, never changed for the past (B6). */
@RestController
@RequestMapping("/api/admin/v1/commission/rates")
@Tag(name = "佣金比例 Commission rates")
class RateController {

    static final String PATH = "/api/admin/v1/commission/rates";

    private final ReadRates read;
    private final ProposeRates propose;
    private final DecideRates decide;
    private final LookUpRate lookUp;
    private final Clock clock;
    private final Offload offload;

    RateController(
            ReadRates read, ProposeRates propose, DecideRates decide, LookUpRate lookUp, Clock clock, Offload offload) {
        this.read = read;
        this.propose = propose;
        this.decide = decide;
        this.lookUp = lookUp;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "佣金比例列表 List rates, newest first",
            description = "scope, target, payeeType and status narrow; at asks for those in force at that moment.")
    Mono<Page<RateView>> list(
            SignedInAdmin admin,
            PageRequest page,
            @RequestParam Optional<RateTarget.Scope> scope,
            @RequestParam Optional<String> target,
            @RequestParam Optional<PayeeType> payeeType,
            @RequestParam Optional<CommissionRate.Status> status,
            @RequestParam Optional<Instant> at) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        var now = clock.instant();
        return offload.call(() -> Page.of(
                read.page(new ReadRates.Filter(scope, target, payeeType, status, at), before, page.fetch()),
                page,
                rate -> RateView.of(rate, now),
                rate -> Cursor.of(rate.id())));
    }

    @PostMapping
    @Operation(
            summary = "提议佣金比例 Propose a rate",
            description =
                    "One of rateBp (of what is paid), fixedFen (for each unit; SKUs only) and excluded (earns nothing,"
                            + " and no wider rate is asked). target is the id of the SKU, product (SPU), category or store, the"
                            + " name of the brand, or the guide level; empty for DEFAULT. Nothing holds before it is approved.")
    Mono<ResponseEntity<RateView>> propose(SignedInAdmin admin, @Valid @RequestBody NewRateBody body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> propose.propose(body.wanted(), admin.adminId()))
                .map(rate -> ResponseEntity.created(URI.create(PATH + "/" + rate.id()))
                        .body(RateView.of(rate, clock.instant())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "佣金比例详情 A rate")
    Mono<RateView> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> RateView.of(read.rate(id.value()), clock.instant()));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "比例历史 All rates that this target and payee ever had or are to have, the latest start first")
    Mono<Page<RateView>> history(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var now = clock.instant();
        return offload.call(() -> new Page<>(
                read.history(id.value()).stream()
                        .map(rate -> RateView.of(rate, now))
                        .toList(),
                null));
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "审批通过 Approve; by another administrator than the maker",
            description = "422 with the sentence of each cap that would be broken: 30 % of the base for one payee, 50 %"
                    + " for guide, store and incentives together, at any moment from its start on.")
    Mono<RateView> approve(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            decide.approve(read.singleProposalOf(id.value()), admin.adminId());
            return RateView.of(read.rate(id.value()), clock.instant());
        });
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "驳回 Reject a proposed rate; its maker takes it back this way")
    Mono<RateView> reject(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Rejection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            decide.reject(read.singleProposalOf(id.value()), admin.adminId(), body.text());
            return RateView.of(read.rate(id.value()), clock.instant());
        });
    }

    @PostMapping("/{id}/end")
    @Operation(
            summary = "提议终止 Propose that a rate ends",
            description =
                    "endsAt is the first instant at which it no longer holds. Approved like any other change, under"
                            + " the proposal that is answered.")
    Mono<ResponseEntity<RateProposalController.ProposalView>> end(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody End body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> propose.proposeEnd(id.value(), body.endsAt(), admin.adminId()))
                .map(proposal -> ResponseEntity.created(URI.create(RateProposalController.PATH + "/" + proposal.id()))
                        .body(RateProposalController.ProposalView.of(proposal, List.of())));
    }

    @GetMapping("/effective")
    @Operation(
            summary = "试算佣金比例 What a SKU would pay, and why",
            description = "The whole precedence for guide and store, or headquarters without a store, with the one that"
                    + " wins. at is the moment of order; now if absent.")
    Mono<EffectiveView> effective(
            SignedInAdmin admin,
            @RequestParam Id skuId,
            @RequestParam Optional<Id> storeId,
            @RequestParam Optional<Id> guideId,
            @RequestParam Optional<Instant> at,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var asked = new LookUpRate.Question(
                skuId.value(), storeId.map(Id::value), guideId.map(Id::value), at.orElseGet(clock::instant));
        return offload.call(() -> EffectiveView.of(asked, lookUp.answer(asked), locale));
    }

    record Nothing() {}

    record End(@NotNull Instant endsAt) {}

    record Rejection(@Size(max = 200) String reason) {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    record NewRateBody(
            @NotNull RateTarget.Scope scope,
            @Size(max = 64) String target,
            @NotNull PayeeType payeeType,
            @Min(0) @Max(10_000) Integer rateBp,
            @Min(0) @Max(100_000_000) Long fixedFen,
            Boolean excluded,
            @NotNull Instant effectiveAt,
            Instant endsAt) {

        NewRate wanted() {
            var key = target == null ? "" : target.strip();
            if (!RateTarget.isKeyOf(scope, key)) {
                throw malformed("target", "%s 不是有效的 %s".formatted(key, scope), "%s is no %s".formatted(key, scope));
            }
            boolean isExcluded = Boolean.TRUE.equals(excluded);
            int given = (rateBp == null ? 0 : 1) + (fixedFen == null ? 0 : 1) + (isExcluded ? 1 : 0);
            if (given != 1) {
                throw malformed(
                        "rateBp",
                        "rateBp、fixedFen、excluded 须填且只填一个",
                        "Give exactly one of rateBp, fixedFen and excluded");
            }
            return new NewRate(
                    new RateTarget(scope, key), payeeType, reward(), effectiveAt, Optional.ofNullable(endsAt));
        }

        private Optional<Reward> reward() {
            if (rateBp != null) {
                return Optional.of(new Reward.Percent(new Rate(rateBp)));
            }
            return fixedFen == null ? Optional.empty() : Optional.of(new Reward.FixedPerUnit(new Money(fixedFen)));
        }

        private static Refusal malformed(String field, String zh, String en) {
            return new Refusal(Refusal.Kind.MALFORMED, "validation_failed", new Words(zh, en), Map.of("field", field));
        }
    }

    record EffectiveView(
            Id skuId,
            Id productId,
            Id storeId,
            Id guideId,
            int guideLevel,
            Instant at,
            long priceFen,
            List<PayeeView> payees) {

        /** Without a rateBp, a fixedFen and excluded nothing was ever promised. */
        record PayeeView(
                PayeeType payeeType,
                Id rateId,
                Integer rateBp,
                Long fixedFen,
                boolean excluded,
                String why,
                List<StepView> precedence) {}

        record StepView(String step, String target, boolean wins, List<RateView> rates) {}

        static EffectiveView of(LookUpRate.Question asked, LookUpRate.Answer answer, Locale locale) {
            return new EffectiveView(
                    new Id(answer.sku().skuId()),
                    new Id(answer.sku().productId()),
                    asked.storeId().map(Id::new).orElse(null),
                    asked.guideId().map(Id::new).orElse(null),
                    answer.guideLevel(),
                    asked.at(),
                    answer.sku().priceFen(),
                    answer.payees().stream()
                            .map(payee -> payee(payee, asked.at(), locale))
                            .toList());
        }

        private static PayeeView payee(LookUpRate.PayeeAnswer answer, Instant at, Locale locale) {
            var winner = answer.winner().map(rate -> RateView.of(rate, at));
            return new PayeeView(
                    answer.payee(),
                    winner.map(RateView::id).orElse(null),
                    winner.map(RateView::rateBp).orElse(null),
                    winner.map(RateView::fixedFen).orElse(null),
                    winner.map(RateView::excluded).orElse(false),
                    answer.why().in(locale),
                    answer.steps().stream()
                            .map(step -> new StepView(
                                    step.step().name(),
                                    step.target().key(),
                                    step.isWinner(),
                                    step.rates().stream()
                                            .map(rate -> RateView.of(rate, at))
                                            .toList()))
                            .toList());
        }
    }
}
