package io.guidepost.domain.acquisition;

import io.guidepost.domain.acquisition.CodeStaff.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who receives the customers of a code at a moment. A printed code leads to somebody as long as anybody is there at all. */
public final class StaffingRules {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** WeCom takes so many people on one code. */
    static final int MOST_PEOPLE = 100;

    /** Joiners and leavers are seen after so long at the latest. */
    private static final Duration LONGEST_LOOK = Duration.ofHours(1);

    private StaffingRules() {}

    /**
     * Somebody who could receive them.
     *
     * @param isActive serves today and can be written to
     * @param addedToday friends made by this code today
     */
    public record Candidate(
            String userid,
            boolean isBackup,
            boolean isActive,
            List<Shift> shifts,
            Optional<Integer> capADay,
            int addedToday) {

        private boolean isInShift(ZonedDateTime at) {
            int minute = at.getHour() * 60 + at.getMinute();
            return shifts.isEmpty() || shifts.stream().anyMatch(shift -> shift.covers(at.getDayOfWeek(), minute));
        }

        private boolean hasRoom() {
            return capADay.map(cap -> addedToday < cap).orElse(true);
        }
    }

    /** Why it is these people. */
    public enum Duty {
        /** Those whose turn it is. */
        SCHEDULED,
        /** Nobody of them is there, or all of them have their fill of the day. */
        BACKUP,
        /** Beyond hours and caps, because a customer would find nobody otherwise. */
        BEYOND,
        NOBODY
    }

    /** In the order of their userids, at most 100; empty only when {@link Duty#NOBODY}. */
    public record OnDuty(List<String> userids, Duty duty) {}

    /** Those in their shift below their cap; else the backups of whom that is true; else whoever is active. */
    public static OnDuty onDuty(List<Candidate> candidates, Instant at) {
        var local = at.atZone(ZONE);
        Predicate<Candidate> isFree = one -> one.isActive() && one.isInShift(local) && one.hasRoom();
        var first = userids(candidates, isFree.and(one -> !one.isBackup()));
        if (!first.isEmpty()) {
            return new OnDuty(first, Duty.SCHEDULED);
        }
        var backups = userids(candidates, isFree.and(Candidate::isBackup));
        if (!backups.isEmpty()) {
            return new OnDuty(backups, Duty.BACKUP);
        }
        var anybody = userids(candidates, Candidate::isActive);
        return new OnDuty(anybody, anybody.isEmpty() ? Duty.NOBODY : Duty.BEYOND);
    }

    /** When that can be different: where a shift begins or ends, at midnight when caps begin anew, and within the hour. */
    public static Instant nextLook(List<Candidate> candidates, Instant at) {
        var local = at.atZone(ZONE);
        var latest = at.plus(LONGEST_LOOK);
        var midnight = local.toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
        var next = midnight.isBefore(latest) ? midnight : latest;
        return candidates.stream()
                .flatMap(one -> one.shifts().stream())
                .filter(shift -> shift.day() == local.getDayOfWeek())
                .flatMap(shift -> Stream.of(shift.fromMinute(), shift.untilMinute()))
                .filter(minute -> minute < 1440)
                .map(minute -> local.with(LocalTime.MIN).plusMinutes(minute).toInstant())
                .filter(boundary -> boundary.isAfter(at) && boundary.isBefore(next))
                .min(Comparator.naturalOrder())
                .orElse(next);
    }

    private static List<String> userids(List<Candidate> candidates, Predicate<Candidate> are) {
        return candidates.stream()
                .filter(are)
                .map(Candidate::userid)
                .distinct()
                .sorted()
                .limit(MOST_PEOPLE)
                .toList();
    }
}
