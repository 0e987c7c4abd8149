package io.guidepost.domain.moment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentRulesTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-04T04:00:00Z");

    @Test
    void weComTellsWhetherAndNeverWhenSoTheFirstLookAfterTheDeadlineGivesTheBenefitOfTheDoubt() {
        var before = Optional.of(DEADLINE.minusSeconds(600));
        var later = DEADLINE.plusSeconds(600);

        assertThat(MomentRules.publishedAt(before, DEADLINE.minusSeconds(1), DEADLINE))
                .isEqualTo(DEADLINE.minusSeconds(1));
        assertThat(MomentRules.publishedAt(before, later, DEADLINE)).isEqualTo(DEADLINE);
        assertThat(MomentRules.publishedAt(Optional.empty(), later, DEADLINE)).isEqualTo(DEADLINE);
        assertThat(MomentRules.publishedAt(Optional.of(DEADLINE), later, DEADLINE))
                .isEqualTo(later);
    }

    @Test
    void noLookJumpsOverTheDeadline() {
        var madeAt = DEADLINE.minus(Duration.ofDays(1));

        assertThat(MomentRules.nextLook(madeAt, madeAt.plusSeconds(60), DEADLINE))
                .contains(madeAt.plusSeconds(360));
        assertThat(MomentRules.nextLook(madeAt, DEADLINE.minusSeconds(60), DEADLINE))
                .contains(DEADLINE);
        assertThat(MomentRules.nextLook(madeAt, DEADLINE, DEADLINE)).contains(DEADLINE.plus(Duration.ofDays(1)));
        assertThat(MomentRules.nextLook(madeAt, DEADLINE.plus(Duration.ofDays(8)), DEADLINE))
                .isEmpty();
    }

    @Test
    void theSameMomentIsRecognizedThroughWhatClientsDoToIt() {
        var ours = content("新品到店\n欢迎  光临", "https://cdn.example.com/1.jpg");

        assertThat(content(" 新品到店 欢迎 光临\n", "mediaid-of-wecom").fingerprint()).isEqualTo(ours.fingerprint());
        assertThat(content("新品到店", "mediaid-of-wecom").fingerprint()).isNotEqualTo(ours.fingerprint());
        assertThat(content("新品到店 欢迎 光临", "a", "b").fingerprint()).isNotEqualTo(ours.fingerprint());
    }

    private static MomentContent content(String text, String... pictures) {
        return new MomentContent(text, List.of(pictures), Optional.empty(), Optional.empty());
    }
}
