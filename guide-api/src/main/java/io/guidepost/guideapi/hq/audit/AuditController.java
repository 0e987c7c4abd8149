package io.guidepost.guideapi.hq.audit;

import io.guidepost.domain.audit.AuditEntry;
import io.guidepost.domain.audit.AuditEntry.Actor;
import io.guidepost.domain.audit.AuditLog;
import io.guidepost.domain.audit.AuditLog.Sought;
import io.guidepost.domain.audit.AuditLog.Verification;
import io.guidepost.domain.audit.VerifyAudit;
import io.guidepost.domain.audit.VerifyAudit.KnownHead;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The log of what headquarters looked at and changed; only to be read, and to be verified. */
@RestController
@RequestMapping("/api/admin/v1/audit")
class AuditController {

    private final AuditLog audit;
    private final VerifyAudit verify;
    private final Offload offload;

    AuditController(AuditLog audit, VerifyAudit verify, Offload offload) {
        this.audit = audit;
        this.verify = verify;
        this.offload = offload;
    }

    @Operation(
            summary = "审计日志 Who looked at or changed what, newest first",
            description =
                    "`objectType` is the first step of the address, such as `withdrawals`; `objectId` the second. With adminId or guideId what that"
                            + " account or guide did. Customers of guides are kept by the digest of their external userid, by"
                            + " which they are found all the same.")
    @GetMapping("/entries")
    Mono<Page<AuditItem>> entries(
            SignedInAdmin me,
            PageRequest page,
            @RequestParam Optional<Id> adminId,
            @RequestParam Optional<Id> guideId,
            @RequestParam Optional<String> objectType,
            @RequestParam Optional<String> objectId,
            @RequestParam Optional<AuditEntry.Kind> kind,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to) {
        long below = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        var sought = new Sought(
                adminId.map(id -> Actor.ADMIN).or(() -> guideId.map(id -> Actor.GUIDE)),
                adminId.or(() -> guideId).map(Id::value),
                objectType,
                objectId.map(id -> AuditFilter.objectId(objectType.orElse(""), id)),
                kind,
                from,
                to);
        return offload.call(() ->
                Page.of(audit.page(sought, below, page.fetch()), page, AuditItem::of, entry -> Cursor.of(entry.id())));
    }

    @Operation(summary = "校验记录 Verifications of the chain, newest first")
    @GetMapping("/verifications")
    Mono<Page<AuditVerification>> verifications(SignedInAdmin me, PageRequest page) {
        long below = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                audit.verifications(below, page.fetch()), page, AuditVerification::of, one -> Cursor.of(one.id())));
    }

    @Operation(
            summary = "校验审计链 Reckon the whole chain again",
            description =
                    "With the head of an earlier verification it shows also that the end was cut off or written anew.")
    @PostMapping("/verifications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AuditVerification> verify(SignedInAdmin me, @Valid @RequestBody HeadToCompare body) {
        var known = body.head() == null
                ? Optional.<KnownHead>empty()
                : Optional.of(new KnownHead(body.head().seq(), body.head().hash()));
        return offload.call(() -> AuditVerification.of(verify.verify(known)));
    }

    /** @param head as it was told by an earlier verification, and kept elsewhere; absent for none */
    record HeadToCompare(@Valid AuditHead head) {}

    record AuditHead(@Positive long seq, @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash) {}

    /**
     * @param unchained entries older than an hour that the chain does not hold
     * @param brokenSeq the first link that is wrong
     */
    record AuditVerification(
            String id,
            Instant ranAt,
            boolean whole,
            long checked,
            AuditHead head,
            long unchained,
            Long brokenSeq,
            String brokenHow) {

        static AuditVerification of(Verification one) {
            return new AuditVerification(
                    Long.toString(one.id()),
                    one.ranAt(),
                    one.isWhole(),
                    one.checked(),
                    one.headSeq() == 0 ? null : new AuditHead(one.headSeq(), one.headHash()),
                    one.unchained(),
                    one.brokenSeq(),
                    one.brokenHow());
        }
    }

    /**
     * @param adminId the account of headquarters; absent where it was a guide
     * @param requestDigest SHA-256 of the body that was sent, or of the query of a read
     * @param outcome {@code CHANGED} where the entry was committed together with the change; else the status or code with which
     *     the request ended
     */
    record AuditItem(
            String id,
            Instant at,
            String adminId,
            String guideId,
            String roles,
            String source,
            AuditEntry.Kind kind,
            String action,
            String objectType,
            String objectId,
            String requestDigest,
            String beforeDigest,
            String afterDigest,
            String reason,
            String outcome,
            String traceId) {

        static AuditItem of(AuditEntry entry) {
            return new AuditItem(
                    Long.toString(entry.id()),
                    entry.at(),
                    entry.actor() == Actor.ADMIN ? Long.toString(entry.actorId()) : null,
                    entry.actor() == Actor.GUIDE ? Long.toString(entry.actorId()) : null,
                    entry.roles(),
                    entry.source(),
                    entry.kind(),
                    entry.action(),
                    entry.objectType(),
                    orNull(entry.objectId()),
                    orNull(entry.requestDigest()),
                    orNull(entry.beforeDigest()),
                    orNull(entry.afterDigest()),
                    orNull(entry.reason()),
                    entry.outcome(),
                    entry.traceId());
        }

        private static String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
