package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When a store is open, by day of the week, in Asia/Shanghai. A day that is not there is closed. */
public record OpeningHours(Map<DayOfWeek, Span> days) {

    public static final OpeningHours UNKNOWN = new OpeningHours(Map.of());

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAY = 1440;

    /** In minutes of the day, {@code closesMinute} excluded; a store that closes after midnight closes at 1440 here. */
    public record Span(int opensMinute, int closesMinute) {

        public Span {
            if (opensMinute < 0 || opensMinute >= closesMinute || closesMinute > DAY) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "hours_end_before_they_begin",
                        new Words("营业结束时间须晚于开始时间", "A store closes later than it opens"));
            }
        }

        /** From times such as {@code 10:00} and {@code 22:00}; {@code 24:00} is the end of the day. */
        public static Span of(String opensAt, String closesAt) {
            return new Span(minute(opensAt), minute(closesAt));
        }

        public String opensAt() {
            return text(opensMinute);
        }

        public String closesAt() {
            return text(closesMinute);
        }

        private static int minute(String time) {
            return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay() / 60;
        }

        private static String text(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }

    public OpeningHours {
        days = Map.copyOf(days);
    }

    /** The same every day. */
    public static OpeningHours daily(Span span) {
        return new OpeningHours(
                EnumSet.allOf(DayOfWeek.class).stream().collect(Collectors.toMap(Function.identity(), day -> span)));
    }

    public boolean isKnown() {
        return !days.isEmpty();
    }

    /** What is the same every day; empty when days differ or one is closed. */
    public Optional<Span> everyDay() {
        return days.size() == 7 && Set.copyOf(days.values()).size() == 1
                ? days.values().stream().findFirst()
                : Optional.empty();
    }

    public boolean isOpenAt(Instant instant) {
        var local = instant.atZone(ZONE);
        var span = days.get(local.getDayOfWeek());
        int minute = local.toLocalTime().toSecondOfDay() / 60;
        return span != null && span.opensMinute() <= minute && minute < span.closesMinute();
    }
}
