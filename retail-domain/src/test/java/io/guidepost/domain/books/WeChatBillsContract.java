package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.books.WeChatBills.Movement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link WeChatBills} keep to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class WeChatBillsContract {

    /** A day that is over, and all that moved on it: at least a payment, a refund and a transfer. */
    public record Day(LocalDate on, List<Movement> moved) {}

    protected abstract WeChatBills bills();

    protected abstract Day busyDay();

    /** A day whose bill WeChat has not made yet. */
    protected abstract LocalDate unbilledDay();

    /** The next bill that is asked for is not what its hash says. */
    protected abstract void damageOne();

    @Test
    void aDaysBillsTellWhatMovedAndNothingElse() {
        assertThat(read(busyDay().on()))
                .containsExactlyInAnyOrderElementsOf(busyDay().moved());
    }

    @Test
    void aDayWithoutMovementsHasNoBillAndThatIsNoError() {
        assertThat(read(busyDay().on().minusDays(9))).isEmpty();
    }

    @Test
    void aBillThatIsNotMadeYetIsRefusedAndMayBeAskedForAgain() {
        assertThatThrownBy(() -> read(unbilledDay())).isInstanceOf(GatewayRejected.class);
    }

    @Test
    void aBillThatIsNotWhatItsHashSaysIsNotBelieved() {
        damageOne();

        assertThatThrownBy(() -> read(busyDay().on()))
                .isInstanceOf(GatewayUnclear.class)
                .hasMessageContaining("hash");
        assertThat(read(busyDay().on())).hasSameSizeAs(busyDay().moved());
    }

    private List<Movement> read(LocalDate day) {
        var movements = new ArrayList<Movement>();
        bills().read(day, movements::add);
        return movements;
    }
}
