package io.guidepost.core.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.fraud.FraudFacts.Colleague;
import io.guidepost.core.fraud.FraudFacts.Refunds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FraudRulesTest {

    private static final GuideId LI = new GuideId(1);
    private static final GuideId WANG = new GuideId(2);

    @Test
    void anOrdinaryOrderGivesNoSignal() {
        assertThat(kinds(new Facts())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(IdentityPath.class)
    void aGuideWhoBuysIsRecognizedByEachPath(IdentityPath path) {
        var facts = new Facts();
        facts.own = List.of(path);

        var signal = FraudRules.signals(facts.build(), FraudLimits.DEFAULT).get(0);

        assertThat(signal.kind()).isEqualTo(SignalKind.OWN_PURCHASE);
        assertThat(signal.buyer()).contains(LI);
        assertThat(signal.evidence().zh()).contains(path.words().zh());
        assertThat(signal.evidence().en()).contains(path.words().en());
    }

    @ParameterizedTest
    @EnumSource(IdentityPath.class)
    void aColleagueOfTheSameStoreWhoBuysIsRecognizedByEachPath(IdentityPath path) {
        var facts = new Facts();
        facts.colleagues = List.of(new Colleague(WANG, path));

        var signal = FraudRules.signals(facts.build(), FraudLimits.DEFAULT).get(0);

        assertThat(signal.kind()).isEqualTo(SignalKind.COLLEAGUES_PURCHASE);
        assertThat(signal.buyer()).contains(WANG);
    }

    @Test
    void threeBuyersAtOneAddressAreAFamilyAndFourAreASignal() {
        var facts = new Facts();
        facts.atAddress = 3;
        assertThat(kinds(facts)).isEmpty();
        facts.atAddress = 4;
        assertThat(kinds(facts)).containsExactly(SignalKind.SHARED_ADDRESS);
    }

    @Test
    void moreThanThreeBuyersOnOneDeviceAreASignal() {
        var facts = new Facts();
        facts.onDevice = 3;
        assertThat(kinds(facts)).isEmpty();
        facts.onDevice = 4;
        assertThat(kinds(facts)).containsExactly(SignalKind.SHARED_DEVICE);
    }

    @ParameterizedTest
    @CsvSource({"1999, false, true", "2000, false, false", "1999, true, false", "0, false, true"})
    void aLinkOpenedLessThanTwoSecondsBeforePayingWithNothingViewedIsASignal(
            long millis, boolean viewed, boolean suspicious) {
        var facts = new Facts();
        facts.opened = Optional.of(Duration.ofMillis(millis));
        facts.viewed = viewed;

        assertThat(kinds(facts)).isEqualTo(suspicious ? List.of(SignalKind.OPENED_AT_PAYMENT) : List.of());
    }

    /** Store of 1,000 orders with 100 refunds: a guide's 100 orders vary by 3 around 10, so 19 is ordinary and 20 is not. */
    @ParameterizedTest
    @CsvSource({
        "100, 19, 1000, 100, false",
        "100, 20, 1000, 100, true",
        "19, 19, 1000, 100, false",
        "20, 20, 1000, 100, true",
        "100, 0, 1000, 100, false",
        "100, 100, 100, 100, false",
        "50, 2, 1000000, 2, false",
        "50, 3, 1000000, 3, true",
        "1000000, 500000, 2000000, 500000, true"
    })
    void refundsMoreThanThreeSigmaAboveTheStoreAreASignal(
            long orders, long refunded, long storeOrders, long storeRefunded, boolean suspicious) {
        var facts = new Facts();
        facts.refunds = new Refunds(orders, refunded, storeOrders, storeRefunded);

        assertThat(kinds(facts)).isEqualTo(suspicious ? List.of(SignalKind.REFUND_RATE) : List.of());
    }

    @Test
    void namingAGuideAfterPaymentIsASignal() {
        var facts = new Facts();
        facts.late = 1;
        assertThat(kinds(facts)).containsExactly(SignalKind.DESIGNATED_AFTER_PAYMENT);
    }

    @Test
    void manyTinyOrdersOfOneShopperAreASignal() {
        var facts = new Facts();
        facts.tiny = 5;
        assertThat(kinds(facts)).isEmpty();
        facts.tiny = 6;
        assertThat(kinds(facts)).containsExactly(SignalKind.MANY_TINY_ORDERS);
    }

    @Test
    void onePayerForManyShoppersIsASignal() {
        var facts = new Facts();
        facts.ofPayer = 3;
        assertThat(kinds(facts)).isEmpty();
        facts.ofPayer = 4;
        assertThat(kinds(facts)).containsExactly(SignalKind.ONE_PAYER_FOR_MANY);
    }

    @Test
    void aLinkOrADeviceUsedTooOftenIsASignalForReviewAndNothingIsLostSilently() {
        var facts = new Facts();
        facts.ofLink = 501;
        facts.links = 51;

        assertThat(kinds(facts)).containsExactly(SignalKind.LINK_OPENED_BY_MANY, SignalKind.DEVICE_OPENS_MANY_LINKS);
        facts.ofLink = 500;
        facts.links = 50;
        assertThat(kinds(facts)).isEmpty();
    }

    private static List<SignalKind> kinds(Facts facts) {
        return FraudRules.signals(facts.build(), FraudLimits.DEFAULT).stream()
                .map(FraudSignal::kind)
                .toList();
    }

    /** An ordinary order of Li's, to be made suspicious. */
    private static final class Facts {

        List<IdentityPath> own = List.of();
        List<Colleague> colleagues = List.of();
        int atAddress = 1;
        int onDevice = 1;
        Optional<Duration> opened = Optional.of(Duration.ofMinutes(3));
        boolean viewed;
        Refunds refunds = new Refunds(100, 10, 1_000, 100);
        int late;
        int tiny = 1;
        int ofPayer = 1;
        int ofLink = 1;
        int links = 1;

        FraudFacts build() {
            return new FraudFacts(
                    LI,
                    own,
                    colleagues,
                    atAddress,
                    onDevice,
                    opened,
                    viewed,
                    refunds,
                    late,
                    tiny,
                    ofPayer,
                    ofLink,
                    links);
        }
    }
}
