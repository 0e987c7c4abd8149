package io.guidepost.miniappapi;

import io.guidepost.embedded.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application over HTTP on a real (embedded) database, with the domain's fakes in place of Tencent and a clock
 * that can be moved.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {MiniappApi.class, FakePaymentNotices.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=miniapp-api",
            "spring.main.banner-mode=off",
            "server.address=127.0.0.1",
            // Nobody listens there: losing Redis loses nothing.
            "spring.data.redis.url=redis://127.0.0.1:1",
            "LOG_FORMAT=",
            "guidepost.tokens.audiences=shop"
        })
@ContextConfiguration(initializers = MiniappApiTest.Surroundings.class)
public @interface MiniappApiTest {

    class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.jdbcUrl(),
                            "spring.datasource.username=" + database.appUser(),
                            "spring.datasource.password=" + database.appPassword(),
                            "spring.flyway.user=" + database.ownerUser(),
                            "spring.flyway.password=" + database.ownerPassword(),
                            "guidepost.tokens.shop.signing-key=" + signingKey(),
                            "guidepost.share-token.keys=1:" + secret(),
                            "guidepost.privacy.keys=1:" + secret())
                    .applyTo(context);
        }

        private static String signingKey() {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                var key = generator.generateKeyPair().getPrivate().getEncoded();
                return "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n";
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static String secret() {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        }
    }
}
