package io.guidepost.webedge.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guidepost.domain.sight.Sight;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Issues and verifies access tokens: ES256 and nothing else, one key set per audience. */
@Component
public class Tokens {

    private static final String ISSUER = "guidepost";
    private static final String SESSION_VERSION = "sv";

    private static final int MAX_REMEMBERED = 20_000;

    private final Map<Audience, TokenKeys> keys = new EnumMap<>(Audience.class);
    private final Map<Presented, Genuine> genuine = new ConcurrentHashMap<>();
    private final TokenSettings settings;
    private final Clock clock;

    /**
     * The machine's own time, and on purpose not the {@code Clock} bean: that one is the business clock, which a demo moves
     * forward by days, and moving it must not sign everybody out.
     */
    @Autowired
    Tokens(TokenSettings settings) {
        this(settings, Clock.systemUTC());
    }

    Tokens(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        for (var audience : settings.audiences()) {
            var own = new TokenKeys(audience, settings.of(audience));
            keys.forEach((other, theirs) -> {
                if (own.sharesAKeyWith(theirs)) {
                    throw new IllegalStateException(
                            "guidepost.tokens.%s and guidepost.tokens.%s share a key: each audience needs its own"
                                    .formatted(other.key(), audience.key()));
                }
            });
            keys.put(audience, own);
        }
    }

    /** What the client gets at login. */
    public record Issued(String accessToken, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[expiresAt=%s]".formatted(expiresAt);
        }
    }

    /** The time by which tokens live, for what must live as long as they do. */
    public Instant now() {
        return clock.instant();
    }

    /** How long a token is good for. */
    public Duration lifetime() {
        return settings.lifetime();
    }

    /** Whom a token names, and the version of the session in which it was issued. */
    record Verified(SignedIn who, long sessionVersion) {}

    /**
     * A token for somebody who has just proved who he is.
     *
     * @param sessionVersion the person's current one; {@link SessionGate} compares it later
     */
    public Issued issue(SignedIn who, long sessionVersion) {
        var own = keys.get(who.audience());
        if (own == null) {
            throw new IllegalStateException("This application does not serve the audience "
                    + who.audience().key());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(settings.lifetime());
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(who.audience().key())
                .subject(Long.toString(who.id()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .claim(SESSION_VERSION, sessionVersion);
        describe(who, claims);
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(own.signingKeyId())
                .build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(own.signer());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The token key of %s does not sign".formatted(who.audience()), impossible);
        }
        return new Issued(token.serialize(), expiresAt);
    }

    /** Empty for everything that is not one of our own, unexpired tokens for this audience; the caller need not know why. */
    Optional<Verified> verify(Audience audience, String token) {
        var own = keys.get(audience);
        if (own == null) {
            return Optional.empty();
        }
        var known = genuine.get(new Presented(audience, token));
        if (known != null) {
            return unlessExpired(known);
        }
        try {
            var jwt = SignedJWT.parse(token);
            // The algorithm is ours to say and never the token's; only then is a key looked up.
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            var verifier = own.verifier(jwt.getHeader().getKeyID());
            if (verifier.isEmpty() || !jwt.verify(verifier.get())) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            return isCurrent(audience, claims) ? Optional.of(remembered(audience, token, claims)) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException forged) {
            return Optional.empty();
        }
    }

    /** The same for a token that was verified before; empty for all others, also for good ones. */
    Optional<Verified> recognise(Audience audience, String token) {
        var known = genuine.get(new Presented(audience, token));
        return known == null ? Optional.empty() : unlessExpired(known);
    }

    private Optional<Verified> unlessExpired(Genuine known) {
        return known.expiresAt().isAfter(clock.instant()) ? Optional.of(known.verified()) : Optional.empty();
    }

    /** Checking a signature costs more than all else in a short request, and a genuine token stays genuine. */
    private Verified remembered(Audience audience, String token, JWTClaimsSet claims) throws ParseException {
        var verified = read(audience, claims);
        // Starting over is simpler than choosing whom to forget.
        if (genuine.size() >= MAX_REMEMBERED) {
            genuine.clear();
        }
        genuine.put(
                new Presented(audience, token),
                new Genuine(verified, claims.getExpirationTime().toInstant()));
        return verified;
    }

    private record Presented(Audience audience, String token) {}

    private record Genuine(Verified verified, Instant expiresAt) {}

    private boolean isCurrent(Audience audience, JWTClaimsSet claims) {
        return ISSUER.equals(claims.getIssuer())
                && List.of(audience.key()).equals(claims.getAudience())
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(clock.instant());
    }

    private static void describe(SignedIn who, JWTClaimsSet.Builder claims) {
        if (who instanceof SignedInGuide guide) {
            claims.claim("storeId", guide.storeId())
                    .claim("regionId", guide.regionId())
                    .claim("role", guide.role())
                    .claim("userid", guide.userid());
        } else if (who instanceof SignedInAdmin admin) {
            claims.claim("name", admin.name())
                    .claim("roles", List.copyOf(admin.roles()))
                    // What knew one region or none shows nothing to whoever is kept to more.
                    .claim("regionId", admin.sight().onlyRegion().orElse(null))
                    .claim("regionIds", List.copyOf(admin.sight().regions()))
                    .claim("storeIds", List.copyOf(admin.sight().stores()));
        }
    }

    /** A token of before there were several places names one region. */
    private static Sight sight(JWTClaimsSet claims) throws ParseException {
        var regions = ids(claims, "regionIds");
        var stores = ids(claims, "storeIds");
        var only = Optional.ofNullable(claims.getLongClaim("regionId"));
        return regions.isEmpty() && stores.isEmpty() ? Sight.of(only) : Sight.of(regions, stores);
    }

    private static List<Long> ids(JWTClaimsSet claims, String name) throws ParseException {
        var listed = claims.getListClaim(name);
        return listed == null
                ? List.of()
                : listed.stream().map(id -> ((Number) id).longValue()).toList();
    }

    private static Verified read(Audience audience, JWTClaimsSet claims) throws ParseException {
        long id = Long.parseLong(claims.getSubject());
        SignedIn who =
                switch (audience) {
                    case GUIDE ->
                        new SignedInGuide(
                                id,
                                claims.getLongClaim("storeId"),
                                claims.getLongClaim("regionId"),
                                claims.getStringClaim("role"),
                                claims.getStringClaim("userid"));
                    case ADMIN ->
                        new SignedInAdmin(
                                id,
                                claims.getStringClaim("name"),
                                Set.copyOf(claims.getStringListClaim("roles")),
                                sight(claims),
                                claims.getLongClaim(SESSION_VERSION));
                    case SHOP -> new SignedInShopper(id, claims.getLongClaim(SESSION_VERSION));
                };
        return new Verified(who, claims.getLongClaim(SESSION_VERSION));
    }
}
