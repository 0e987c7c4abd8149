package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** A guide opens the assistant inside WeCom. WeCom says who it is; the roster says whether he works here today. */
@Service
public class SignInGuide {

    private static final Logger log = LoggerFactory.getLogger(SignInGuide.class);

    /** WeCom: invalid, expired or used code. */
    private static final Set<String> BAD_CODE = Set.of("40029", "42003", "42022");

    private final GuideLogin login;
    private final Roster roster;
    private final Guides guides;
    private final Clock clock;

    SignInGuide(GuideLogin login, Roster roster, Guides guides, Clock clock) {
        this.login = login;
        this.roster = roster;
        this.guides = guides;
        this.clock = clock;
    }

    /** Who has signed in, where he serves, and the version to which his session is tied. */
    public record SignedIn(Serving serving, int sessionVersion) {}

    /**
     * Refused with {@code bad_login_code} for a code that is no good, and with {@code guide_not_employed} for somebody
     * who is no guide, no longer one, or serves in no store today. Calls WeCom, so never inside a transaction.
     */
    public SignedIn signIn(String code) {
        var guide = useridOf(code)
                .flatMap(roster::guideByUserid)
                .filter(Guide::isActive)
                .orElseThrow(SignInGuide::notEmployed);
        var serving = roster.serving(guide.id(), clock.instant()).orElseThrow(SignInGuide::notEmployed);
        if (guide.payeeOpenid().isEmpty()) {
            rememberPayee(guide);
        }
        return new SignedIn(serving, guide.sessionVersion());
    }

    /** Whether a session opened with this version still stands. */
    public boolean isStillValid(long guideId, long sessionVersion) {
        return roster.guide(guideId)
                .filter(guide -> guide.isActive() && guide.sessionVersion() == sessionVersion)
                .isPresent();
    }

    private Optional<String> useridOf(String code) {
        try {
            return login.useridOf(code);
        } catch (GatewayRejected rejected) {
            if (!BAD_CODE.contains(rejected.code())) {
                throw unavailable();
            }
            throw new Refusal(
                    Refusal.Kind.UNAUTHENTICATED,
                    "bad_login_code",
                    new Words(
                            "登录凭证无效或已使用，请重新打开应用",
                            "The login code is not valid or was used before; open the application again"));
        } catch (GatewayUnclear unclear) {
            throw unavailable();
        }
    }

    /** Needed only once money is withdrawn; the next sign-in tries again, so nobody is kept out for it. */
    private void rememberPayee(Guide guide) {
        try {
            guides.rememberPayee(guide.id(), login.openidOf(guide.userid()));
        } catch (GatewayRejected | GatewayUnclear later) {
            log.info("The payee openid of guide {} is not known yet: {}", guide.id(), later.getMessage());
        }
    }

    private static Refusal notEmployed() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "guide_not_employed",
                new Words("您目前不是任何门店的在职导购", "You do not serve as a guide in any store at present"));
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "wecom_unavailable",
                new Words("企业微信暂时不可用，请稍后再试", "WeCom cannot be reached at the moment; try again shortly"));
    }
}
