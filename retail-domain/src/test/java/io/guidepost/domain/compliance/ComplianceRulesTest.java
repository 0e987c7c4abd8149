package io.guidepost.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplianceRulesTest {

    @Test
    void pricesAreReadToTheFen() {
        assertThat(Claims.of("原价¥1299.9,今天999元").pricesFen()).containsExactly(99_900L, 129_990L);
    }

    @ParameterizedTest
    @CsvSource({"全场8折", "全场8.5折起", "会员八五折", "满300减50", "满 300 元减 50 元", "买一送一", "立减20元", "到店领优惠券", "第二件半价"})
    void aBenefitIsAClaimAndItsAmountsAreNoPrices(String text) {
        var claims = Claims.of(text);

        assertThat(claims.benefits()).hasSize(1);
        assertThat(claims.pricesFen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"到了新款欢迎来店", "打折是什么意思", "2026秋冬系列", "曲折的故事", "买手推荐"})
    void plainWordsClaimNothing(String text) {
        assertThat(Claims.of(text).benefits()).isEmpty();
        assertThat(Claims.of(text).pricesFen()).isEmpty();
    }

    @Test
    void blanksAndCapitalsHideNoForbiddenWord() {
        assertThat(ComplianceRules.forbidden("全网 最 佳 之选", List.of("最佳"))).contains("最佳");
        assertThat(ComplianceRules.forbidden("BEST ever", List.of("best"))).contains("best");
        assertThat(ComplianceRules.forbidden("最好的朋友", List.of("最佳"))).isEmpty();
    }

    @Test
    void aLinkLeadsToATrustedHostOrOneBelowIt() {
        var hosts = List.of("example.com");

        assertThat(ComplianceRules.links("看 https://a.example.com/x?y=1 和 http://b.net。"))
                .containsExactly("https://a.example.com/x?y=1", "http://b.net");
        assertThat(ComplianceRules.isAllowed("https://shop.example.com/1", hosts))
                .isTrue();
        assertThat(ComplianceRules.isAllowed("https://example.com", hosts)).isTrue();
        assertThat(ComplianceRules.isAllowed("https://notexample.com", hosts)).isFalse();
        assertThat(ComplianceRules.isAllowed("https://example.com.evil.net", hosts))
                .isFalse();
        assertThat(ComplianceRules.isAllowed("https://example.com@evil.net/", hosts))
                .isFalse();
        assertThat(ComplianceRules.isAllowed("https://anything.net", List.of())).isTrue();
    }
}
