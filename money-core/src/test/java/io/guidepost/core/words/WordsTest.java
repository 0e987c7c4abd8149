package io.guidepost.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void everyChineseLocaleReadsChineseAndAllOthersEnglish() {
        var words = new Words("退款", "refund");

        assertThat(words.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("退款");
        assertThat(words.in(Locale.TRADITIONAL_CHINESE)).isEqualTo("退款");
        assertThat(words.in(Locale.ENGLISH)).isEqualTo("refund");
        assertThat(words.in(Locale.FRANCE)).isEqualTo("refund");
    }
}
