package io.guidepost.domain.calendar.persistence;

import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.calendar.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCalendars implements Calendars {

    private final CalendarMapper calendars;

    MyBatisCalendars(CalendarMapper calendars) {
        this.calendars = calendars;
    }

    @Override
    public Set<LocalDate> holidays(LocalDate from, LocalDate through) {
        return Set.copyOf(calendars.holidays(from, through));
    }

    @Override
    public List<Holiday> holidaysFrom(LocalDate from, int limit) {
        return calendars.holidaysFrom(from, limit).stream()
                .map(row -> new Holiday(row.onDate(), row.name()))
                .toList();
    }

    @Override
    public void keep(Holiday holiday, long adminId, Instant at) {
        calendars.keepHoliday(holiday.on(), holiday.name(), adminId, at);
    }

    @Override
    public boolean remove(LocalDate on) {
        return calendars.remove(on) == 1;
    }

    @Override
    public Optional<StoreTimes> ofStore(long storeId) {
        return Optional.ofNullable(calendars.store(storeId))
                .map(row -> new StoreTimes(
                        row.storeId(),
                        new Window(row.opensMinute(), row.closesMinute()),
                        new Window(row.slotFromMinute(), row.slotUntilMinute())));
    }

    @Override
    public void keep(StoreTimes times, long adminId, Instant at) {
        calendars.keepStore(
                new CalendarMapper.StoreRow(
                        times.storeId(),
                        times.open().fromMinute(),
                        times.open().untilMinute(),
                        times.offPeak().fromMinute(),
                        times.offPeak().untilMinute()),
                adminId,
                at);
    }
}
