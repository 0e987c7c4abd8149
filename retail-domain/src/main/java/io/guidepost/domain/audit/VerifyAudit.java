package io.guidepost.domain.audit;

import io.guidepost.domain.audit.AuditLog.Verification;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Reckons the whole chain again. What was altered, taken out or put elsewhere shows by itself; that the end was cut off shows
 * against a head that was kept elsewhere.
 */
@Service
public class VerifyAudit {

    private static final Logger log = LoggerFactory.getLogger(VerifyAudit.class);
    private static final int PAGE = 1000;
    private static final Duration CHAINED_BY = Duration.ofHours(1);

    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    VerifyAudit(AuditLog audit, Ids ids, Clock clock) {
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A head as it once was told, for comparison. */
    public record KnownHead(long seq, String hash) {}

    /** The daily duty; what is wrong is logged as an error, and nothing is put right. */
    public void runDaily() {
        verify(Optional.empty());
    }

    public Verification verify(Optional<KnownHead> known) {
        long seq = 0;
        var hash = AuditChain.BEGINNING;
        Long brokenSeq = null;
        String brokenHow = null;
        var page = audit.links(0, PAGE);
        while (brokenSeq == null && !page.isEmpty()) {
            for (var linked : page) {
                brokenHow = fault(linked, seq, hash, known).orElse(null);
                if (brokenHow != null) {
                    brokenSeq = seq + 1;
                    break;
                }
                seq = linked.link().seq();
                hash = linked.link().hash();
            }
            page = audit.links(seq, PAGE);
        }
        if (brokenSeq == null && known.isPresent() && known.get().seq() > seq) {
            brokenSeq = seq + 1;
            brokenHow = "CUT_OFF";
        }
        var found = new Verification(
                ids.next(),
                clock.instant(),
                seq,
                seq,
                hash,
                audit.countUnchained(ids.olderThan(CHAINED_BY)),
                brokenSeq,
                brokenHow);
        audit.note(found);
        if (!found.isWhole()) {
            log.error(
                    "The audit log is not whole: link {} {}, {} entries unchained",
                    brokenSeq,
                    brokenHow,
                    found.unchained());
        }
        return found;
    }

    private static Optional<String> fault(AuditLog.Linked linked, long before, String hash, Optional<KnownHead> known) {
        if (linked.link().seq() != before + 1) {
            return Optional.of("LINK_GONE");
        }
        if (linked.entry() == null) {
            return Optional.of("ENTRY_GONE");
        }
        boolean isOtherThanKnown = known.isPresent()
                && known.get().seq() == linked.link().seq()
                && !known.get().hash().equals(linked.link().hash());
        return isOtherThanKnown
                        || !AuditChain.link(hash, linked.entry())
                                .equals(linked.link().hash())
                ? Optional.of("ALTERED")
                : Optional.empty();
    }
}
