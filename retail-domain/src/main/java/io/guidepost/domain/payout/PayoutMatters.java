package io.guidepost.domain.payout;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A guide can be a shopper as well. What is kept of guides is no concern of the shop's account; money on its way is. */
@Component
class PayoutMatters implements HoldsPersonalData {

    private final OpenPayouts payouts;

    PayoutMatters(OpenPayouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of();
    }

    @Override
    public List<OpenMatter> openMatters(Person person) {
        var open = payouts.to(person.openids());
        return open.isEmpty()
                ? List.of()
                : List.of(new OpenMatter(
                        "OPEN_WITHDRAWAL", new Words("有未完结的提现", "Withdrawals are under way"), Set.copyOf(open)));
    }
}
