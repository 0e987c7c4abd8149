package io.guidepost.guideapi;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The time a report is asked for. Both ends are business days in Asia/Shanghai, the last one included
 * ({@code 2026-11-01}), or instants, the last one excluded ({@code 2026-11-01T04:00:00Z}).
 */
public record Period(Instant from, Instant until) {

    private static final int DAYS_UNLESS_ASKED = 30;

    /** The last 30 days where nothing is given. */
    public static Period of(Optional<String> from, Optional<String> to, Clock clock) {
        var today = clock.instant().atZone(ReturnWindow.ZONE).toLocalDate();
        var period = new Period(
                from.map(text -> instant("from", text, 0)).orElseGet(() -> startOf(today.minusDays(DAYS_UNLESS_ASKED))),
                to.map(text -> instant("to", text, 1)).orElseGet(() -> startOf(today.plusDays(1))));
        if (period.from.isAfter(period.until)) {
            throw invalid("to");
        }
        return period;
    }

    private static Instant instant(String name, String text, int daysLater) {
        try {
            return text.length() == "2026-11-01".length()
                    ? startOf(LocalDate.parse(text).plusDays(daysLater))
                    : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw invalid(name);
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ReturnWindow.ZONE).toInstant();
    }

    private static Refusal invalid(String name) {
        return new Refusal(
                Refusal.Kind.MALFORMED,
                "invalid_parameter",
                new Words("参数 %s 的值无效".formatted(name), "The value of %s is not valid".formatted(name)),
                Map.of("field", name));
    }
}
