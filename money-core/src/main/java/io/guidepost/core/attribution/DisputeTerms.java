package io.guidepost.core.attribution;

import java.time.Duration;
import java.time.Instant;

/**
 * How long each party to a dispute has, in days (B11).
 *
 * @param fileDays for the guide, from the decision
 * @param commentDays for the store manager, from filing
 * @param decideDays for headquarters, from the comment or its failing; reminded then
 * @param lapseDays how much longer headquarters has after that reminder, before the dispute lapses
 */
public record DisputeTerms(int fileDays, int commentDays, int decideDays, int lapseDays) {

    public static final DisputeTerms DEFAULT = new DisputeTerms(15, 3, 7, 14);

    public DisputeTerms {
        if (fileDays < 1 || commentDays < 1 || decideDays < 1 || lapseDays < 1) {
            throw new IllegalArgumentException("Every term of a dispute is a day or more");
        }
    }

    /** The first instant at which it is too late to file. */
    public Instant filingEndsAt(Instant decidedAt) {
        return decidedAt.plus(Duration.ofDays(fileDays));
    }

    public boolean mayStillFile(Instant decidedAt, Instant now) {
        return now.isBefore(filingEndsAt(decidedAt));
    }

    public Instant commentDueAt(Instant filedAt) {
        return filedAt.plus(Duration.ofDays(commentDays));
    }

    public Instant decisionDueAt(Instant from) {
        return from.plus(Duration.ofDays(decideDays));
    }

    public Instant lapsesAt(Instant decisionDueAt) {
        return decisionDueAt.plus(Duration.ofDays(lapseDays));
    }

    /** A reminder goes out when half of a term is over. */
    public Instant reminderAt(Instant from, Instant dueAt) {
        return from.plus(Duration.between(from, dueAt).dividedBy(2));
    }
}
