package io.guidepost.webedge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.sample.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    private static final KeyPair KEY = Edge.newKey("secp256r1");
    private static final KeyPair OLD = Edge.newKey("secp256r1");
    private static final TokenSettings.Keys NONE = new TokenSettings.Keys("", "");
    private static final SignedInShopper SHOPPER = new SignedInShopper(7);
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void aTokenIsGoodForItsLifetimeAndNoLonger() {
        var issued = at(NOON, shop(Edge.pem(KEY), "")).issue(SHOPPER, 5);

        assertThat(issued.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(at(NOON.plusSeconds(7199), shop(Edge.pem(KEY), "")).verify(Audience.SHOP, issued.accessToken()))
                .contains(new Tokens.Verified(new SignedInShopper(7, 5), 5));
        assertThat(at(NOON.plusSeconds(7200), shop(Edge.pem(KEY), "")).verify(Audience.SHOP, issued.accessToken()))
                .isEmpty();
    }

    @Test
    void tokensOfThePreviousKeyLiveOnAndThoseOfTheOneBeforeDoNot() {
        var before = at(NOON, shop(Edge.pem(OLD), "")).issue(SHOPPER, 1).accessToken();

        for (var previous : new String[] {
            Edge.pem(OLD), Edge.pem("PUBLIC KEY", OLD.getPublic().getEncoded())
        }) {
            var rotated = at(NOON, shop(Edge.pem(KEY), previous));
            assertThat(rotated.verify(Audience.SHOP, before)).isPresent();
            assertThat(rotated.verify(Audience.SHOP, rotated.issue(SHOPPER, 1).accessToken()))
                    .isPresent();
        }
        assertThat(at(NOON, shop(Edge.pem(KEY), "")).verify(Audience.SHOP, before))
                .isEmpty();
    }

    @Test
    void theKeyMayStandInAFileOrOnOneLine(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("shop.pem"), Edge.pem(KEY));

        for (var given : new String[] {file.toString(), Edge.pem(KEY).replace("\n", "\\n")}) {
            assertThat(at(NOON, shop(given, "")).issue(SHOPPER, 1).accessToken())
                    .isNotEmpty();
        }
    }

    @Test
    void aMissingOrUnusableKeyIsSaidInASentenceThatNamesTheSettingAndNotTheKey() throws NoSuchAlgorithmException {
        refused("", "guidepost.tokens.shop.signing-key is not set");
        refused("/nowhere/key.pem", "guidepost.tokens.shop.signing-key is neither PEM nor the path of a file");
        refused("-----BEGIN PRIVATE KEY-----\nbm8=\n-----END PRIVATE KEY-----", "is not an EC private key on P-256");
        refused(Edge.pem("PUBLIC KEY", KEY.getPublic().getEncoded()), "is not an EC private key on P-256");
        refused(Edge.pem(Edge.newKey("secp384r1")), "is not an EC private key on P-256");
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        refused(Edge.pem(rsa), "is not an EC private key on P-256");
    }

    @Test
    void twoAudiencesMustNotShareAKey() {
        var shared = new TokenSettings.Keys(Edge.pem(KEY), "");
        var settings =
                new TokenSettings(Set.of(Audience.SHOP, Audience.GUIDE), Duration.ofHours(2), shared, NONE, shared);

        assertThatThrownBy(() -> new Tokens(settings)).hasMessageContaining("each audience needs its own");
    }

    @Test
    void settingsDoNotShowTheirKeysInLogs() {
        assertThat(shop(Edge.pem(KEY), "").toString()).doesNotContain("BEGIN").contains("(secret)");
    }

    private static void refused(String key, String sentence) {
        assertThatThrownBy(() -> at(NOON, shop(key, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain(key.length() > 100 ? key.substring(40, 80) : "\u0000");
    }

    private static TokenSettings shop(String key, String previous) {
        return new TokenSettings(
                Set.of(Audience.SHOP), Duration.ofHours(2), NONE, NONE, new TokenSettings.Keys(key, previous));
    }

    private static Tokens at(Instant now, TokenSettings settings) {
        return new Tokens(settings, Clock.fixed(now, ZoneOffset.UTC));
    }
}
