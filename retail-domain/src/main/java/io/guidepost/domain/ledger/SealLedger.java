package io.guidepost.domain.ledger;

import io.guidepost.core.ledger.BlockHash;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Seals the ledger from behind, so that posting never waits for it (reliability.md 6.6). Only what is older than any
 * transaction that may still commit is sealed; {@link Ledger} refuses to commit what took longer.
 */
@Service
public class SealLedger {

    private static final Logger log = LoggerFactory.getLogger(SealLedger.class);
    private static final int TRANSFERS_PER_BLOCK = 1_000;

    private final Chain chain;
    private final SealSettings settings;
    private final Ids ids;
    private final Clock clock;

    /** What business time it was at which number, newest last. */
    private final Deque<Observation> observations = new ArrayDeque<>();

    SealLedger(Chain chain, SealSettings settings, Ids ids, Clock clock) {
        this.chain = chain;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whatever gets a number above this one is posted at this time or later. */
    private record Observation(long id, Instant at) {}

    /** Seals at most {@code limit} blocks and days; the answer is how many. Any number of nodes may run it at once. */
    public int runDue(int limit) {
        return runDue(limit, settings.sealAfter());
    }

    /** The sealed days with their roots, newest first, before the given one. */
    public List<SealedDay> daysBefore(LocalDate on, int limit) {
        return chain.daysBefore(on, limit);
    }

    int runDue(int limit, Duration sealAfter) {
        observe();
        long olderThan = ids.olderThan(sealAfter);
        int sealed = 0;
        while (sealed < limit && sealBlock(olderThan)) {
            sealed++;
        }
        // A transaction tells its time once, before it posts.
        var over = businessTimeBefore(olderThan).map(at -> at.minus(sealAfter.dividedBy(2)));
        while (sealed < limit && over.isPresent() && sealDay(over.get())) {
            sealed++;
        }
        return sealed;
    }

    private synchronized void observe() {
        observations.addLast(new Observation(ids.next(), clock.instant()));
    }

    /** Empty until this node has been looking for long enough. */
    private synchronized Optional<Instant> businessTimeBefore(long olderThan) {
        Instant latest = null;
        while (!observations.isEmpty() && observations.getFirst().id() < olderThan) {
            latest = observations.removeFirst().at();
            if (observations.isEmpty() || observations.getFirst().id() >= olderThan) {
                observations.addFirst(new Observation(olderThan - 1, latest));
                break;
            }
        }
        return Optional.ofNullable(latest);
    }

    private boolean sealBlock(long olderThan) {
        var before = chain.lastBlock();
        long after = before.map(Block::lastTransfer).orElse(0L);
        var transfers = chain.transfers(after, olderThan - 1, TRANSFERS_PER_BLOCK);
        if (transfers.isEmpty()) {
            return false;
        }
        long number = before.map(Block::number).orElse(0L) + 1;
        var previous = before.map(Block::hash).orElse(BlockHash.NOTHING_BEFORE);
        var hash = BlockHash.ofBlock(number, previous);
        transfers.forEach(hash::add);
        return chain.add(new Block(
                number,
                transfers.get(transfers.size() - 1).id(),
                transfers.size(),
                transfers.stream().mapToInt(transfer -> transfer.legs().size()).sum(),
                previous,
                hash.hex(),
                clock.instant()));
    }

    /** @param over before then nothing can be posted any more */
    private boolean sealDay(Instant over) {
        var before = chain.lastDay();
        var on = before.map(day -> day.sealedOn().plusDays(1))
                .or(() -> chain.firstPostedAt().map(SealLedger::dayOf));
        var block = chain.lastBlock();
        if (on.isEmpty() || block.isEmpty() || endOf(on.get()).isAfter(over)) {
            return false;
        }
        if (chain.hasPostedBefore(block.get().lastTransfer(), endOf(on.get()))) {
            return false;
        }
        var totals = before.map(day -> chain.totalsOf(day.sealedOn()))
                .orElse(Totals.NONE)
                .plus(chain.posted(beginningOf(on.get()), Optional.of(endOf(on.get()))));
        var previous = before.map(SealedDay::root).orElse(BlockHash.NOTHING_BEFORE);
        var day = new SealedDay(
                on.get(),
                block.get().number(),
                block.get().hash(),
                previous,
                root(on.get(), previous, block.get().number(), block.get().hash(), totals),
                clock.instant());
        boolean isOurs = chain.add(day, totals);
        if (isOurs) {
            log.info(
                    "The ledger of {} is sealed with block {}; keep this root somewhere else: {}",
                    day.sealedOn(),
                    day.lastBlock(),
                    day.root());
        }
        return isOurs;
    }

    static String root(LocalDate on, String previous, long lastBlock, String blockHash, Totals totals) {
        var root = BlockHash.ofDay(on, previous, lastBlock, blockHash);
        totals.lines().forEach(line -> root.addTotal(line.ownerType(), line.kind(), line.debitFen(), line.creditFen()));
        return root.hex();
    }

    static LocalDate dayOf(Instant at) {
        return at.atZone(ReturnWindow.ZONE).toLocalDate();
    }

    static Instant beginningOf(LocalDate on) {
        return on.atStartOfDay(ReturnWindow.ZONE).toInstant();
    }

    static Instant endOf(LocalDate on) {
        return beginningOf(on.plusDays(1));
    }
}
