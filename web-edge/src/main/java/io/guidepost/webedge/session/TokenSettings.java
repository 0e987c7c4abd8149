package io.guidepost.webedge.session;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param audiences whom this application serves; each of them needs a signing key
 * @param lifetime how long a token is good for
 */
@ConfigurationProperties("guidepost.tokens")
record TokenSettings(
        @DefaultValue({}) Set<Audience> audiences,
        @DefaultValue("PT2H") Duration lifetime,
        @DefaultValue Keys guide,
        @DefaultValue Keys admin,
        @DefaultValue Keys shop) {

    Keys of(Audience audience) {
        return switch (audience) {
            case GUIDE -> guide;
            case ADMIN -> admin;
            case SHOP -> shop;
        };
    }

    /**
     * Each as PEM, or as the path of a file that holds it.
     *
     * @param signingKey EC private key on P-256, PKCS#8
     * @param previousKey the key of before, private or public: its tokens are good until they expire
     */
    record Keys(@DefaultValue("") String signingKey, @DefaultValue("") String previousKey) {

        @Override
        public String toString() {
            return "Keys[signingKey=%s, previousKey=%s]".formatted(shown(signingKey), shown(previousKey));
        }

        private static String shown(String key) {
            return key.isBlank() ? "absent" : "(secret)";
        }
    }
}
