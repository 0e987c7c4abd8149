package io.guidepost.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import org.junit.jupiter.api.Test;

/** What all {@link PhoneNumbers} keep to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class PhoneNumbersContract {

    protected abstract PhoneNumbers phoneNumbers();

    /** A code that the shopper with this number has just been given. */
    protected abstract String codeOf(String number);

    @Test
    void aCodeTellsTheNumber() {
        var phone = phoneNumbers().exchange(codeOf("13800138000"));

        assertThat(phone.number()).isEqualTo("13800138000");
        assertThat(phone.countryCode()).isEqualTo("86");
        assertThat(phone.written()).isEqualTo("13800138000");
        assertThat(phone.toString()).doesNotContain("13800138000");
    }

    @Test
    void aCodeThatWeChatNeverGaveIsRejected() {
        assertThatThrownBy(() -> phoneNumbers().exchange("made-up"))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("40029"));
    }
}
