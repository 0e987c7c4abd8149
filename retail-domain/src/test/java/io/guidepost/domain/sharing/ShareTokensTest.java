package io.guidepost.domain.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.sharing.ShareTokens.Reading;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTokensTest {

    private static final String OLD = "1:" + key(1);
    private static final String NEW = "2:" + key(2);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 22);

    private final ShareTokens tokens = new ShareTokens(OLD);

    @Test
    void aTokenHasExactly32UrlSafeCharactersAndReadsBackWhatWasMinted() {
        var token = tokens.mint(Long.MAX_VALUE, DAY);

        assertThat(token).matches("[A-Za-z0-9_-]{32}");
        assertThat(tokens.read(token)).isEqualTo(new Reading.Genuine(Long.MAX_VALUE, DAY));
    }

    /** J3: what is made up is not looked up. */
    @ParameterizedTest
    @ValueSource(longs = {20261122, 42})
    void noneOf50000RandomTokensIsAccepted(long seed) {
        noneIsAccepted(seed, 50_000);
    }

    @Test
    @Tag("deep")
    void noneOfAMillionRandomTokensIsAccepted() {
        noneIsAccepted(20261123, 1_000_000);
    }

    private void noneIsAccepted(long seed, int many) {
        var random = new Random(seed);
        var bytes = new byte[24];
        for (int i = 0; i < many; i++) {
            random.nextBytes(bytes);
            bytes[0] = 1;
            assertThat(tokens.read(encoded(bytes))).as("seed %d", seed).isInstanceOf(Reading.Forged.class);
        }
    }

    /** Every bit of many tokens, the bits of the MAC as well. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void noTokenIsAcceptedWithOneBitFlipped(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            var bytes = Base64.getUrlDecoder().decode(tokens.mint(random.nextLong() >>> 1, DAY));
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(tokens.read(encoded(bytes)))
                        .as("seed %d, bit %d", seed, bit)
                        .isInstanceOf(Reading.Forged.class);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u0000",
                "导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
            })
    void whatDoesNotHaveTheFormOfATokenIsNotLookedAt(String text) {
        assertThat(tokens.read(text)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void whileKeysChangeBothAreReadAndTheNewOneSigns() {
        var old = tokens.mint(5, DAY);
        var both = new ShareTokens(NEW + "," + OLD);

        assertThat(both.read(old)).isInstanceOf(Reading.Genuine.class);
        assertThat(new ShareTokens(NEW).read(both.mint(6, DAY))).isInstanceOf(Reading.Genuine.class);
        assertThat(new ShareTokens(NEW).read(old)).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void nothingStartsWithoutAKeyOrWithAWeakOne() {
        assertThatThrownBy(() -> new ShareTokens("").requireKeys()).hasMessageContaining("guidepost.share-token.keys");
        assertThatThrownBy(() -> new ShareTokens("1:c2hvcnQ=")).hasMessageContaining("32 bytes");
    }

    private static String key(int of) {
        var bytes = new byte[32];
        new Random(of).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
