package io.guidepost.domain.audit;

import io.guidepost.domain.audit.AuditLog.Link;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Chains what has been added since. Behind the requests and not within them: one chain in every transaction would make all of
 * headquarters wait for each other.
 */
@Service
public class ChainAudit {

    /** A transaction may commit this long after its entry got its number, and is still found. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(2);

    private final AuditLog log;
    private final TransactionRetry transaction;
    private final Ids ids;

    ChainAudit(AuditLog log, TransactionRetry transaction, Ids ids) {
        this.log = log;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** @return how many were chained; fewer than {@code limit} means that nothing more waits */
    public int runDue(int limit) {
        try {
            return transaction.call(() -> chain(limit));
        } catch (DuplicateKeyException anotherNode) {
            return 0;
        }
    }

    private int chain(int limit) {
        var head = log.head();
        // How much later than its number an entry may come is the same stretch of numbers at any time.
        long stretch = ids.next() - ids.olderThan(LONGEST_TRANSACTION);
        var waiting = log.unchained(head.map(link -> link.entryId() - stretch).orElse(0L), limit);
        var links = new ArrayList<Link>();
        var hash = head.map(Link::hash).orElse(AuditChain.BEGINNING);
        long seq = head.map(Link::seq).orElse(0L);
        for (var entry : waiting) {
            hash = AuditChain.link(hash, entry);
            links.add(new Link(++seq, entry.id(), hash));
        }
        if (!links.isEmpty()) {
            log.addLinks(links);
        }
        return links.size();
    }
}
