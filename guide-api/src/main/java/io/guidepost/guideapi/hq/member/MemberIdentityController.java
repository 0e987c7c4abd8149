package io.guidepost.guideapi.hq.member;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Evidence.Named;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.shopper.Mergers;
import io.guidepost.domain.shopper.Mergers.Merger;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.RebindShopper;
import io.guidepost.domain.shopper.RecogniseShopper;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Under which names a member is known, and which records became him. */
@RestController
@RequestMapping("/api/admin/v1/members/{memberId}")
class MemberIdentityController {

    private final Evidence evidence;
    private final Mergers mergers;
    private final OneShopper oneShopper;
    private final RebindShopper rebindShopper;
    private final RecogniseShopper recognise;
    private final Offload offload;

    MemberIdentityController(
            Evidence evidence,
            Mergers mergers,
            OneShopper oneShopper,
            RebindShopper rebindShopper,
            RecogniseShopper recognise,
            Offload offload) {
        this.evidence = evidence;
        this.mergers = mergers;
        this.oneShopper = oneShopper;
        this.rebindShopper = rebindShopper;
        this.recognise = recognise;
        this.offload = offload;
    }

    @Operation(
            summary = "会员身份与合并记录 A member's identities, the records that are part of him, and every merger there was",
            description = "openid 与 unionid 脱敏显示。 Openids and unionids are masked.")
    @GetMapping("/identities")
    Mono<MemberIdentities> show(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(() -> {
            rebindShopper.look(memberId, admin.sight());
            return identities(memberId);
        });
    }

    @Operation(
            summary = "登记其他渠道的会员号 Note the number under which another channel knows the member",
            description = "该号已属他人时，两者按证据合并，或进入冲突队列等待裁定。 Where the number is another member's, both become one by the"
                    + " evidence, or a conflict is queued for headquarters. The answer is about who stands for the member"
                    + " then.")
    @PostMapping("/identities")
    Mono<ResponseEntity<MemberIdentities>> add(
            SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody NewChannelNumber body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    rebindShopper.look(memberId, admin.sight());
                    if (!body.kind().isOfChannel()) {
                        throw new Refusal(
                                Refusal.Kind.REFUSED,
                                "identity_kind_unfit",
                                new Words(
                                        "微信身份由微信告知，不能手工登记",
                                        "Identities at WeChat are told by WeChat and not entered by hand"),
                                Map.of("kind", body.kind().name()));
                    }
                    requireStanding(memberId);
                    return identities(recognise.alsoKnownAs(memberId, body.kind(), body.value()));
                })
                .map(view -> ResponseEntity.created(
                                URI.create("/api/admin/v1/members/%s/identities".formatted(view.memberId())))
                        .body(view));
    }

    private void requireStanding(long memberId) {
        if (oneShopper.standingFor(memberId) != memberId) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "member_merged",
                    new Words("该会员已并入另一会员", "This member has become part of another"));
        }
    }

    private MemberIdentities identities(long memberId) {
        return new MemberIdentities(
                Long.toString(memberId),
                Long.toString(oneShopper.standingFor(memberId)),
                oneShopper.recordsOf(memberId).stream().map(String::valueOf).toList(),
                evidence.named(List.of(memberId)).stream()
                        .map(IdentityView::from)
                        .toList(),
                mergers.of(memberId).stream().map(MergerView::from).toList());
    }

    /** @param value printable and without blanks, as the channel writes it */
    record NewChannelNumber(@NotNull IdentityKind kind, @NotNull @Pattern(regexp = "[!-~]{1,64}") String value) {}

    /**
     * @param standingMemberId who stands for this record; itself unless it was merged
     * @param recordIds this record and all that are part of it
     */
    record MemberIdentities(
            String memberId,
            String standingMemberId,
            List<String> recordIds,
            List<IdentityView> identities,
            List<MergerView> mergers) {}

    /** @param recordId the record the identity came with */
    record IdentityView(String recordId, IdentityKind kind, String appId, String value, Instant createdAt) {

        static IdentityView from(Named named) {
            boolean isWeChats = named.kind() == IdentityKind.UNIONID || named.kind() == IdentityKind.OPENID;
            return new IdentityView(
                    Long.toString(named.recordId()),
                    named.kind(),
                    named.appId().isEmpty() ? null : named.appId(),
                    isWeChats ? Masked.number(named.value()) : named.value(),
                    named.createdAt());
        }
    }

    /** @param cause ADMIN, EVIDENCE, or EARLIER for mergers from before this was written down */
    record MergerView(
            String id,
            String mergedMemberId,
            String intoMemberId,
            String cause,
            String adminId,
            String reason,
            Instant mergedAt,
            Instant undoneAt,
            String undoneBy,
            String undoneReason) {

        static MergerView from(Merger merger) {
            return new MergerView(
                    Long.toString(merger.id()),
                    Long.toString(merger.mergedId()),
                    Long.toString(merger.intoId()),
                    merger.cause().name(),
                    merger.adminId() == null ? null : Long.toString(merger.adminId()),
                    merger.note().isEmpty() ? null : merger.note(),
                    merger.mergedAt(),
                    merger.undoneAt(),
                    merger.undoneBy() == null ? null : Long.toString(merger.undoneBy()),
                    merger.undoneWhy().isEmpty() ? null : merger.undoneWhy());
        }
    }
}
