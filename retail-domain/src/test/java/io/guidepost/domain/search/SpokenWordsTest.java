package io.guidepost.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenWordsTest {

    private final SpokenWords words = of("真丝连衣裙", "长裙", "重磅卫衣", "女装", "绿色外套", "西安", "旅游", "油漆", "群", "旅行箱");

    @ParameterizedTest
    @CsvSource({
        "lianyiqun, 连衣裙",
        "lyq, 连衣裙",
        "lianyq, 连衣裙",
        "lianyiq, 连衣裙",
        "lianyiqu, 连衣裙",
        "zhensilianyiqun, 真丝连衣裙",
        "zsly, 真丝连衣",
        "zhsly, 真丝连衣",
        "changqun, 长裙",
        "zhangqun, 长裙",
        "zhongbang, 重磅",
        "nvzhuang, 女装",
        "nüzhuang, 女装",
        "lvse, 绿色",
        "luse, 绿色",
        "waitao, 外套",
        "xian, 西安",
        "lvxingxiang, 旅行箱",
    })
    void syllablesAndInitialsSayWhatIsOnTheShelf(String letters, String word) {
        assertThat(words.heardAs(letters)).contains(word);
    }

    /** 旅游 and 油漆 begin and end rightly, but no word goes through both. */
    @Test
    void onlyNeighboursMakeAWordAndWholeSyllablesComeFirst() {
        assertThat(words.heardAs("lyq")).containsExactly("连衣裙");
        assertThat(words.heardAs("qun")).startsWith("群", "裙");
        words.learn("连", 9);
        words.learn("联", 9);
        words.learn("连衣", 5);
        words.learn("联谊", 3);
        assertThat(words.heardAs("lianyi")).startsWith("连衣", "联谊");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "l", "silk", "cashmere", "lyq1", "真丝", "iphone", "vvvv"})
    void otherLettersSayNothing(String letters) {
        assertThat(words.heardAs(letters)).isEmpty();
    }

    @Test
    void lettersThatCouldBeAThousandWordsAreAnsweredWithAFew() {
        var crowd = new SpokenWords();
        for (char first = '\u4E00'; first < '\u5200'; first++) {
            for (int next = 1; next < 20; next++) {
                crowd.learn(new String(new char[] {first, (char) (first + next)}), 1);
            }
        }

        assertThat(crowd.heardAs("ssssssss")).hasSizeLessThanOrEqualTo(32);
        assertThat(crowd.heardAs("s")).isEmpty();
    }

    @Test
    void aWordIsSuggestedFromItsSoundAsWell() {
        assertThat(SpokenWords.begins("连衣裙", "lianyi")).isTrue();
        assertThat(SpokenWords.begins("连衣裙", "ly")).isTrue();
        assertThat(SpokenWords.begins("连衣裙", "yq")).isFalse();
        assertThat(SpokenWords.begins("连衣裙", "lianyiqunz")).isFalse();
        assertThat(SpokenWords.begins("Silk", "si")).isFalse();
    }

    private static SpokenWords of(String... titles) {
        var words = new SpokenWords();
        for (var title : titles) {
            SearchWords.indexed(title).forEach(words::meet);
        }
        return words;
    }
}
