package io.guidepost.domain.ledger;

import io.guidepost.core.ledger.BlockHash;
import io.guidepost.core.ledger.PostedTransfer;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.ledger.Verification.Claim;
import io.guidepost.domain.ledger.Verification.Reached;
import io.guidepost.domain.ledger.Verification.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Computes every seal again from the rows under it, block by block and day by day (INV-14). How far it came is kept after
 * each round, so a node that dies is followed by another one, and memory holds one block at a time.
 */
@Service
public class VerifyLedger {

    private static final Logger log = LoggerFactory.getLogger(VerifyLedger.class);
    private static final int BLOCKS_AT_ONCE = 50;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    private final Chain chain;
    private final Verifications verifications;
    private final Ids ids;
    private final Clock clock;

    VerifyLedger(Chain chain, Verifications verifications, Ids ids, Clock clock) {
        this.chain = chain;
        this.verifications = verifications;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins one, unless the night before's still runs. */
    public void startNightly() {
        if (verifications.running().isEmpty()) {
            insert(Optional.empty(), Optional.empty());
        }
    }

    /** @param claim a root of the past to be found again; without one, cutting off the end of everything goes unseen */
    public Verification start(long adminId, Optional<Claim> claim) {
        claim.filter(claimed -> claimed.on().isAfter(SealLedger.dayOf(clock.instant())))
                .ifPresent(future -> {
                    throw new Refusal(
                            Refusal.Kind.REFUSED,
                            "root_of_the_future",
                            new Words("该日尚未到来", "That day has not come yet"));
                });
        return insert(Optional.of(adminId), claim);
    }

    private Verification insert(Optional<Long> adminId, Optional<Claim> claim) {
        var verification = new Verification(
                ids.next(),
                Status.RUNNING,
                adminId,
                claim,
                clock.instant(),
                Optional.empty(),
                new Reached(0, 0, BlockHash.NOTHING_BEFORE, Optional.empty(), BlockHash.NOTHING_BEFORE, 0, 0),
                0,
                List.of(),
                0);
        verifications.insert(verification);
        return verification;
    }

    /** Takes the oldest running one further by at most {@code limit} blocks and days; fewer mean that it is finished. */
    public int runDue(int limit) {
        var running = verifications.running();
        if (running.isEmpty()) {
            return 0;
        }
        var round = new Round(running.get());
        int done = round.blocks(limit);
        if (done < limit) {
            done += round.days(limit - done);
        }
        boolean isAll = done < limit;
        if (isAll) {
            round.claimed();
        }
        var after = round.result(isAll);
        if (!verifications.save(after)) {
            return 0;
        }
        if (after.status() == Status.BROKEN) {
            log.error(
                    "Ledger verification {} found {} mismatches, the first: {}",
                    after.id(),
                    after.mismatches(),
                    after.examples().get(0));
        }
        return done;
    }

    private final class Round {

        private final Verification from;
        private final List<String> examples;
        private int mismatches;
        private Reached reached;

        Round(Verification from) {
            this.from = from;
            this.examples = new ArrayList<>(from.examples());
            this.mismatches = from.mismatches();
            this.reached = from.reached();
        }

        int blocks(int limit) {
            int done = 0;
            while (done < limit) {
                var blocks = chain.blocksAfter(reached.block(), Math.min(BLOCKS_AT_ONCE, limit - done));
                blocks.forEach(this::block);
                if (blocks.isEmpty()) {
                    break;
                }
                done += blocks.size();
            }
            return done;
        }

        private void block(Block block) {
            if (block.number() != reached.block() + 1) {
                wrong("block %d follows block %d: what is between is missing"
                        .formatted(block.number(), reached.block()));
            }
            if (!block.previousHash().equals(reached.hash())) {
                wrong("block %d does not carry the hash of the block before".formatted(block.number()));
            }
            // One more than there should be is enough to know, and no row of an attacker fills the memory.
            var transfers = chain.transfers(reached.transfer(), block.lastTransfer(), block.transfers() + 1);
            var hash = BlockHash.ofBlock(block.number(), block.previousHash());
            transfers.forEach(hash::add);
            long postings = transfers.stream()
                    .map(PostedTransfer::legs)
                    .mapToLong(List::size)
                    .sum();
            if (transfers.size() != block.transfers() || postings != block.postings()) {
                wrong("block %d sealed %d transfers with %d postings up to %d; there are %s%d with %d now"
                        .formatted(
                                block.number(),
                                block.transfers(),
                                block.postings(),
                                block.lastTransfer(),
                                transfers.size() > block.transfers() ? "at least " : "",
                                transfers.size(),
                                postings));
            } else if (!hash.hex().equals(block.hash())) {
                wrong("block %d does not have its hash: a row of the transfers up to %d is not what it was"
                        .formatted(block.number(), block.lastTransfer()));
            }
            reached = new Reached(
                    block.number(),
                    block.lastTransfer(),
                    block.hash(),
                    reached.on(),
                    reached.root(),
                    reached.transfers() + transfers.size(),
                    reached.days());
        }

        int days(int limit) {
            int done = 0;
            while (done < limit) {
                var days = chain.daysAfter(reached.on().orElse(FIRST_DAY), Math.min(BLOCKS_AT_ONCE, limit - done));
                days.forEach(this::day);
                if (days.isEmpty()) {
                    break;
                }
                done += days.size();
            }
            return done;
        }

        private void day(SealedDay day) {
            var on = day.sealedOn();
            if (reached.on().isPresent() && !reached.on().get().plusDays(1).equals(on)) {
                wrong("day %s follows %s: what is between is missing"
                        .formatted(on, reached.on().get()));
            }
            if (!day.previousRoot().equals(reached.root())) {
                wrong("day %s does not carry the root of the day before".formatted(on));
            }
            var block = chain.block(day.lastBlock());
            if (block.isEmpty()) {
                wrong("day %s was sealed with block %d, which is gone: the end of the ledger was cut off"
                        .formatted(on, day.lastBlock()));
            } else if (!block.get().hash().equals(day.blockHash())) {
                wrong("day %s was sealed with another block %d".formatted(on, day.lastBlock()));
            }
            var totals = chain.totalsOf(on);
            if (!SealLedger.root(on, day.previousRoot(), day.lastBlock(), day.blockHash(), totals)
                    .equals(day.root())) {
                wrong("day %s does not have its root".formatted(on));
            }
            var before = reached.on().map(chain::totalsOf).orElse(Totals.NONE);
            var from = reached.on().map(SealLedger::endOf).orElse(SealLedger.beginningOf(FIRST_DAY));
            if (!before.plus(chain.posted(from, Optional.of(SealLedger.endOf(on))))
                    .equals(totals)) {
                wrong("day %s: the sealed sums are not those of the postings".formatted(on));
            }
            reached = new Reached(
                    reached.block(),
                    reached.transfer(),
                    reached.hash(),
                    Optional.of(on),
                    day.root(),
                    reached.transfers(),
                    reached.days() + 1);
        }

        /** The only check that does not rest on what is in this database. */
        void claimed() {
            from.claim().ifPresent(claim -> {
                var day = chain.day(claim.on());
                if (day.isEmpty()) {
                    wrong("day %s was sealed once, as its root tells, and is not any more: the end was cut off"
                            .formatted(claim.on()));
                } else if (!day.get().root().equals(claim.root())) {
                    wrong("day %s has another root than was kept".formatted(claim.on()));
                }
            });
        }

        private void wrong(String what) {
            mismatches++;
            if (examples.size() < Verification.MOST_EXAMPLES) {
                examples.add(what);
            }
        }

        Verification result(boolean isAll) {
            return new Verification(
                    from.id(),
                    isAll ? mismatches == 0 ? Status.OK : Status.BROKEN : Status.RUNNING,
                    from.askedBy(),
                    from.claim(),
                    from.startedAt(),
                    isAll ? Optional.of(clock.instant()) : Optional.empty(),
                    reached,
                    mismatches,
                    examples,
                    from.version());
        }
    }
}
