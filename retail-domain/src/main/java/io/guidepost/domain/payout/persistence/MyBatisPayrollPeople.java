package io.guidepost.domain.payout.persistence;

import io.guidepost.domain.payout.PayrollPeople;
import io.guidepost.domain.payout.PayrollPerson;
import io.guidepost.domain.payout.persistence.PayeeMapper.PersonRow;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.privacy.Seals.Place;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPayrollPeople implements PayrollPeople {

    private final PayeeMapper mapper;
    private final Seals seals;

    MyBatisPayrollPeople(PayeeMapper mapper, Seals seals) {
        this.mapper = mapper;
        this.seals = seals;
    }

    @Override
    public Optional<PayrollPerson> find(long guideId) {
        return Optional.ofNullable(mapper.person(guideId))
                .map(row -> new PayrollPerson(
                        row.guideId(),
                        row.employeeNo(),
                        seals.open(place(guideId), row.realNameSealed()),
                        row.enteredBy(),
                        row.enteredAt()));
    }

    @Override
    public boolean save(PayrollPerson person) {
        var row = new PersonRow(
                person.guideId(),
                person.employeeNo(),
                seals.seal(place(person.guideId()), person.realName()),
                person.enteredBy(),
                person.enteredAt());
        try {
            return mapper.updatePerson(row) == 1 || mapper.insertPerson(row) == 1;
        } catch (DuplicateKeyException numberIsAnothers) {
            return false;
        }
    }

    private static Place place(long guideId) {
        return new Place("payout_payroll_person", "real_name_sealed", guideId);
    }
}
