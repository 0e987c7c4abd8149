package io.guidepost.domain.report;

/** The figures behind the screens, one statement each. */
public interface ReportQueries {

    /** Nothing but zeros for somebody who never earned. */
    GuideEarnings.Balance earnings(long guideId);
}
