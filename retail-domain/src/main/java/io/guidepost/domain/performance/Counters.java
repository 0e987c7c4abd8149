package io.guidepost.domain.performance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counted figures. What is written joins the caller's transaction. */
public interface Counters {

    /** One row but for the day on which it became known. */
    record Cell(LocalDate soldOn, Holder holder) {}

    record Progress(Instant countedUntil, LocalDate checkedOn) {}

    /** Figures of one guide, store or region, or of headquarters; the id is 0 for none. */
    record Sum(long id, Figures figures) {}

    Progress progress();

    /** Nobody else counts or checks until the caller's transaction ends. */
    Progress lockProgress();

    void countedUntil(Instant until);

    void checkedOn(LocalDate day);

    void add(LocalDate knownOn, Map<Cell, Figures> figures);

    /** All that became known on that day. */
    Map<Cell, Figures> knownOn(LocalDate day);

    /** Puts these in the place of all that is said to have become known on that day. */
    void replace(LocalDate knownOn, Map<Cell, Figures> figures);

    /** Sums by the id that the level asks for, of what was sold on these days, as known at the end of {@code asOf} at the latest. */
    List<Sum> sold(Asked asked, Optional<LocalDate> asOf);

    /** Sums by the id that the level asks for, of what became known on these days, whenever it was sold. */
    List<Sum> posted(Asked asked);

    /** As {@link #sold}, the sum of all that is asked for, by the day on which it was sold. */
    Map<LocalDate, Figures> soldByDay(Asked asked);

    /** As {@link #posted}, the sum of all that is asked for, by the day on which it became known. */
    Map<LocalDate, Figures> postedByDay(Asked asked);

    /** Names as they are today; ids that do not exist are left out. */
    Map<Long, String> names(Level level, List<Long> ids);

    /**
     * Which days, and whose figures.
     *
     * @param from the first day
     * @param to the last day; nothing where it lies before the first
     */
    record Asked(Level level, LocalDate from, LocalDate to, Scope scope, Optional<Long> guideId) {

        boolean isAbout(Holder holder) {
            return holder.level() == level
                    && scope.covers(holder)
                    && (guideId.isEmpty() || guideId.get() == holder.guideId());
        }

        boolean isAbout(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        /** What the sums are by. */
        long idOf(Holder holder) {
            return switch (level) {
                case HQ -> 0;
                case REGION -> holder.regionId();
                case STORE -> holder.storeId();
                case GUIDE -> holder.guideId();
            };
        }
    }
}
