package io.guidepost.domain.kpi;

import io.guidepost.domain.performance.Figures;
import io.guidepost.domain.performance.Level;
import io.guidepost.domain.performance.Performance;
import io.guidepost.domain.performance.Performance.Question;
import io.guidepost.domain.performance.Scope;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What has been achieved in a month, by whoever it was credited to when it happened: later transfers do not move it.
 */
@Component
public class Achievements {

    private final Performance performance;
    private final Activities activities;

    Achievements(Performance performance, Activities activities) {
        this.performance = performance;
        this.activities = activities;
    }

    /**
     * What was counted; for a ratio of how many.
     *
     * @param of 0 unless the kind is a ratio
     */
    public record Achieved(long count, long of) {

        public static final Achieved NOTHING = new Achieved(0, 0);

        Achieved plus(Achieved other) {
            return new Achieved(Math.addExact(count, other.count), Math.addExact(of, other.of));
        }
    }

    /** By id, of these nodes of one type; a region is without those within it. Who has achieved nothing may be left out. */
    Map<Long, Achieved> of(TargetKind kind, Node.Type type, Collection<Long> ids, YearMonth month) {
        return asked(kind, type, Optional.of(ids), month);
    }

    /** Of all nodes of a type. */
    Map<Long, Achieved> ofAll(TargetKind kind, Node.Type type, YearMonth month) {
        return asked(kind, type, Optional.empty(), month);
    }

    private Map<Long, Achieved> asked(
            TargetKind kind, Node.Type type, Optional<Collection<Long>> ids, YearMonth month) {
        var from = TargetRules.beginOf(month);
        var until = TargetRules.beginOf(month.plusMonths(1));
        return switch (kind) {
            case NET_SALES, ORDERS -> sold(kind, type, ids, month);
            case NEW_FRIENDS -> activities.newFriends(type, ids, from, until);
            case EXECUTION_RATE -> activities.assignmentsDone(type, ids, from, until);
        };
    }

    private Map<Long, Achieved> sold(TargetKind kind, Node.Type type, Optional<Collection<Long>> ids, YearMonth month) {
        var found = new HashMap<Long, Achieved>();
        if (type == Node.Type.GUIDE && ids.isPresent()) {
            ids.get()
                    .forEach(id -> found.put(
                            id,
                            counted(
                                    kind,
                                    performance.ofGuide(id, month.atDay(1), month.atEndOfMonth(), Optional.empty()))));
            return found;
        }
        var level = type == Node.Type.HQ ? Level.REGION : Level.valueOf(type.name());
        var table = performance.sold(
                new Question(level, month.atDay(1), month.atEndOfMonth(), Scope.ALL, Optional.empty()));
        if (type == Node.Type.HQ) {
            found.put(0L, counted(kind, table.total()));
        } else {
            table.items().forEach(line -> found.put(line.id(), counted(kind, line.figures())));
        }
        return found;
    }

    private static Achieved counted(TargetKind kind, Figures figures) {
        return new Achieved(kind == TargetKind.ORDERS ? figures.orders() : figures.netSalesFen(), 0);
    }
}
