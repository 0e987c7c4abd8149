package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** When a store is open, by day of the week, in Asia/Shanghai. A day that is not there is closed. */
public record OpeningHours(Map<DayOfWeek, Span> days) {

    public static final OpeningHours UNKNOWN = new OpeningHours(Map.of());

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** From, inclusive, until, exclusive; a store that closes after midnight closes at 23:59 here. */
    public record Span(LocalTime from, LocalTime until) {

        public Span {
            if (!from.isBefore(until)) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "hours_end_before_they_begin",
                        new Words("营业结束时间须晚于开始时间", "A store closes later than it opens"));
            }
        }
    }

    public OpeningHours {
        days = Map.copyOf(days);
    }

    public boolean isKnown() {
        return !days.isEmpty();
    }

    public boolean isOpenAt(Instant instant) {
        var local = instant.atZone(ZONE);
        var span = days.get(local.getDayOfWeek());
        var time = local.toLocalTime();
        return span != null && !time.isBefore(span.from()) && time.isBefore(span.until());
    }

    /** Such as {@code 1 10:00-22:00;6 09:30-22:30}. */
    public String written() {
        return new EnumMap<>(days.isEmpty() ? new EnumMap<DayOfWeek, Span>(DayOfWeek.class) : days)
                .entrySet().stream()
                        .map(entry -> "%d %s-%s"
                                .formatted(
                                        entry.getKey().getValue(),
                                        entry.getValue().from(),
                                        entry.getValue().until()))
                        .collect(Collectors.joining(";"));
    }

    public static OpeningHours read(String written) {
        if (written.isEmpty()) {
            return UNKNOWN;
        }
        return new OpeningHours(Arrays.stream(written.split(";"))
                .map(day -> day.split("[ -]"))
                .collect(Collectors.toMap(
                        parts -> DayOfWeek.of(Integer.parseInt(parts[0])),
                        parts -> new Span(LocalTime.parse(parts[1]), LocalTime.parse(parts[2])))));
    }
}
