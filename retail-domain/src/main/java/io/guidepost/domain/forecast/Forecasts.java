package io.guidepost.domain.forecast;

import io.guidepost.domain.content.AudienceCounts.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Forecasts of tasks, and the outlooks of the nights. */
public interface Forecasts {

    /** Begins anew, whatever was counted before. */
    void begin(long taskId, Instant asOf, Optional<Long> listed);

    Optional<Forecast> find(long taskId);

    /** Tasks whose forecast is being made and that no node holds, oldest first. */
    List<Long> open(Instant now, int limit);

    boolean lease(long taskId, String owner, Instant now, Instant until);

    /** Adds a stretch that follows {@code afterGuideId}; false when it was added already or the forecast began anew. */
    boolean add(long taskId, Instant asOf, long afterGuideId, Stretch stretch, int quotaPerCustomer);

    void finish(long taskId, Instant asOf, Instant at);

    void beginOutlook(LocalDate on);

    Optional<Outlook> outlook(LocalDate on);

    List<Outlook> outlooks(LocalDate from, int limit);

    /** Counts the next customers of a night's outlook. @return false at the end */
    boolean extendOutlook(Outlook outlook, OutlookBounds bounds, int members);

    void finishOutlook(LocalDate on, Instant at);

    /**
     * How many customers were written to in thirty days, of whom so many have one message left of the house's limit, none
     * left, none left in seven days either, and are within three of WeCom's quota.
     */
    record Outlook(
            LocalDate onDate,
            long contacted,
            long nearLimit,
            long atLimit,
            long atLimitIn7,
            long nearQuota,
            String afterMember,
            Instant finishedAt) {}

    record OutlookBounds(
            LocalDate on, LocalDate monthFrom, LocalDate monthFromIn7, LocalDate quotaFrom, int perMonth, int quota) {}
}
