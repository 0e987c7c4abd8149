package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.model.Model;
import io.guidepost.core.model.Operations;
import io.guidepost.core.model.Operations.World;
import io.guidepost.core.model.Twins;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.payout.FakePayoutGateway;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;

/**
 * F-02 on the database: the services beside the same model, over operations of the same kind as the rules alone. How many,
 * and from which seed, can be told: {@code -Dmodel.operations}, {@code -Dmodel.deep-operations}, {@code -Dmodel.seed}.
 */
// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class MoneyModelTest {

    private static final long SEED = 604;
    private static final CutOff FIRST_OF_MONTH = new CutOff(1);

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    MovableClock clock;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @AfterEach
    void clearSkies() {
        weChat.weather(FakePayoutGateway.Weather.FINE);
    }

    @Test
    void theServicesFollowTheModel() {
        int operations = Integer.getInteger("model.operations", 800);
        compare(SEED, operations);

        // A comparison of nothing with nothing always holds.
        var model = model();
        new Operations(SEED, World.SERVICES).first(operations).forEach(model::apply);
        assertThat(model.accounts())
                .contains("PLATFORM 0 SUSPENSE_PAYMENT", "PLATFORM 0 PSP_PAYOUT", "STORE 1 AVAILABLE")
                .anyMatch(account -> account.startsWith("GUIDE") && account.endsWith("DEBT"))
                .anyMatch(account -> account.endsWith("CLAWBACK_RECEIVABLE"));
    }

    @Tag("deep")
    @Test
    void theServicesFollowTheModelForVeryLong() {
        compare(Long.getLong("model.seed", SEED + 1), Integer.getInteger("model.deep-operations", 200_000));
    }

    private void compare(long seed, int operations) {
        new Twins(this::model, this::services).requireNone(seed, World.SERVICES, operations);
        invariants.require();
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
    }

    /** Always from the same time of a month, so that a list does the same whenever it is run. */
    private Model model() {
        var next = FIRST_OF_MONTH.endOf(FIRST_OF_MONTH.monthOf(clock.instant())).plus(Duration.ofDays(1));
        clock.advance(Duration.between(clock.instant(), next));
        return new Model(clock.instant().getEpochSecond(), 0, 0);
    }

    private ServicesAtWork services() {
        var services = new ServicesAtWork();
        beans.autowireBean(services);
        return services.open();
    }
}
