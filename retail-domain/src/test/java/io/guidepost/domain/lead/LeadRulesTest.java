package io.guidepost.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.lead.Lead.Basis;
import io.guidepost.domain.lead.LeadRules.CodeOf;
import io.guidepost.domain.lead.LeadRules.Evidence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** E27 */
class LeadRulesTest {

    private static final CodeOf SMS = new CodeOf(1, LeadChannel.SMS, 7);
    private static final CodeOf CARD = new CodeOf(2, LeadChannel.PARCEL_CARD, 8);
    private static final CodeOf BANNER = new CodeOf(3, LeadChannel.BANNER, 9);

    @Test
    void weComsWordCountsBeforeAllElse() {
        var verdict = LeadRules.judge(
                new Evidence(true, Optional.of(SMS), true, Optional.of(CARD), Optional.of(5L), Optional.of(BANNER), 4));

        assertThat(verdict.basis()).isEqualTo(Basis.STATE);
        assertThat(verdict.channel()).contains(LeadChannel.SMS);
        assertThat(verdict.storeId()).isEqualTo(7);
    }

    @Test
    void anotherToolsCodeIsUnknownWhateverThePersonDidBefore() {
        var verdict = LeadRules.judge(new Evidence(
                true, Optional.empty(), false, Optional.of(CARD), Optional.of(5L), Optional.of(BANNER), 4));

        assertThat(verdict.basis()).isEqualTo(Basis.UNKNOWN);
        assertThat(verdict.channel()).isEmpty();
        assertThat(verdict.storeId()).isEqualTo(4);
    }

    @Test
    void whereWeComSaysNothingTheLastThatThePersonDidCounts() {
        assertThat(untold(false, Optional.of(CARD), Optional.of(5L), Optional.of(BANNER))
                        .basis())
                .isEqualTo(Basis.OPENING);
        var touched = untold(false, Optional.empty(), Optional.of(5L), Optional.of(BANNER));
        assertThat(touched.basis()).isEqualTo(Basis.TOUCH);
        assertThat(touched.channel()).contains(LeadChannel.STAFF);
        assertThat(touched.storeId()).isEqualTo(5);
        assertThat(untold(false, Optional.empty(), Optional.empty(), Optional.of(BANNER))
                        .codeId())
                .contains(3L);
        assertThat(untold(false, Optional.empty(), Optional.empty(), Optional.empty())
                        .basis())
                .isEqualTo(Basis.UNKNOWN);
    }

    @Test
    void whoWasHandedOverIsNoNewFriend() {
        assertThat(untold(true, Optional.of(CARD), Optional.of(5L), Optional.of(BANNER))
                        .basis())
                .isEqualTo(Basis.HANDED_OVER);
    }

    private static LeadRules.Verdict untold(
            boolean isHandedOver, Optional<CodeOf> opened, Optional<Long> touchedStore, Optional<CodeOf> earlier) {
        return LeadRules.judge(new Evidence(false, Optional.empty(), isHandedOver, opened, touchedStore, earlier, 4));
    }
}
