package io.guidepost.domain.forecast;

import io.guidepost.domain.content.AudienceCounts.Batch;
import io.guidepost.domain.pace.CallPace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a task would do (C8).
 *
 * @param state {@code RUNNING} while guides are being counted; the figures grow until it is {@code READY}
 * @param listed members of the task's list, where it has one
 * @param stranded customers whose only guides are away
 */
public record Forecast(
        long taskId,
        State state,
        Instant asOf,
        long afterGuideId,
        long guides,
        long away,
        long withTarget,
        long reachable,
        long stranded,
        long tired,
        long optedOut,
        long sends,
        long quotaUsed,
        long quotaTotal,
        Optional<Long> listed,
        List<Batch> batches,
        Optional<Instant> finishedAt) {

    private static final int GUIDES_PER_CARD = 1000;

    public enum State {
        RUNNING,
        READY
    }

    /** Everybody the task is aimed at, whether somebody can reach them or not. */
    public long targeted() {
        return listed.orElse(reachable + stranded);
    }

    public long willReceive() {
        return reachable - tired - optedOut;
    }

    /** What is left of WeCom's quota after it, of all that the reachable customers have; 10,000 is all of it. */
    public int quotaLeftBp() {
        if (quotaTotal == 0) {
            return 10_000;
        }
        long left = Math.max(0, quotaTotal - quotaUsed - willReceive());
        return Math.toIntExact(Math.multiplyExact(left, 10_000L) / quotaTotal);
    }

    /** Calls that tell the guides: a thousand of them at a time. */
    public long cards() {
        return batches.stream()
                .mapToLong(batch -> (batch.guides() + GUIDES_PER_CARD - 1) / GUIDES_PER_CARD)
                .sum();
    }

    /** When the last group send can be with WeCom: after the last guides may be told, as fast as WeCom's caps allow. */
    public Optional<Instant> expectedEndAt() {
        return batches.stream().map(Batch::tellAt).max(Instant::compareTo).map(last -> last.plus(
                        CallPace.OF_WECOM.timeFor(sends))
                .truncatedTo(ChronoUnit.MILLIS));
    }
}
