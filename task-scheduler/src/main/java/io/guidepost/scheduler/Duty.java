package io.guidepost.scheduler;

import io.guidepost.domain.pace.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * One line of the timetable: something that is looked after again and again.
 *
 * @param name stable; it is the key of the Quartz job and the label of the metrics
 * @param cadence how often
 * @param limit how much one round takes at the most; rounds follow each other while they come back full
 * @param urgency whether what it asks of WeCom goes before mass work
 * @param round does up to {@code limit} pieces of work and says how many it did
 */
record Duty(String name, Cadence cadence, int limit, Urgency urgency, IntUnaryOperator round) {

    /** So that one duty can never hold its thread for ever, however much is due. */
    private static final int MOST_ROUNDS = 200;

    static Duty of(String name, Duration every, int limit, IntUnaryOperator round) {
        return new Duty(name, Cadence.every(every), limit, Urgency.MASS, round);
    }

    /** A duty that does all of its work in one round. */
    static Duty whole(String name, Cadence cadence, Runnable work) {
        return new Duty(name, cadence, 1, Urgency.MASS, limit -> {
            work.run();
            return 0;
        });
    }

    /** The same, for work that cannot wait behind mass work. */
    Duty as(Urgency other) {
        return new Duty(name, cadence, limit, other, round);
    }

    /**
     * Works until nothing more is due, or until the node is to stop: no further round is begun then.
     *
     * @return how many pieces of work were done in all rounds
     */
    long run(BooleanSupplier isToStop) {
        return urgency.call(() -> rounds(isToStop));
    }

    private long rounds(BooleanSupplier isToStop) {
        long done = 0;
        for (int i = 0; i < MOST_ROUNDS && !isToStop.getAsBoolean(); i++) {
            int inRound = round.applyAsInt(limit);
            done += inRound;
            if (inRound < limit) {
                break;
            }
        }
        return done;
    }
}
