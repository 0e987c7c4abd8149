package io.guidepost.scheduler;

import java.time.Duration;
import java.util.function.IntUnaryOperator;

/**
 * One line of the timetable: something that is looked after again and again.
 *
 * @param name stable; it is the key of the Quartz job and the label of the metrics
 * @param cadence how often
 * @param limit how much one round takes at the most; rounds follow each other while they come back full
 * @param round does up to {@code limit} pieces of work and says how many it did
 */
record Duty(String name, Cadence cadence, int limit, IntUnaryOperator round) {

    /** So that one duty can never hold its thread for ever, however much is due. */
    private static final int MOST_ROUNDS = 200;

    static Duty of(String name, Duration every, int limit, IntUnaryOperator round) {
        return new Duty(name, Cadence.every(every), limit, round);
    }

    /** A duty that does all of its work in one round. */
    static Duty whole(String name, Cadence cadence, Runnable work) {
        return new Duty(name, cadence, 1, limit -> {
            work.run();
            return 0;
        });
    }

    /** @return how many pieces of work were done in all rounds */
    long run() {
        long done = 0;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            int inRound = round.applyAsInt(limit);
            done += inRound;
            if (inRound < limit) {
                break;
            }
        }
        return done;
    }
}
