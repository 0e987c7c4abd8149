package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Employment;
import java.time.Instant;

record EmploymentRow(
        long id,
        long guideId,
        long storeId,
        Employment.Role role,
        boolean isPrimary,
        Instant validFrom,
        Instant validUntil) {

    static EmploymentRow of(Employment employment) {
        return new EmploymentRow(
                employment.id(),
                employment.guideId(),
                employment.storeId(),
                employment.role(),
                employment.isPrimary(),
                employment.from(),
                employment.until());
    }

    Employment toEmployment() {
        return new Employment(id, guideId, storeId, role, isPrimary, validFrom, validUntil);
    }
}
