package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.sale.ReturnWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** One calendar month in Asia/Shanghai, as far as an incentive's time covers it. */
record TierMonth(YearMonth month, Instant from, Instant until) {

    /** The month in which the instant lies. */
    static TierMonth of(Incentive incentive, Instant at) {
        var month = YearMonth.from(at.atZone(ReturnWindow.ZONE));
        return new TierMonth(
                month,
                later(start(month), later(incentive.from(), incentive.approvedAt())),
                earlier(start(month.plusMonths(1)), earlier(incentive.until(), incentive.endedAt())));
    }

    /** Those of the incentive that began by now and ended no earlier than {@code since}. */
    static List<TierMonth> of(Incentive incentive, Instant since, Instant now) {
        var months = new ArrayList<TierMonth>();
        var last = YearMonth.from(now.atZone(ReturnWindow.ZONE));
        var first = YearMonth.from(later(since, incentive.from()).atZone(ReturnWindow.ZONE));
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var part = of(incentive, start(month));
            if (part.from().isBefore(part.until())) {
                months.add(part);
            }
        }
        return months;
    }

    LocalDate periodOn() {
        return month.atDay(1);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ReturnWindow.ZONE).toInstant();
    }

    private static Instant later(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }

    private static Instant earlier(Instant first, Instant second) {
        return first.isBefore(second) ? first : second;
    }
}
