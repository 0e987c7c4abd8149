package io.guidepost.domain.acquisition;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/**
 * A guide who is on a code by name.
 *
 * @param isBackup on duty only when nobody else is
 * @param capADay friends he makes by this code in a day; empty for the code's number
 * @param shifts none for any time
 */
public record CodeStaff(long guideId, boolean isBackup, Optional<Integer> capADay, List<Shift> shifts) {

    private static final int DAY = 1440;

    public CodeStaff {
        shifts = List.copyOf(shifts);
    }

    /** In minutes of a day of Asia/Shanghai, {@code untilMinute} excluded; a night is two shifts. */
    public record Shift(DayOfWeek day, int fromMinute, int untilMinute) {

        public Shift {
            if (fromMinute < 0 || fromMinute >= untilMinute || untilMinute > DAY) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "shift_ends_before_it_begins",
                        new Words("班次结束时间须晚于开始时间", "A shift ends later than it begins"));
            }
        }

        boolean covers(DayOfWeek on, int minute) {
            return day == on && fromMinute <= minute && minute < untilMinute;
        }
    }
}
