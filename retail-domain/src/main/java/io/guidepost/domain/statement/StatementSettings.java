package io.guidepost.domain.statement;

import io.guidepost.core.settlement.CutOff;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When months are cut, and how long after that they are drafted, so that what is still being committed is seen. */
@Component
class StatementSettings {

    private final CutOff cutOff;
    private final Duration grace;

    StatementSettings(
            @Value("${guidepost.statements.cut-off-day:1}") int cutOffDay,
            @Value("${guidepost.statements.grace:PT5M}") Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("guidepost.statements.grace must not be negative");
        }
        this.cutOff = new CutOff(cutOffDay);
        this.grace = grace;
    }

    CutOff cutOff() {
        return cutOff;
    }

    Duration grace() {
        return grace;
    }
}
