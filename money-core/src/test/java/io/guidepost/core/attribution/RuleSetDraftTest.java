package io.guidepost.core.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.RuleSet.MultiFriend;
import io.guidepost.core.attribution.RuleSetState.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSetDraftTest {

    static Stream<RuleSet> presets() {
        return Stream.of(RuleSet.APPAREL, RuleSet.JEWELLERY, RuleSet.FMCG, RuleSet.POS_STRICT);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void thePresetsHaveNoFlaw(RuleSet preset) {
        assertThat(preset.draft().flaws()).isEmpty();
        assertThat(preset.draft().build()).isEqualTo(preset);
    }

    @Test
    void everyFlawIsToldAtOnceByItsParameter() {
        var draft = RuleSet.APPAREL
                .draft()
                .named(" ", 2)
                .protectionDays(-1)
                .validityDays(0)
                .lookbackDays(91)
                .fulfilShareBp(10_001)
                .assistShareBp(-1)
                .enabled(EnumSet.of(Basis.ASSIST, Basis.HQ))
                .multiFriend(MultiFriend.PRIORITY_LIST);

        assertThat(draft.flaws())
                .extracting(RuleSetDraft.Flaw::field)
                .containsExactly(
                        "name",
                        "protectionDays",
                        "validityDays",
                        "lookbackDays",
                        "fulfilShareBp",
                        "assistShareBp",
                        "enabled",
                        "friendPriority");
        assertThatThrownBy(draft::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void protectionCannotOutliveTheBinding() {
        assertThat(RuleSet.APPAREL.draft().protectionDays(31).validityDays(30).flaws())
                .extracting(RuleSetDraft.Flaw::field)
                .containsExactly("protectionDays");
        assertThat(RuleSet.APPAREL
                        .draft()
                        .protectionDays(31)
                        .validityDays(RuleSet.PERMANENT)
                        .flaws())
                .isEmpty();
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        var shortest = RuleSet.APPAREL
                .draft()
                .named("规", 2)
                .protectionDays(1)
                .validityDays(1)
                .lookbackDays(1)
                .fulfilShareBp(0)
                .assistShareBp(0);
        var longest = RuleSet.APPAREL
                .draft()
                .named("规".repeat(64), 2)
                .protectionDays(3_650)
                .validityDays(3_650)
                .lookbackDays(90)
                .fulfilShareBp(10_000)
                .assistShareBp(10_000)
                .friendPriority(
                        LongStream.rangeClosed(1, 1_000).mapToObj(GuideId::new).toList());

        for (var draft : List.of(shortest, longest)) {
            assertThat(draft.flaws()).isEmpty();
            assertThat(draft.build().draft().build()).isEqualTo(draft.build());
        }
        assertThat(fields(RuleSet.APPAREL.draft().named("规".repeat(65), 2))).containsExactly("name");
        assertThat(fields(RuleSet.APPAREL.draft().protectionDays(2).validityDays(1)))
                .containsExactly("protectionDays");
        assertThat(fields(RuleSet.APPAREL
                        .draft()
                        .friendPriority(LongStream.rangeClosed(1, 1_001)
                                .mapToObj(GuideId::new)
                                .toList())))
                .containsExactly("friendPriority");
    }

    private static List<String> fields(RuleSetDraft draft) {
        return draft.flaws().stream().map(RuleSetDraft.Flaw::field).toList();
    }

    @Test
    void whatIsSetIsBuilt() {
        var built = RuleSet.APPAREL
                .draft()
                .decisionMoment(RuleSet.DecisionMoment.ORDER_PAID)
                .precedence(RuleSet.Precedence.BINDING_FIRST)
                .build();

        assertThat(built.decisionMoment()).isEqualTo(RuleSet.DecisionMoment.ORDER_PAID);
        assertThat(built.precedence()).isEqualTo(RuleSet.Precedence.BINDING_FIRST);
    }

    @Test
    void aListOfFriendsNamesEachGuideOnce() {
        assertThat(RuleSet.APPAREL
                        .draft()
                        .friendPriority(List.of(new GuideId(1), new GuideId(1)))
                        .flaws())
                .extracting(RuleSetDraft.Flaw::field)
                .containsExactly("friendPriority");
    }

    @Test
    void theLifeOfARuleSetHasNoShortCut() {
        assertThat(RuleSetState.DRAFT.after(Step.APPROVE)).isEmpty();
        assertThat(RuleSetState.DRAFT.after(Step.SIMULATE)).contains(RuleSetState.SIMULATED);
        assertThat(RuleSetState.SIMULATED.after(Step.EDIT)).contains(RuleSetState.DRAFT);
        assertThat(RuleSetState.SIMULATED.after(Step.ACTIVATE)).isEmpty();
        assertThat(RuleSetState.SIMULATED.after(Step.APPROVE)).contains(RuleSetState.APPROVED);
        assertThat(RuleSetState.APPROVED.after(Step.ACTIVATE)).contains(RuleSetState.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = RuleSetState.class,
            names = {"APPROVED", "ACTIVE", "RETIRED"})
    void whatWasApprovedIsNeverChangedAgain(RuleSetState state) {
        assertThat(state.after(Step.EDIT)).isEmpty();
        assertThat(state.after(Step.SIMULATE)).isEmpty();
    }
}
