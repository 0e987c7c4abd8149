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
    public Optional<Window> offPeak(long storeId) {
        return Optional.ofNullable(calendars.slot(storeId))
                .map(row -> new Window(row.slotFromMinute(), row.slotUntilMinute()));
    }

    @Override
    public void keepOffPeak(long storeId, Window offPeak, long adminId, Instant at) {
        calendars.keepSlot(
                storeId, new CalendarMapper.SlotRow(offPeak.fromMinute(), offPeak.untilMinute()), adminId, at);
    }
}
