package io.guidepost.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B of RFC 6238, the column of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theVectorsOfTheStandardAreMet(long epochSecond, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(epochSecond)), 8))
                .isEqualTo(code);
    }

    @Test
    void aCodeIsTakenOneStepEarlyOrLateAndNeverTwice() {
        var now = Instant.parse("2026-11-22T04:00:10Z");
        long step = Totp.stepAt(now);

        for (long off = -3; off <= 3; off++) {
            var code = Totp.code(SECRET, step + off, Totp.DIGITS);
            assertThat(Totp.stepOf(SECRET, code, now, 0).isPresent())
                    .as("%d steps off", off)
                    .isEqualTo(Math.abs(off) <= 1);
            assertThat(Totp.stepOf(SECRET, code, now, step + 1))
                    .as("taken before")
                    .isEmpty();
        }
        assertThat(Totp.stepOf(SECRET, "", now, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void theVectorsOfBase32AreMet(String plain, String encoded) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsEncodedIsDecodedAgain(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Base32.decode(Base32.encode(bytes))).as("seed %d", seed).isEqualTo(bytes);
        }
    }
}
