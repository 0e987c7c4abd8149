package io.guidepost.simulator;

import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The credentials of both sides: made on the first start, kept with the state. */
record KeyRing(Credentials credentials, String merchantPublicKeyPem, String platformPrivateKeyPem) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Making RSA keys takes a while, so simulators that first start in the same process share theirs. */
    private static final class Shared {
        static final KeyPair MERCHANT = newKeyPair();
        static final KeyPair PLATFORM = newKeyPair();
    }

    static KeyRing of(Store store) {
        Table<KeyRing> table = store.table("credentials", KeyRing.class, 1);
        return table.get("ours").orElseGet(() -> {
            KeyRing fresh = make(Shared.MERCHANT, Shared.PLATFORM);
            table.put("ours", fresh);
            return fresh;
        });
    }

    PublicKey merchantPublicKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(merchantPublicKeyPem)));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException("The saved public key of the merchant is not readable", malformed);
        }
    }

    PrivateKey platformPrivateKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(platformPrivateKeyPem)));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException("The saved private key of the platform is not readable", malformed);
        }
    }

    private static KeyRing make(KeyPair merchant, KeyPair platform) {
        Credentials credentials = new Credentials(
                "ww5f2e8a1c9d3b7046",
                1_000_002,
                random(43),
                random(43),
                random(24),
                aesKey(),
                "wx0f1d2c3b4a596877",
                hex(16),
                "1900000109",
                hex(20).toUpperCase(java.util.Locale.ROOT),
                pem("PRIVATE KEY", merchant.getPrivate()),
                "PUB_KEY_ID_0119000001092026112200000000000001",
                pem("PUBLIC KEY", platform.getPublic()),
                random(32));
        return new KeyRing(
                credentials, pem("PUBLIC KEY", merchant.getPublic()), pem("PRIVATE KEY", platform.getPrivate()));
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String random(int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** 32 random bytes without the last padding character, drawn until it is letters and digits only. */
    private static String aesKey() {
        while (true) {
            byte[] key = new byte[32];
            RANDOM.nextBytes(key);
            String text = Base64.getEncoder().withoutPadding().encodeToString(key);
            if (text.matches("[0-9A-Za-z]{43}")) {
                return text;
            }
        }
    }

    private static String pem(String kind, Key key) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
