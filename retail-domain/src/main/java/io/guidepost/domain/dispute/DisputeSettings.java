package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeTerms;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The terms of disputes, in days, and how many a guide may have open at once. */
@Component
class DisputeSettings {

    private final DisputeTerms terms;
    private final int mostOpen;

    DisputeSettings(
            @Value("${guidepost.disputes.file-days:15}") int fileDays,
            @Value("${guidepost.disputes.comment-days:3}") int commentDays,
            @Value("${guidepost.disputes.decide-days:7}") int decideDays,
            @Value("${guidepost.disputes.lapse-days:14}") int lapseDays,
            @Value("${guidepost.disputes.most-open:20}") int mostOpen) {
        this.terms = new DisputeTerms(fileDays, commentDays, decideDays, lapseDays);
        this.mostOpen = mostOpen;
    }

    DisputeTerms terms() {
        return terms;
    }

    int mostOpen() {
        return mostOpen;
    }
}
