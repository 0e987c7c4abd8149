package io.guidepost.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The two users of an embedded database; their passwords belong to one data directory and never leave it. */
record Accounts(String ownerPassword, String appPassword) {

    static final String OWNER = "guidepost_owner";
    static final String APP = "guidepost_app";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Those kept in the file; made and written there at the first start. */
    static Accounts keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            var accounts = new Accounts(newPassword(), newPassword());
            OwnerOnly.write(
                    file,
                    "owner.password=%s%napp.password=%s%n".formatted(accounts.ownerPassword(), accounts.appPassword()));
            return accounts;
        }
        var kept = new Properties();
        kept.load(new StringReader(Files.readString(file)));
        return new Accounts(kept.getProperty("owner.password"), kept.getProperty("app.password"));
    }

    /** 144 random bits in characters that need no quoting anywhere. */
    static String newPassword() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The statements that make both users as they have to be.
     *
     * <p>The owner may do anything in schemas of ours and hand rights on. The application's user gets none: which tables
     * it may write and which only append to is said by the migrations.
     */
    String statements() {
        return """
                CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%2$s';
                ALTER USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON `guidepost%%`.* TO '%1$s'@'%%' WITH GRANT OPTION;
                CREATE USER IF NOT EXISTS '%3$s'@'%%' IDENTIFIED BY '%4$s';
                ALTER USER '%3$s'@'%%' IDENTIFIED BY '%4$s';
                """
                .formatted(OWNER, ownerPassword, APP, appPassword);
    }

    @Override
    public String toString() {
        return "Accounts[" + OWNER + ", " + APP + "]";
    }
}
