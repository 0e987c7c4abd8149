package io.guidepost.domain.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.tag.ConflictRules.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConflictRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @ParameterizedTest
    @EnumSource
    void whatOnlyOneSideHasChangedIsNoConflict(ConflictPolicy policy) {
        assertThat(ConflictRules.judge(policy, "金卡", "黑卡", NOON, "金卡", NOON.plusSeconds(9)))
                .isEqualTo(Verdict.PUSH);
        assertThat(ConflictRules.judge(policy, "金卡", "金卡", NOON, "黑卡", Instant.EPOCH))
                .isEqualTo(Verdict.TAKE);
        assertThat(ConflictRules.judge(policy, "金卡", "黑卡", NOON, "黑卡", Instant.EPOCH))
                .isEqualTo(Verdict.AGREED);
    }

    @ParameterizedTest
    @CsvSource({"HQ_WINS, 9, PUSH", "WECOM_WINS, -9, TAKE", "NEWEST, 9, TAKE", "NEWEST, -9, PUSH", "NEWEST, 0, PUSH"})
    void whereBothHaveChangedThePolicyDecides(ConflictPolicy policy, int secondsLater, Verdict verdict) {
        assertThat(ConflictRules.judge(policy, "金卡", "黑卡", NOON, "白金", NOON.plusSeconds(secondsLater)))
                .isEqualTo(verdict);
    }

    @Test
    void aChangeOfUnknownTimeCountsAsTheEarlier() {
        assertThat(ConflictRules.judge(ConflictPolicy.NEWEST, "金卡", "黑卡", NOON, "", Instant.EPOCH))
                .isEqualTo(Verdict.PUSH);
    }
}
