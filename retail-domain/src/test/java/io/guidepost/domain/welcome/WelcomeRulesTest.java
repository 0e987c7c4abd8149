package io.guidepost.domain.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.welcome.WelcomeTemplate.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeRulesTest {

    @Test
    void theMostParticularGreetingIsMeant() {
        var all = template(1, Optional.empty(), Optional.empty());
        var store = template(2, Optional.empty(), Optional.of(7L));
        var channel = template(3, Optional.of(LeadChannel.SMS), Optional.empty());
        var both = template(4, Optional.of(LeadChannel.SMS), Optional.of(7L));
        var inForce = new ArrayList<>(List.of(all, both, store, channel));

        for (long expected = 4; expected >= 1; expected--) {
            var chosen = WelcomeRules.choose(inForce).orElseThrow();
            assertThat(chosen.id()).isEqualTo(expected);
            inForce.remove(chosen);
        }
        assertThat(WelcomeRules.choose(inForce)).isEmpty();
    }

    @Test
    void namesTakeTheirPlacesAndANameWithBracesIsAName() {
        assertThat(WelcomeRules.text("{guide}@{store}: {guide}", "{store}$1", "静安店"))
                .isEqualTo("{store}$1@静安店: {store}$1");
    }

    /** WeCom counts bytes, and half a character is none. */
    @Test
    void aTextIsNeverLongerThanWeComTakes() {
        var text = WelcomeRules.text("😀".repeat(500) + "{guide}", "店".repeat(1_000), "");

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isEqualTo(3_998);
        assertThat(text).endsWith("店");
        assertThat(WelcomeRules.cut("ab😀", 5)).isEqualTo("ab");
    }

    @Test
    void aMisspeltPlaceholderIsRefused() {
        assertThatThrownBy(() -> WelcomeRules.requireKnownPlaceholders("您好 {guid}"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("unknown_placeholder"));
        WelcomeRules.requireKnownPlaceholders("您好，{store}的{guide}");
    }

    private static WelcomeTemplate template(long id, Optional<LeadChannel> channel, Optional<Long> store) {
        return new WelcomeTemplate(
                id,
                channel,
                store,
                "",
                "",
                Status.APPROVED,
                0,
                1,
                Instant.EPOCH,
                Optional.of(2L),
                Optional.of(Instant.EPOCH));
    }
}
