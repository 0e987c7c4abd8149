package io.guidepost.domain.payout;

import java.time.Instant;

/**
 * A guide as the payroll knows him.
 *
 * @param realName as in the identity card; for WeChat and nobody else
 */
public record PayrollPerson(long guideId, String employeeNo, String realName, long enteredBy, Instant enteredAt) {

    /** Without the name. */
    @Override
    public String toString() {
        return "PayrollPerson[guideId=%d, employeeNo=%s]".formatted(guideId, employeeNo);
    }
}
