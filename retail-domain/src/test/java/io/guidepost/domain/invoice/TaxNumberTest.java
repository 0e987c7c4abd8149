package io.guidepost.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxNumberTest {

    /** Published codes of well-known companies, and one of the older kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "91440300708461136T",
                "91330100799655058B",
                "91110000802100433B",
                "310115123456789"
            })
    void numbersThatExistAreTaken(String number) {
        assertThat(TaxNumber.isValid(number)).isTrue();
    }

    @Test
    void theCheckCharacterFindsEveryLetterTypedWrong() {
        var right = "914403001922038216";
        assertThat(TaxNumber.isValid(right)).isTrue();
        for (int i = 0; i < right.length(); i++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                var wrong = right.substring(0, i) + other + right.substring(i + 1);
                assertThat(TaxNumber.isValid(wrong)).as(wrong).isEqualTo(wrong.equals(right));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "91440300192203821I", "9144030019220382O6", "31011512345678", "３１０１１５１２３４５６７８９"})
    void whatIsNoNumberIsRefused(String number) {
        assertThat(TaxNumber.isValid(number)).isFalse();
    }
}
