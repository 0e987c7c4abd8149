package io.guidepost.domain.calendar;

import java.time.Duration;
import java.time.LocalTime;

/** A part of the day in minutes from midnight, {@code untilMinute} excluded; 0 to 1440 is the whole of it. */
public record Window(int fromMinute, int untilMinute) {

    private static final int DAY = 1440;

    public Window {
        if (fromMinute < 0 || fromMinute >= untilMinute || untilMinute > DAY) {
            throw new IllegalArgumentException("No part of a day: minute %d to %d".formatted(fromMinute, untilMinute));
        }
    }

    /** From times such as {@code 07:00} and {@code 23:00}; {@code 24:00} is the end of the day. */
    public static Window of(String from, String until) {
        return new Window(minutes(from), minutes(until));
    }

    private static int minutes(String time) {
        return time.equals("24:00")
                ? DAY
                : (int) Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(time))
                        .toMinutes();
    }

    boolean contains(LocalTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return fromMinute <= minute && minute < untilMinute;
    }

    LocalTime from() {
        return LocalTime.ofSecondOfDay(fromMinute * 60L);
    }

    boolean isBefore(LocalTime time) {
        return time.getHour() * 60 + time.getMinute() >= untilMinute;
    }
}
