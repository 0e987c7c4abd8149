package io.guidepost.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.fatigue.OptOuts;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.privacy.BlindIndexes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class KeepProfileTest {

    @Autowired
    KeepProfile keepProfile;

    @Autowired
    Profiles profiles;

    @Autowired
    BlindIndexes indexes;

    @Autowired
    OptOuts optOuts;

    @Autowired
    ShopScene scene;

    @Test
    void whoTellsNothingHasAProfileAllTheSame() {
        var profile = keepProfile.look(scene.member());

        assertThat(profile.nickname()).isEmpty();
        assertThat(profile.phone()).isEmpty();
        assertThat(profile.hasAvatar()).isFalse();
        assertThat(profile.consents()).isEmpty();
    }

    @Test
    void aPhoneNumberIsSealedFoundByItsDigestAndShownMasked() {
        long member = scene.member();

        var profile = keepProfile.tellPhone(member, "sim:13911112222");

        assertThat(profile.phone()).contains("139****2222");
        assertThat(new String(profiles.phone(member).orElseThrow().phoneSealed(), StandardCharsets.ISO_8859_1))
                .doesNotContain("13911112222");
        assertThat(scene.count(
                        "SELECT member_id FROM profile_phone WHERE phone_index = ?",
                        indexes.ofPhone("+86 139-1111-2222")))
                .isEqualTo(member);
        assertThat(profile.toString()).doesNotContain("13911112222");

        keepProfile.tellPhone(member, "sim:13911113333");
        assertThat(keepProfile.look(member).phone()).contains("139****3333");
        keepProfile.forgetPhone(member);
        assertThat(keepProfile.look(member).phone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nonsense,bad_phone_code", "often,phone_too_often", "down,wechat_unavailable"})
    void whatWeChatSaysNoToIsToldApart(String code, String refusal) {
        long member = scene.member();

        assertThatThrownBy(() -> keepProfile.tellPhone(member, code))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(refusal));
        assertThat(keepProfile.look(member).phone()).isEmpty();
    }

    @Test
    void aNicknameIsChangedByWhoHasSeenTheOneBefore() {
        long member = scene.member();

        assertThat(keepProfile.rename(member, " 小满 ", 0).nickname()).isEqualTo("小满");
        assertThatThrownBy(() -> keepProfile.rename(member, "大满", 0))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("version_conflict"));
        assertThat(keepProfile.rename(member, "大满", 1).version()).isEqualTo(2);
    }

    @Test
    void whoWithdrawsMarketingIsSentNothingByGuidesFromThenOn() {
        long member = scene.member();
        var customer = "wm_consent_" + member;
        scene.execute(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('EXTERNAL_USERID', ?, ?, NOW(3))",
                customer,
                member);

        keepProfile.consentTold(member, Purpose.MARKETING, "1", false, ConsentChannel.TELEPHONE, 7);
        assertThat(optOuts.among(List.of(customer))).containsExactly(customer);

        keepProfile.consent(member, Purpose.MARKETING, "1", true);
        assertThat(optOuts.among(List.of(customer))).isEmpty();
        assertThat(keepProfile.consentHistory(member))
                .extracting(Profiles.Consent::channel)
                .containsExactly(ConsentChannel.MINI_PROGRAM, ConsentChannel.TELEPHONE);
    }

    @Test
    void consentsKeepTheirVersionAndEveryChange() {
        long member = scene.member();

        keepProfile.consent(member, Purpose.PRIVACY_POLICY, "2026-11", true);
        keepProfile.consent(member, Purpose.PRIVACY_POLICY, "2026-11", true);
        keepProfile.consent(member, Purpose.MARKETING, "2026-11", true);
        keepProfile.consent(member, Purpose.MARKETING, "2026-11", false);

        assertThat(keepProfile.look(member).consents())
                .extracting(consent -> consent.purpose() + " " + consent.isAgreed())
                .containsExactlyInAnyOrder("PRIVACY_POLICY true", "MARKETING false");
        assertThat(scene.count("SELECT COUNT(*) FROM profile_consent WHERE member_id = ?", member))
                .isEqualTo(3);
    }
}
