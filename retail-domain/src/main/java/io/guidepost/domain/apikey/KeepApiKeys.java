package io.guidepost.domain.apikey;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.rights.Grantor;
import io.guidepost.domain.rights.KeepAccounts;
import io.guidepost.domain.rights.Permission;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Keys are made, rotated and taken out of use. Secrets are told once and kept sealed: who checks a signature needs the secret
 * itself, so a digest would not do.
 */
@Service
public class KeepApiKeys {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final int SECRET_BYTES = 32;

    private final ApiKeys keys;
    private final KeepAccounts accounts;
    private final Seals seals;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeepApiKeys(ApiKeys keys, KeepAccounts accounts, Seals seals, TransactionRetry transaction, Ids ids, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.seals = seals;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A key with the secret that is told this once. */
    public record Told(ApiKey key, String secret) {

        @Override
        public String toString() {
            return "Told[%s]".formatted(key.code());
        }
    }

    /**
     * A key for an account; nobody puts more into it than he may hand out. Refused with {@code scope_not_for_keys} for what no machine decides on: approvals, accounts, the
     * audit log and keys themselves.
     */
    public Told add(Grantor by, String name, long adminId, Set<Permission> scopes, Instant expiresAt) {
        by.requireEverywhere();
        by.requireCovers(scopes);
        accounts.account(adminId);
        if (scopes.isEmpty()
                || scopes.stream()
                        .anyMatch(one -> !one.area().isBusiness() || one.action() == Permission.Action.APPROVE)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "scope_not_for_keys",
                    new Words(
                            "密钥只能读写业务，不能审批或管理",
                            "A key reads and changes business; it approves and administers nothing"));
        }
        var now = clock.instant();
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw new Refusal(
                    Refusal.Kind.REFUSED, "expiry_unfit", new Words("有效期须在一年之内", "A key expires within a year"));
        }
        long id = ids.next();
        var secret = newSecret();
        var code = new byte[12];
        random.nextBytes(code);
        var key = new ApiKey(
                id,
                "gk_" + HexFormat.of().formatHex(code),
                name,
                adminId,
                seals.seal(place(id), secret),
                null,
                null,
                expiresAt,
                null,
                null,
                by.adminId(),
                now);
        transaction.run(() -> {
            keys.add(key);
            keys.addScopes(id, scopes.stream().map(Permission::key).toList());
        });
        return new Told(key, secret);
    }

    /** Another secret; that of before is good for one more day. */
    public Told rotate(long id) {
        var key = key(id);
        var secret = newSecret();
        if (keys.rotate(
                        id,
                        seals.seal(place(id), secret),
                        key.sealedSecret(),
                        clock.instant().plus(OVERLAP))
                == 0) {
            throw Refusal.notFound("密钥", "key");
        }
        return new Told(key(id), secret);
    }

    /** At once, both secrets. */
    public void end(long id) {
        if (keys.end(id, clock.instant()) == 0) {
            throw Refusal.notFound("密钥", "key");
        }
    }

    public List<ApiKey> page(long afterId, int limit) {
        return keys.page(afterId, limit);
    }

    public List<String> scopes(long id) {
        return keys.scopes(id);
    }

    private ApiKey key(long id) {
        return keys.find(id).orElseThrow(() -> Refusal.notFound("密钥", "key"));
    }

    private String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "gks_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Seals.Place place(long id) {
        return new Seals.Place("apikey_key", "sealed_secret", id);
    }
}
