package io.guidepost.domain.duty;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Brings what headquarters wishes of the duties to whoever runs them. */
@Service
public class HeedOrders {

    private static final Logger log = LoggerFactory.getLogger(HeedOrders.class);

    private final Duties duties;

    HeedOrders(Duties duties) {
        this.duties = duties;
    }

    /** Whoever runs duties, on one node of several. Doing any of this twice is harmless. */
    public interface Runner {

        void pause(String duty);

        void resume(String duty);

        /** Once, beside its timetable, and never beside another run of the same duty. */
        void runOnce(String duty, long askedBy);
    }

    /** What is on the timetable from now on. */
    public void register(Map<String, String> cadenceByName) {
        duties.register(cadenceByName);
    }

    /** Asked before each run, because a node may have taken a firing before it was paused. */
    public boolean isPaused(String duty) {
        return duties.find(duty).flatMap(Duties.Entry::paused).isPresent();
    }

    /** @return how many wishes were heeded by this node */
    public int heed(Runner runner) {
        int heeded = 0;
        for (var entry : duties.unheeded()) {
            try {
                heeded += heed(runner, entry) ? 1 : 0;
            } catch (RuntimeException failed) {
                log.warn("What is wished of duty {} cannot be heeded yet", entry.name(), failed);
            }
        }
        return heeded;
    }

    private boolean heed(Runner runner, Duties.Entry entry) {
        if (entry.paused().isPresent()) {
            runner.pause(entry.name());
        } else {
            runner.resume(entry.name());
        }
        // Before it is run, so that of several nodes one runs it; dying in between loses the wish and nothing else.
        boolean isMine = duties.heeded(entry);
        Optional<DutyState.Order> asked = entry.runAsked().filter(order -> isMine);
        asked.ifPresent(order -> runner.runOnce(entry.name(), order.by()));
        return isMine;
    }
}
