package io.guidepost.wechat.miniapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.profile.PhoneNumbers;
import io.guidepost.domain.profile.PhoneNumbersContract;
import io.guidepost.wechat.SimulatedTencent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxPhoneNumbersTest extends PhoneNumbersContract {

    private static final String PATH = "/wxa/business/getuserphonenumber";
    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.miniapp.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected PhoneNumbers phoneNumbers() {
        return tencent.port(PhoneNumbers.class);
    }

    @Override
    protected String codeOf(String number) {
        return tencent.order("/sim/codes", "{\"name\":\"" + number + "\"}")
                .path("code")
                .asString();
    }

    @Test
    void aNumberThatAnotherMiniProgramWasGivenIsNotTaken() {
        assertThatThrownBy(() -> phoneNumbers().exchange(codeOf("other:13800138000")))
                .isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void aNumberOfAnotherCountryKeepsItsCountry() {
        assertThat(phoneNumbers().exchange(codeOf("+852 51234567")).written()).isEqualTo("+852 51234567");
    }

    @Test
    void busyIsAskedAgainWithTheSameCode() {
        int before = tencent.calls(PATH).size();
        tencent.fault(PATH, "ERRCODE", 2, ",\"errcode\":\"-1\"");

        assertThat(phoneNumbers().exchange(codeOf("13800138000")).number()).isEqualTo("13800138000");

        assertThat(tencent.calls(PATH)).hasSize(before + 3);
    }

    @Test
    void aTokenThatIsOverIsRenewedAndTheCodeIsStillGood() {
        phoneNumbers().exchange(codeOf("13800138001"));
        int before = tencent.calls(PATH).size();
        tencent.fault(PATH, "ERRCODE", 1, ",\"errcode\":\"42001\"");

        assertThat(phoneNumbers().exchange(codeOf("13800138002")).number()).isEqualTo("13800138002");

        assertThat(tencent.calls(PATH)).hasSize(before + 2);
    }

    @Test
    void whatMayHaveUsedTheCodeUpIsNotRepeated() {
        int before = tencent.calls(PATH).size();
        tencent.fault(PATH, "RESET", 1, "");

        assertThatThrownBy(() -> phoneNumbers().exchange(codeOf("13800138000"))).isInstanceOf(GatewayUnclear.class);

        assertThat(tencent.calls(PATH)).hasSize(before + 1);
    }

    @Test
    void tooManyQuestionsAboutOneShopperAreARejection() {
        tencent.fault(PATH, "ERRCODE", 1, ",\"errcode\":\"45011\"");

        assertThatThrownBy(() -> phoneNumbers().exchange(codeOf("13800138000")))
                .isInstanceOfSatisfying(
                        GatewayRejected.class, no -> assertThat(no.code()).isEqualTo("45011"));
    }
}
