package io.guidepost.guideapi.hq.duty;

import io.guidepost.domain.duty.DutyRun;
import io.guidepost.domain.duty.DutyState;
import io.guidepost.webedge.json.Id;
import java.time.Instant;

/** Duties as the console shows them. */
final class DutyViews {

    private DutyViews() {}

    /** {@code state} is WAITING, RUNNING, PAUSED or BROKEN; {@code nextRunAt} is null while it is paused. */
    record DutyView(
            String name,
            String cadence,
            String state,
            Instant lastRunAt,
            Instant nextRunAt,
            Running running,
            Order paused,
            Order runAsked,
            long misfires,
            Instant lastMisfireAt,
            RunView lastRun,
            RunView lastFailure) {

        static DutyView of(DutyState duty) {
            return new DutyView(
                    duty.name(),
                    duty.cadence(),
                    duty.phase().name(),
                    duty.lastFiredAt().orElse(null),
                    duty.nextAt().orElse(null),
                    duty.running()
                            .map(where -> new Running(where.node(), where.since()))
                            .orElse(null),
                    duty.paused().map(Order::of).orElse(null),
                    duty.runAsked().map(Order::of).orElse(null),
                    duty.misfires(),
                    duty.misfiredAt().orElse(null),
                    duty.lastRun().map(RunView::of).orElse(null),
                    duty.lastFailure().map(RunView::of).orElse(null));
        }
    }

    record Running(String node, Instant sinceAt) {}

    record Order(Id adminId, Instant at) {

        static Order of(DutyState.Order order) {
            return new Order(new Id(order.by()), order.at());
        }
    }

    /** {@code outcome} is OK, FAILED or LOST; {@code times} counts the same failure in a row. */
    record RunView(
            Id id,
            String node,
            String outcome,
            Id askedBy,
            Instant startedAt,
            Instant endedAt,
            long items,
            int times,
            String error) {

        static RunView of(DutyRun run) {
            return new RunView(
                    new Id(run.id()),
                    run.node(),
                    run.outcome().name(),
                    run.askedBy().map(Id::new).orElse(null),
                    run.startedAt(),
                    run.endedAt(),
                    run.items(),
                    run.times(),
                    run.error().isEmpty() ? null : run.error());
        }
    }
}
