package io.guidepost.domain.audit;

import io.guidepost.core.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What an entry's link is: SHA-256 of the link before it and of every field of the entry. */
final class AuditChain {

    /** What the first link follows on. */
    static final String BEGINNING = "0".repeat(64);

    private AuditChain() {}

    static String link(String previous, AuditEntry entry) {
        var digest = Sha256.begin();
        digest.update(previous.getBytes(StandardCharsets.US_ASCII));
        // Lengths go first, so that nothing can be moved from one field into the next.
        for (var field : fields(entry)) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> fields(AuditEntry entry) {
        return List.of(
                Long.toString(entry.id()),
                Long.toString(entry.at().toEpochMilli()),
                actor(entry),
                entry.roles(),
                entry.source(),
                entry.kind().name(),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.requestDigest(),
                entry.beforeDigest(),
                entry.afterDigest(),
                entry.reason(),
                entry.outcome(),
                entry.traceId());
    }

    /** Of headquarters the bare number, as when there was nobody else on record. */
    private static String actor(AuditEntry entry) {
        return entry.actor() == AuditEntry.Actor.ADMIN
                ? Long.toString(entry.actorId())
                : entry.actor() + ":" + entry.actorId();
    }
}
