package io.guidepost.domain.payout;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** The payroll's number and the real name of a guide, without which WeChat sends nobody 2,000 yuan. */
@Service
public class EnterPayrollPerson {

    private final PayrollPeople people;
    private final Roster roster;
    private final Clock clock;

    EnterPayrollPerson(PayrollPeople people, Roster roster, Clock clock) {
        this.people = people;
        this.roster = roster;
        this.clock = clock;
    }

    /** Entering again replaces what was entered before. */
    public PayrollPerson enter(long guideId, String employeeNo, String realName, long adminId) {
        roster.guide(guideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        var person = new PayrollPerson(guideId, employeeNo, realName, adminId, clock.instant());
        if (!people.save(person)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "employee_no_taken",
                    new Words("该工号已属于其他导购", "This employee number is another guide's"));
        }
        return person;
    }
}
