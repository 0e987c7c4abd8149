package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.books.Invariants;
import io.guidepost.quickstart.RunningQuickstart;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A walk through the whole product over HTTP. Walks share one shop and one clock, which only moves forward, so each of them
 * has shoppers of its own and looks at differences where guides are concerned. Whatever they do, the books are right.
 */
@ExtendWith(RunningQuickstart.class)
abstract class WalkTest {

    final Sim sim = new Sim();

    @AfterEach
    void theBooksAreRight() {
        RunningQuickstart.bean(Invariants.class).require();
    }

    /** A shopper whom nobody knows. */
    Shop stranger() {
        return shopper(newName());
    }

    Shop shopper(String name) {
        return Shop.signIn(name, sim);
    }

    static String newName() {
        return "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    static GuideClient guide(String userid) {
        return GuideClient.signIn(userid);
    }

    static HqClient hq() {
        return HqClient.signIn("hq");
    }

    static HqClient checker() {
        return HqClient.signIn("checker");
    }

    static void eventually(String what, ThrowingRunnable claim) {
        await().alias(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(claim);
    }

    /** Trial balance, every reconciliation, and Tencent's own journal. */
    void everythingBalances() {
        var hq = hq();
        var balance = hq.trialBalance();
        assertThat(balance.path("balanced").asBoolean()).as(balance.toString()).isTrue();
        assertThat(balance.path("totalDebitFen").asLong())
                .isPositive()
                .isEqualTo(balance.path("totalCreditFen").asLong());
        assertThat(hq.reconcile()).isNotEmpty().allSatisfy(run -> assertThat(
                        run.path("ok").asBoolean())
                .as(run.toString())
                .isTrue());
    }
}
