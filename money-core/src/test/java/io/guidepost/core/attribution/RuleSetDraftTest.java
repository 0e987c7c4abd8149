package io.guidepost.core.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.RuleSet.MultiFriend;
import io.guidepost.core.attribution.RuleSetState.Step;
import java.util.EnumSet;
import java.util.List;
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
