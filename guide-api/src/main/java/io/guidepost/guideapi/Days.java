package io.guidepost.guideapi;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Whole business days in Asia/Shanghai, the last one included; an instant means the day in which it lies. */
public record Days(LocalDate from, LocalDate to) {

    /** As {@link Period}: the last 30 days where nothing is given. */
    public static Days of(Optional<String> from, Optional<String> to, Clock clock) {
        var period = Period.of(from, to, clock);
        return new Days(
                period.from().atZone(ReturnWindow.ZONE).toLocalDate(),
                period.until().minusMillis(1).atZone(ReturnWindow.ZONE).toLocalDate());
    }

    /** {@code 2026-04-01}; anything else is refused. */
    public static Optional<LocalDate> day(String name, Optional<String> text) {
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_parameter",
                    new Words("参数 %s 的值无效".formatted(name), "The value of %s is not valid".formatted(name)),
                    Map.of("field", name));
        }
    }
}
