package io.guidepost.domain.handover;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** WeCom's hand-overs in memory: pages of a few, success after 24 hours, and whoever is told to refuse. */
@Component
public class FakeTransferDesk implements TransferDesk {

    private static final Duration WAIT = Duration.ofHours(24);

    private final Clock clock;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, Outcome> fates = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<String> notResigned = new HashSet<>();
    private final List<Integer> batches = new ArrayList<>();
    private int pageSize = 40;
    private int lostAnswers;
    private int brokenPages;

    FakeTransferDesk(Clock clock) {
        this.clock = clock;
    }

    private record Asked(boolean isResigned, String from, String to, String customer, Instant takeoverAt) {}

    /** WeCom may take its time, and no row of ours may be held meanwhile. */
    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("WeCom is asked within a transaction");
        }
    }

    /** The next answers are lost after all was done. */
    public synchronized void loseAnswers(int times) {
        lostAnswers = times;
    }

    /** The next pages of results do not arrive. */
    public synchronized void breakPages(int times) {
        brokenPages = times;
    }

    /** What becomes of this customer in the end. */
    public synchronized void fate(String customer, Outcome outcome) {
        fates.put(customer, outcome);
    }

    /** WeCom does not accept this customer. */
    public synchronized void refuse(String customer, String errcode) {
        refusals.put(customer, errcode);
    }

    /** WeCom says that this guide has not left. */
    public synchronized void isStillThere(String userid, boolean isThere) {
        if (isThere) {
            notResigned.add(userid);
        } else {
            notResigned.remove(userid);
        }
    }

    /** How many customers each request named. */
    public synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    @Override
    public synchronized List<Answer> transfer(
            boolean isResigned, String from, String to, List<String> customers, String message) {
        requireNoTransaction();
        if (customers.size() > MOST_AT_ONCE) {
            throw new GatewayRejected("40058", "too many");
        }
        if (notResigned.contains(from)) {
            throw new GatewayRejected("40097", "handover has not resigned");
        }
        batches.add(customers.size());
        var answers = customers.stream()
                .map(customer -> {
                    var refusal = Optional.ofNullable(refusals.get(customer))
                            .or(() -> asked.stream()
                                            .anyMatch(one ->
                                                    one.customer.equals(customer) && outcome(one) == Outcome.WAITING)
                                    ? Optional.of("40129")
                                    : Optional.empty());
                    if (refusal.isEmpty()) {
                        asked.add(new Asked(
                                isResigned, from, to, customer, clock.instant().plus(WAIT)));
                    }
                    return new Answer(customer, refusal.orElse("0"));
                })
                .toList();
        if (lostAnswers > 0) {
            lostAnswers--;
            throw new GatewayUnclear("no answer", null);
        }
        return answers;
    }

    @Override
    public synchronized ResultPage results(boolean isResigned, String from, String to, String cursor) {
        requireNoTransaction();
        if (brokenPages > 0) {
            brokenPages--;
            throw new GatewayUnclear("no answer", null);
        }
        var all = asked.stream()
                .filter(one -> one.isResigned == isResigned && one.from.equals(from) && one.to.equals(to))
                .toList();
        int start = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int end = Math.min(start + pageSize, all.size());
        return new ResultPage(
                all.subList(start, end).stream()
                        .map(one -> {
                            var outcome = outcome(one);
                            return new Result(
                                    one.customer,
                                    outcome,
                                    outcome == Outcome.DONE || outcome == Outcome.WAITING
                                            ? Optional.of(one.takeoverAt)
                                            : Optional.empty());
                        })
                        .toList(),
                end < all.size() ? Integer.toString(end) : "");
    }

    private Outcome outcome(Asked one) {
        return one.takeoverAt.isAfter(clock.instant())
                ? Outcome.WAITING
                : fates.getOrDefault(one.customer, Outcome.DONE);
    }

    @Override
    public UnassignedPage unassigned(String cursor) {
        return new UnassignedPage(List.of(), "");
    }

    @Override
    public List<ChatRefusal> transferChats(boolean isResigned, List<String> chatIds, String newOwner) {
        return List.of();
    }
}
