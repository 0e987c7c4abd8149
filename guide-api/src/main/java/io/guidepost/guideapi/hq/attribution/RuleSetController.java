package io.guidepost.guideapi.hq.attribution;

import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.attribution.EnactRuleSet;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.attribution.RuleSetVersion;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.attribution.RuleSetViews.EventView;
import io.guidepost.guideapi.hq.attribution.RuleSetViews.Parameters;
import io.guidepost.guideapi.hq.attribution.RuleSetViews.PresetView;
import io.guidepost.guideapi.hq.attribution.RuleSetViews.RuleSetView;
import io.guidepost.guideapi.hq.attribution.RuleSetViews.ScopeView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/attribution/rule-sets")
@Tag(name = "归属规则 Attribution rules")
class RuleSetController {

    private final RuleSetRegister register;
    private final DraftRuleSet drafts;
    private final EnactRuleSet enact;
    private final Offload offload;
    private final Clock clock;

    RuleSetController(RuleSetRegister register, DraftRuleSet drafts, EnactRuleSet enact, Offload offload, Clock clock) {
        this.register = register;
        this.drafts = drafts;
        this.enact = enact;
        this.offload = offload;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "规则列表 List rule sets, newest first",
            description = "inForce tells which of them hold now, each for its scope.")
    Mono<Page<RuleSetView>> list(
            SignedInAdmin admin, @RequestParam(required = false) RuleSetState state, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        return offload.call(() -> {
            var inForce = inForce();
            return Page.of(
                    register.page(
                            Optional.ofNullable(state),
                            page.after()
                                    .map(after -> Math.toIntExact(after.longAt(0)))
                                    .orElse(Integer.MAX_VALUE),
                            page.fetch()),
                    page,
                    set -> RuleSetView.of(set, inForce),
                    set -> Cursor.of((long) set.version()));
        });
    }

    @GetMapping("/presets")
    @Operation(summary = "预设规则 The presets that can be copied: APPAREL, JEWELLERY, FMCG, POS_STRICT")
    Mono<PresetList> presets(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        return offload.call(() ->
                new PresetList(register.presets().stream().map(PresetView::of).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "规则详情 A rule set")
    Mono<RuleSetView> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        return offload.call(() -> view(register.find(number(id)).orElseThrow(RuleSetController::unknown)));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "操作记录 Who did what to a rule set, oldest first")
    Mono<History> history(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        return offload.call(() -> {
            register.find(number(id)).orElseThrow(RuleSetController::unknown);
            return new History(
                    register.historyOf(number(id)).stream().map(EventView::of).toList());
        });
    }

    @PostMapping
    @Operation(
            summary = "起草规则 Draft rules from a preset or another version",
            description = "Parameters that are absent stay as they are in what is copied.")
    Mono<ResponseEntity<RuleSetView>> draft(SignedInAdmin admin, @Valid @RequestBody NewRuleSet body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            var view = view(body.draft(drafts, admin.adminId()));
            return ResponseEntity.created(URI.create("/api/admin/v1/attribution/rule-sets/" + view.id()))
                    .body(view);
        });
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "修改草稿 Change a draft",
            description = "Absent parameters stay as they are. What was simulated becomes a draft again.")
    Mono<RuleSetView> edit(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Change body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(drafts.edit(number(id), body.version(), body.wanted(), admin.adminId())));
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "审批通过 Approve simulated rules; by somebody who had no hand in the draft")
    Mono<RuleSetView> approve(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Approval body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(enact.approve(number(id), body.version(), admin.adminId())));
    }

    @PostMapping("/{id}/activation")
    @Operation(
            summary = "启用规则 Put approved rules in force, now or at a time",
            description = "Orders placed from that instant on are decided by them, if no narrower scope has its own.")
    Mono<RuleSetView> activate(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Activation body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var wanted = body == null ? new Activation(null, null) : body;
        return offload.call(() -> view(enact.activate(
                number(id),
                Optional.ofNullable(wanted.effectiveFrom()),
                Optional.ofNullable(wanted.effectiveUntil()),
                admin.adminId())));
    }

    @PostMapping("/{id}/retirement")
    @Operation(summary = "停用规则 End rules that are in force, now or at a time, or give up others")
    Mono<RuleSetView> retire(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Retirement body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(
                enact.retire(number(id), Optional.ofNullable(body).map(Retirement::effectiveUntil), admin.adminId())));
    }

    private RuleSetView view(RuleSetVersion set) {
        return RuleSetView.of(set, inForce());
    }

    private Set<Integer> inForce() {
        return register.inForceAt(clock.instant()).stream()
                .map(scheduled -> scheduled.version())
                .collect(Collectors.toSet());
    }

    /** No rule set has a number beyond that. */
    private static int number(Id id) {
        if (id.value() > Integer.MAX_VALUE) {
            throw unknown();
        }
        return (int) id.value();
    }

    private static Refusal unknown() {
        return Refusal.notFound("归属规则", "rule set");
    }

    record PresetList(List<PresetView> items) {}

    record History(List<EventView> items) {}

    /** From exactly one of a preset and another rule set. */
    record NewRuleSet(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 16) String preset,
            Id basedOn,
            @Valid ScopeView scope,
            @Valid Parameters parameters) {

        RuleSetVersion draft(DraftRuleSet drafts, long adminId) {
            if ((preset == null) == (basedOn == null)) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "malformed_request",
                        new Words("请在 preset 和 basedOn 中指定且仅指定一个", "Name exactly one of preset and basedOn"));
            }
            var wanted = RuleSetViews.wanted(name, parameters, scope);
            return preset != null
                    ? drafts.fromPreset(preset, wanted, adminId)
                    : drafts.fromVersion(number(basedOn), wanted, adminId);
        }
    }

    record Change(
            @NotNull Integer version,
            @NotBlank @Size(max = 64) String name,
            @Valid ScopeView scope,
            @Valid Parameters parameters) {

        DraftRuleSet.Wanted wanted() {
            return RuleSetViews.wanted(name, parameters, scope);
        }
    }

    record Approval(@NotNull Integer version) {}

    record Activation(Instant effectiveFrom, Instant effectiveUntil) {}

    record Retirement(Instant effectiveUntil) {}
}
