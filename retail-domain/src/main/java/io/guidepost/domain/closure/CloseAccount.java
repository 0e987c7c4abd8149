package io.guidepost.domain.closure;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.closure.Closures.Closure;
import io.guidepost.domain.closure.Closures.Status;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.privacy.HoldsPersonalData.OpenMatter;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import io.guidepost.domain.shopper.SignInShopper;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shopper closes his account. He proves anew that it is he; nothing may be under way; then his data goes, at once or when
 * the time to think it over has passed. Money records stay without his name. He can come back, as somebody new.
 */
@Service
public class CloseAccount {

    private static final Logger log = LoggerFactory.getLogger(CloseAccount.class);

    /** Something has come up meanwhile: looked at again after this time. */
    private static final Duration POSTPONEMENT = Duration.ofDays(1);

    private static final int CERTIFICATE_BYTES = 16;

    private final Closures closures;
    private final ErasePerson erasePerson;
    private final RegisteredErasures registered;
    private final SignInShopper signInShopper;
    private final Shoppers shoppers;
    private final Bonds bonds;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final Duration coolingOff;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.shared();

    CloseAccount(
            Closures closures,
            ErasePerson erasePerson,
            RegisteredErasures registered,
            SignInShopper signInShopper,
            Shoppers shoppers,
            Bonds bonds,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            @Value("${guidepost.closure.cooling-off:P7D}") Duration coolingOff) {
        if (coolingOff.isNegative() || coolingOff.compareTo(Duration.ofDays(15)) > 0) {
            throw new IllegalStateException("guidepost.closure.cooling-off is between PT0S and P15D");
        }
        this.closures = closures;
        this.erasePerson = erasePerson;
        this.registered = registered;
        this.signInShopper = signInShopper;
        this.shoppers = shoppers;
        this.bonds = bonds;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.coolingOff = coolingOff;
    }

    /**
     * Before and while an account is being closed.
     *
     * @param against what is under way and must come to its end first
     * @param report what an erasure does
     */
    public record Outlook(Optional<Pending> pending, List<OpenMatter> against, Duration coolingOff, Report report) {}

    /** Asked for, and not carried out yet. */
    public record Pending(String certificateNo, Instant requestedAt, Instant eraseAt) {}

    /** @param report empty while it is thought over, and after it was revoked */
    public record Certificate(
            String certificateNo,
            Status status,
            Instant requestedAt,
            Instant eraseAt,
            Optional<Instant> finishedAt,
            Optional<Report> report) {}

    public Outlook look(long memberId) {
        return new Outlook(
                closures.openOf(memberId)
                        .map(open -> new Pending(open.certificateNo(), open.requestedAt(), open.eraseAt())),
                erasePerson.openMatters(erasePerson.personOf(memberId)),
                coolingOff,
                erasePerson.report());
    }

