package io.guidepost.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Headquarters' holidays and the stores' quiet hours. */
public interface Calendars {

    /** Holidays from that day on, through the other one. */
    Set<LocalDate> holidays(LocalDate from, LocalDate through);

    /** By day, from that one on. */
    List<Holiday> holidaysFrom(LocalDate from, int limit);

    void keep(Holiday holiday, long adminId, Instant at);

    /** @return false when that day was none */
    boolean remove(LocalDate on);

    /** The quiet part of a store's day, in which its guides have time; empty where nobody has said. */
    Optional<Window> offPeak(long storeId);

    void keepOffPeak(long storeId, Window offPeak, long adminId, Instant at);

    record Holiday(LocalDate on, String name) {}
}
