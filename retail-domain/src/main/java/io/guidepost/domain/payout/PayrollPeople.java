package io.guidepost.domain.payout;

import java.util.Optional;

/** What the payroll knows of guides. Real names are personal data: sealed where they lie, shown to nobody. */
public interface PayrollPeople {

    Optional<PayrollPerson> find(long guideId);

    /** Enters a guide, or what has become of one; false when the employee number is another guide's. */
    boolean save(PayrollPerson person);
}
