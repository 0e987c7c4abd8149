package io.guidepost.domain.calendar;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetails;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A store's hours together with its quiet ones. The hours are the store's own, the same that shoppers see; only the quiet part
 * of the day is kept here.
 */
@Service
public class KeepStoreTimes {

    private final Calendars calendars;
    private final StoreDetails details;
    private final Clock clock;

    KeepStoreTimes(Calendars calendars, StoreDetails details, Clock clock) {
        this.calendars = calendars;
        this.details = details;
        this.clock = clock;
    }

    /** @param offPeak empty where nobody has said when the store is quiet */
    public record StoreTimes(OpeningHours hours, Optional<Window> offPeak) {}

    public StoreTimes of(long storeId) {
        var hours = Optional.ofNullable(details.of(List.of(storeId)).get(storeId))
                .map(StoreDetail::hours)
                .orElse(OpeningHours.UNKNOWN);
        return new StoreTimes(hours, calendars.offPeak(storeId));
    }

    /** The same hours for every day; refused with {@code store_hours} when the quiet ones are not within them. */
    @Transactional
    public StoreTimes keep(long storeId, OpeningHours.Span everyDay, Window offPeak, long adminId) {
        if (offPeak.fromMinute() < everyDay.opensMinute() || offPeak.untilMinute() > everyDay.closesMinute()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "store_hours",
                    new Words("低峰时段须在营业时间内", "The quiet hours lie within the store's hours"));
        }
        var now = clock.instant();
        details.keepHours(storeId, OpeningHours.daily(everyDay), adminId, now);
        calendars.keepOffPeak(storeId, offPeak, adminId, now);
        return of(storeId);
    }
}
