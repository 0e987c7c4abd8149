package io.guidepost.simulator.token;

import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Access tokens and tickets: who may use them and until when. */
public final class AccessTokens {

    public static final Duration LIFE = Duration.ofSeconds(7200);

    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** {@code audience} names the secret it was issued for. */
    public record Token(String text, String audience, Instant issuedAt, Instant expiresAt) {

        /** Whole seconds that are left. */
        public long secondsLeft(Instant now) {
            return Math.max(0, Duration.between(now, expiresAt).toSeconds());
        }
    }

    private final Clock clock;
    private final Table<Token> tokens;

    public AccessTokens(Store store, Clock clock) {
        this.clock = clock;
        this.tokens = store.table("tokens", Token.class, 2_000);
    }

    /** The token in force, issued now if there is none: asking again while it is valid yields the same one. */
    public Token current(String audience) {
        return newest(audience).filter(this::isAlive).orElseGet(() -> issue(audience));
    }

    /** As {@link #current}, but renewed in its last five minutes, while the old one stays good. */
    public Token stable(String audience) {
        Instant now = clock.instant();
        return newest(audience)
                .filter(token -> token.expiresAt().isAfter(now.plus(OVERLAP)))
                .orElseGet(() -> issue(audience));
    }

    /** A new token; the ones before it die within five minutes. */
    public Token renew(String audience) {
        Instant last = clock.instant().plus(OVERLAP);
        for (Token token : of(audience)) {
            if (token.expiresAt().isAfter(last)) {
                tokens.put(token.text(), new Token(token.text(), audience, token.issuedAt(), last));
            }
        }
        return issue(audience);
    }

    public Optional<Token> find(String text) {
        return tokens.get(text);
    }

    public boolean isAlive(Token token) {
        return token.expiresAt().isAfter(clock.instant());
    }

    /** Forgets the tokens of the audience as the platform may at any time: they are unknown from now on. */
    public int revoke(Optional<String> audience) {
        List<Token> doomed = tokens.all().stream()
                .filter(token -> audience.isEmpty() || token.audience().equals(audience.get()))
                .toList();
        doomed.forEach(token -> tokens.remove(token.text()));
        return doomed.size();
    }

    private Optional<Token> newest(String audience) {
        return of(audience).stream().max(Comparator.comparing(Token::issuedAt));
    }

    private List<Token> of(String audience) {
        return tokens.all().stream()
                .filter(token -> token.audience().equals(audience))
                .toList();
    }

    private Token issue(String audience) {
        byte[] bytes = new byte[48];
        RANDOM.nextBytes(bytes);
        Instant now = clock.instant();
        Token token =
                new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), audience, now, now.plus(LIFE));
        tokens.put(token.text(), token);
        return token;
    }
}
