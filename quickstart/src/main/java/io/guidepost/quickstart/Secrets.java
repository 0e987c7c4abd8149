package io.guidepost.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Properties;

/** The keys of this one installation, made at the first start and kept in its home; never part of the product. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** Reads the keys, or makes them when there are none yet. */
    static Properties of(Path file) {
        try {
            var secrets = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    secrets.load(in);
                }
                return secrets;
            }
            for (var audience : new String[] {"guide", "admin", "shop"}) {
                secrets.setProperty("guidepost.tokens." + audience + ".signing-key", ecPrivateKey());
            }
            secrets.setProperty("guidepost.share-token.keys", "1:" + random(32));
            secrets.setProperty("guidepost.privacy.keys", "1:" + random(32));
            write(file, secrets);
            return secrets;
        } catch (IOException cannot) {
            throw new UncheckedIOException("The keys could not be kept in " + file, cannot);
        }
    }

    private static void write(Path file, Properties secrets) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var out = Files.newBufferedWriter(file)) {
            secrets.store(out, "Keys of this quickstart");
        }
    }

    private static String ecPrivateKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no P-256", impossible);
        }
    }

    private static String random(int bytes) {
        var key = new byte[bytes];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