    /**
     * Asks WeChat first who it is, and writes afterwards. Asking again while it is being thought over answers the same.
     *
     * @param code a fresh {@code wx.login} code of this very member
     */
    public Certificate request(long memberId, String code) {
        var identity = signInShopper.identify(code);
        boolean isHe = shoppers.findBy(IdentityKind.OPENID, identity.openid())
                .filter(shopper -> shopper.id() == memberId)
                .isPresent();
        if (!isHe) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "closure_not_confirmed",
                    new Words("该凭证不属于当前会员，不能确认注销", "The code is not this member's; it confirms nothing"));
        }
        return transaction.call(() -> {
            bonds.lock(memberId);
            var open = closures.openOf(memberId);
            if (open.isPresent()) {
                return certificate(open.get());
            }
            var person = erasePerson.personOf(memberId);
            requireNothingOpen(erasePerson.openMatters(person));
            var now = now();
            var closure = new Closure(
                    ids.next(),
                    memberId,
                    newCertificateNo(),
                    Status.COOLING_OFF,
                    now,
                    now.plus(coolingOff),
                    null,
                    null);
            closures.insert(closure);
            return coolingOff.isZero() ? carriedOut(closure) : certificate(closure);
        });
    }

    /** Refused with {@code account_has_open_matters} while something of the member's is under way. */
    void requireClosable(long memberId) {
        requireNothingOpen(erasePerson.openMatters(erasePerson.personOf(memberId)));
    }

    record Erased(long closureId, Certificate certificate) {}

    /** Without waiting, for who asked headquarters; a request of his own that waits is carried out with it. */
    Erased eraseNow(long memberId) {
        bonds.lock(memberId);
        requireClosable(memberId);
        var now = now();
        var closure = closures.openOf(memberId).orElseGet(() -> {
            var asked = new Closure(ids.next(), memberId, newCertificateNo(), Status.COOLING_OFF, now, now, null, null);
            closures.insert(asked);
            return asked;
        });
        return new Erased(closure.id(), carriedOut(closure));
    }

    /** He has thought better of it. */
    public void revoke(long memberId) {
        transaction.run(() -> {
            bonds.lock(memberId);
            var open = closures.openOf(memberId)
                    .orElseThrow(() -> Refusal.notFound("注销申请", "request to close the account"));
            closures.finish(open.id(), Status.REVOKED, now(), null);
        });
    }

    /** Whoever has the number may read it; there is nothing in it about anybody. */
    public Certificate certificate(String certificateNo) {
        return closures.byCertificate(certificateNo)
                .map(this::certificate)
                .orElseThrow(() -> Refusal.notFound("注销凭证", "certificate"));
    }

    /** For headquarters: what has become of a member's last request. */
    public Optional<Certificate> of(long memberId) {
        return closures.latestOf(memberId).map(this::certificate);
    }

    /** Erases those whose time has come, at most so many; each in a transaction of its own. Answers how many were looked at. */
    public int runDue(int limit) {
        var due = closures.due(clock.instant(), limit);
        for (var closure : due) {
            transaction.run(() -> {
                bonds.lock(closure.memberId());
                closures.openOf(closure.memberId())
                        .filter(open -> open.id() == closure.id())
                        .ifPresent(this::eraseUnlessSomethingIsOpen);
            });
        }
        return due.size();
    }

    private void eraseUnlessSomethingIsOpen(Closure open) {
        if (erasePerson.openMatters(erasePerson.personOf(open.memberId())).isEmpty()) {
            carriedOut(open);
        } else {
            closures.postpone(open.id(), now().plus(POSTPONEMENT));
            log.info("Closing {} waits: something of the member's is under way", open.id());
        }
    }

    private Certificate carriedOut(Closure closure) {
        var report = erasePerson.erase(erasePerson.personOf(closure.memberId()));
        var at = now();
        if (!closures.finish(closure.id(), Status.ERASED, at, json.writeValueAsString(report))) {
            throw new IllegalStateException("Closing %d was finished by two".formatted(closure.id()));
        }
        registered.await(closure.id());
        return new Certificate(
                closure.certificateNo(),
                Status.ERASED,
                closure.requestedAt(),
                closure.eraseAt(),
                Optional.of(at),
                Optional.of(report));
    }

    private Certificate certificate(Closure closure) {
        return new Certificate(
                closure.certificateNo(),
                closure.status(),
                closure.requestedAt(),
                closure.eraseAt(),
                Optional.ofNullable(closure.finishedAt()),
                Optional.ofNullable(closure.report()).map(text -> json.readValue(text, Report.class)));
    }

    private static void requireNothingOpen(List<OpenMatter> matters) {
        if (!matters.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "account_has_open_matters",
                    new Words("还有未完结的事项，暂不能注销", "Something is under way still; the account cannot be closed yet"),
                    Map.of("reasons", matters.stream().map(CloseAccount::fact).toList()));
        }
    }

    private static Map<String, Object> fact(OpenMatter matter) {
        return Map.of(
                "kind",
                matter.kind(),
                "text",
                matter.words(),
                "ids",
                matter.ids().stream().sorted().map(String::valueOf).toList());
    }

    private String newCertificateNo() {
        var bytes = new byte[CERTIFICATE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
