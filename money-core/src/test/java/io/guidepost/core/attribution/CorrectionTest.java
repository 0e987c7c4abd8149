package io.guidepost.core.attribution;

import static io.guidepost.core.attribution.Scene.COAT;
import static io.guidepost.core.attribution.Scene.LI;
import static io.guidepost.core.attribution.Scene.NOW;
import static io.guidepost.core.attribution.Scene.STORE_1;
import static io.guidepost.core.attribution.Scene.STORE_2;
import static io.guidepost.core.attribution.Scene.WANG;
import static io.guidepost.core.attribution.Scene.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    @Test
    void aRulingWinsOverAProtectedBindingAndSaysSo() {
        var before = AttributionRules.decide(boundToLi());

        var after = AttributionRules.decide(rulingFor(WANG, STORE_2).applyTo(boundToLi()));

        assertThat(before.guide()).contains(LI);
        assertThat(after.guide()).contains(WANG);
        assertThat(after.store()).contains(STORE_2);
        assertThat(after.candidates().get(0).kind()).isEqualTo(Candidate.Kind.RULING);
        assertThat(after.candidates())
                .filteredOn(candidate -> candidate.kind() == Candidate.Kind.BINDING)
                .extracting(Candidate::rejection)
                .containsExactly(Optional.of(RejectCode.LOWER_PRECEDENCE));
        assertThat(Explanation.of(after, Scene.NAMES).decision().zh()).contains("总部更正归属", "王");
        assertThat(Correction.hasEffect(before, after)).isTrue();
    }

    @Test
    void aRulingIsBeyondTheRulesButNotBeyondEmployment() {
        for (var rules : List.of(RuleSet.JEWELLERY, RuleSet.FMCG, RuleSet.POS_STRICT, RuleSet.APPAREL)) {
            var in = new Scene()
                    .rules(rules)
                    .line(COAT)
                    .bound(5, LI, 1)
                    .touch(7, LI, 0.1)
                    .inputs();
            assertThat(AttributionRules.decide(rulingFor(WANG, STORE_2).applyTo(in))
                            .guide())
                    .as(rules.name())
                    .contains(WANG);
        }

        var elsewhere = AttributionRules.decide(rulingFor(WANG, STORE_1).applyTo(boundToLi()));

        assertThat(elsewhere.guide()).contains(LI);
        assertThat(elsewhere.candidates())
                .filteredOn(candidate -> candidate.kind() == Candidate.Kind.RULING)
                .extracting(Candidate::rejection)
                .containsExactly(Optional.of(RejectCode.GUIDE_NOT_EMPLOYED));
    }

    @Test
    void aRulingSharesWithNobody() {
        var shared = RuleSet.APPAREL.draft().assistShareBp(7_000).build();
        var in = new Scene().rules(shared).line(COAT).bound(5, LI, 1).inputs();

        var decided = AttributionRules.decide(rulingFor(WANG, STORE_2).applyTo(in));

        assertThat(decided.splits())
                .filteredOn(split -> split.payeeType() == PayeeType.GUIDE)
                .extracting(Split::payeeId)
                .containsExactly(WANG.value());
    }

    @Test
    void aGuideFoundToHaveBoughtHimselfKeepsTheSaleAndEarnsNothing() {
        var after = AttributionRules.decide(
                new Correction.BoughtHimself(LI, employments(LI, STORE_1)).applyTo(boundToLi()));

        assertThat(after.guide()).contains(LI);
        var split = after.splits().get(0);
        assertThat(split.performanceBp()).isEqualTo(10_000);
        assertThat(split.commissionBp()).isZero();
        assertThat(split.bar()).isEqualTo(CommissionBar.SELF_PURCHASE);
    }

    @Test
    void aColleagueOfTheSameStoreWhoBuysEarnsTheGuideNothing() {
        var after = AttributionRules.decide(
                new Correction.BoughtHimself(WANG, employments(WANG, STORE_1)).applyTo(boundToLi()));
        var other = AttributionRules.decide(
                new Correction.BoughtHimself(WANG, employments(WANG, STORE_2)).applyTo(boundToLi()));

        assertThat(after.splits().get(0).bar()).isEqualTo(CommissionBar.SELF_PURCHASE);
        assertThat(other.splits().get(0).bar()).as("a guide of another store").isEqualTo(CommissionBar.NONE);
    }

    @Test
    void withoutTheTouchesThatDoNotCountTheSaleIsDecidedAsEver() {
        var in = new Scene().line(COAT).touch(6, WANG, 2).touch(7, LI, 1).inputs();

        var after = AttributionRules.decide(new Correction.TouchesBlocked(LI).applyTo(in));

        assertThat(AttributionRules.decide(in).guide()).contains(LI);
        assertThat(after.guide()).contains(WANG);
        assertThat(after.candidates())
                .filteredOn(candidate -> candidate.refId() == 7)
                .extracting(Candidate::rejection)
                .containsExactly(Optional.of(RejectCode.BLOCKED_BY_FRAUD));
    }

    @Test
    void aGuideNamedAtTheTillBeforePaymentWinsAlthoughTheOrderWasPlacedBefore() {
        var till = new Correction.Designated(
                new Designation(
                        new DesignationId(3),
                        Designation.Kind.TILL,
                        WANG,
                        STORE_2,
                        NOW.plus(Duration.ofMinutes(5)),
                        true),
                employments(WANG, STORE_2));

        var after = AttributionRules.decide(till.applyTo(boundToLi()));

        assertThat(after.basis()).isEqualTo(Basis.ASSIST);
        assertThat(after.guide()).contains(WANG);
    }

    @Test
    void anotherNumberOfLinesIsAnEffect() {
        var one = AttributionRules.decide(boundToLi());
        var two = AttributionRules.decide(
                new Scene().line(COAT).line(Scene.HAT).bound(5, LI, 1).inputs());

        assertThat(Correction.hasEffect(one, two)).isTrue();
        assertThat(Correction.hasEffect(two, one)).isTrue();
    }

    @Test
    void whatWasKnownOfTheGuidesServiceIsReplacedAndThatOfOthersStays() {
        var changed = rulingFor(WANG, STORE_2).applyTo(boundToLi());

        assertThat(changed.employments())
                .extracting(spell -> spell.guide(), spell -> spell.id().value())
                .containsExactlyInAnyOrder(tuple(LI, 1L), tuple(Scene.ZHAO, 3L), tuple(WANG, 77L));
    }

    @Test
    void correctingToWhatIsInForceHasNoEffect() {
        var before = AttributionRules.decide(boundToLi());

        assertThat(Correction.hasEffect(
                        before, AttributionRules.decide(rulingFor(LI, STORE_1).applyTo(boundToLi()))))
                .isFalse();
    }

    private static AttributionInputs boundToLi() {
        return new Scene().line(COAT).bound(5, LI, 1).inputs();
    }

    private static Correction rulingFor(GuideId guide, StoreId store) {
        return new Correction.Designated(
                new Designation(
                        new DesignationId(3),
                        Designation.Kind.RULING,
                        guide,
                        store,
                        NOW.plus(Duration.ofDays(9)),
                        true),
                employments(guide, guide.equals(LI) ? STORE_1 : STORE_2));
    }

    private static List<Employment> employments(GuideId guide, StoreId store) {
        return List.of(new Employment(
                new EmploymentId(77), guide, store, Employment.Role.GUIDE, true, 0, days(365), Optional.empty()));
    }
}
