package io.guidepost.guideapi.hq.organization;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.AgreeWithStore;
import io.guidepost.domain.organization.AgreeWithStore.Terms;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.organization.StorePolicies;
import io.guidepost.domain.organization.StorePolicy;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is agreed with a store, from when on; one administrator proposes and another approves. */
@RestController
@RequestMapping("/api/admin/v1/org/stores/{storeId}/policies")
class StorePolicyController {

    private final StorePolicies policies;
    private final AgreeWithStore agreeWithStore;
    private final Roster roster;
    private final Sights sights;
    private final Clock clock;
    private final Offload offload;

    StorePolicyController(
            StorePolicies policies,
            AgreeWithStore agreeWithStore,
            Roster roster,
            Sights sights,
            Clock clock,
            Offload offload) {
        this.policies = policies;
        this.agreeWithStore = agreeWithStore;
        this.roster = roster;
        this.sights = sights;
        this.clock = clock;
        this.offload = offload;
    }

    @Operation(summary = "门店政策与历史 A store's terms, in force, to come, past and proposed")
    @GetMapping
    Mono<PolicyList> list(SignedInAdmin admin, @PathVariable long storeId) {
        return offload.call(() -> {
            var now = clock.instant();
            roster.store(storeId)
                    .filter(store -> sights.coversStore(admin.sight(), storeId))
                    .orElseThrow(() -> Refusal.notFound("门店", "store"));
            return new PolicyList(
                    policies.inForceAt(storeId, now).map(PolicyView::from).orElse(null),
                    policies.of(storeId).stream().map(PolicyView::from).toList());
        });
    }

    @Operation(summary = "提交门店政策 Propose terms; they hold once another administrator approves")
    @PostMapping
    Mono<ResponseEntity<PolicyView>> propose(
            SignedInAdmin admin, @PathVariable long storeId, @Valid @RequestBody NewPolicy body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> agreeWithStore.propose(body.of(storeId, admin.adminId())))
                .map(policy -> ResponseEntity.created(
                                URI.create("/api/admin/v1/org/stores/%d/policies".formatted(storeId)))
                        .body(PolicyView.from(policy)));
    }

    @Operation(summary = "批准门店政策 Approve; by another administrator than the one who proposed")
    @PostMapping("/{policyId}/approval")
    Mono<PolicyView> approve(
            SignedInAdmin admin, @PathVariable long storeId, @PathVariable long policyId, @RequestBody Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> agreeWithStore.approve(storeId, policyId, admin.adminId()))
                .map(PolicyView::from);
    }

    @Operation(summary = "驳回门店政策 Reject; by another administrator than the one who proposed")
    @PostMapping("/{policyId}/rejection")
    Mono<PolicyView> reject(
            SignedInAdmin admin, @PathVariable long storeId, @PathVariable long policyId, @RequestBody Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> agreeWithStore.reject(storeId, policyId, admin.adminId()))
                .map(PolicyView::from);
    }

    record Nothing() {}

    /**
     * @param hqServiceBp what headquarters keeps of a franchisee's sales
     * @param legalEntity the company that runs the store; absent for the corporation itself
     * @param effectiveFromAt absent for the moment of approval
     */
    record NewPolicy(
            @NotNull @Min(0) @Max(10_000) Integer hqServiceBp,
            @Size(max = 64) String legalEntity,
            Instant effectiveFromAt,
            @NotBlank @Size(max = 200) String reason) {

        Terms of(long storeId, long adminId) {
            return new Terms(
                    storeId,
                    Optional.ofNullable(legalEntity).map(String::strip).orElse(""),
                    hqServiceBp,
                    Optional.ofNullable(effectiveFromAt),
                    reason,
                    adminId);
        }
    }

    /** @param inForce null where nothing was ever agreed */
    record PolicyList(PolicyView inForce, List<PolicyView> items) {}

    record PolicyView(
            String id,
            String storeId,
            String legalEntity,
            int hqServiceBp,
            Instant effectiveFromAt,
            String status,
            String reason,
            String createdBy,
            Instant createdAt,
            String approvedBy,
            Instant approvedAt) {

        static PolicyView from(StorePolicy policy) {
            return new PolicyView(
                    Long.toString(policy.id()),
                    Long.toString(policy.storeId()),
                    policy.legalEntity(),
                    policy.hqServiceBp(),
                    policy.effectiveFrom(),
                    policy.state().name(),
                    policy.note(),
                    Long.toString(policy.createdBy()),
                    policy.createdAt(),
                    policy.approvedBy().map(String::valueOf).orElse(null),
                    policy.approvedAt().orElse(null));
        }
    }
}
