package io.guidepost.sample;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The sample application on a loopback port, once for all tests of this JVM. */
public final class Edge {

    public static final Map<String, KeyPair> KEYS =
            Map.of("guide", newKey("secp256r1"), "admin", newKey("secp256r1"), "shop", newKey("secp256r1"));

    private static ConfigurableApplicationContext context;

    private Edge() {}

    public static synchronized ConfigurableApplicationContext context() {
        if (context == null) {
            context = new SpringApplicationBuilder(SampleApp.class)
                    .web(WebApplicationType.REACTIVE)
                    .properties("spring.config.name=sample")
                    .run(
                            "--server.port=0",
                            "--guidepost.tokens.guide.signing-key=" + pem(KEYS.get("guide")),
                            "--guidepost.tokens.admin.signing-key=" + pem(KEYS.get("admin")),
                            "--guidepost.tokens.shop.signing-key=" + pem(KEYS.get("shop")));
        }
        return context;
    }

    public static WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(java.time.Duration.ofSeconds(20))
                .build();
    }

    public static int port() {
        return Integer.parseInt(context().getEnvironment().getProperty("local.server.port"));
    }

    public static <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public static KeyPair newKey(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String pem(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    public static String pem(String label, byte[] encoded) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded), label);
    }
}
