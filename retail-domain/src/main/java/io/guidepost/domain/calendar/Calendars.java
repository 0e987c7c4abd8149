package io.guidepost.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Headquarters' holidays and the stores' hours. */
public interface Calendars {

    /** Holidays from that day on, through the other one. */
    Set<LocalDate> holidays(LocalDate from, LocalDate through);

    /** By day, from that one on. */
    List<Holiday> holidaysFrom(LocalDate from, int limit);

    void keep(Holiday holiday, long adminId, Instant at);

    /** @return false when that day was none */
    boolean remove(LocalDate on);

    Optional<StoreTimes> ofStore(long storeId);

    void keep(StoreTimes times, long adminId, Instant at);

    record Holiday(LocalDate on, String name) {}

    /** When a store is open, and within that the quiet part in which its guides have time. */
    record StoreTimes(long storeId, Window open, Window offPeak) {}
}
