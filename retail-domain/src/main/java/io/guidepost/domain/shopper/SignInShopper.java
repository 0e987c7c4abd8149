package io.guidepost.domain.shopper;

import static io.guidepost.domain.identity.IdentityKind.OPENID;
import static io.guidepost.domain.identity.IdentityKind.UNIONID;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.shopper.ShopperLogin.WeChatIdentity;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import io.guidepost.domain.shopper.Shoppers.Shopper;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * A shopper opens the mini-program. Whoever has the unionid, and else whoever has the openid, is that member; nobody yet
 * makes a new one. However many first log-ins arrive at once, one member comes of them: the identity is unique in the
 * table, and who loses the race begins again and finds the winner's member.
 */
@Service
public class SignInShopper {

    /** WeChat: the code is invalid, used, or none at all. */
    private static final Set<String> BAD_CODE = Set.of("40029", "40163", "41008");

    /** WeChat takes this shopper for a fraud and lets nobody sign him in. */
    private static final String BLOCKED = "40226";

    /** This shopper has signed in more than a hundred times within a minute. */
    private static final String TOO_OFTEN = "45011";

    private static final long SECONDS_OF_REST = 60;

    private static final int ATTEMPTS = 5;

    private final ShopperLogin login;
    private final Shoppers shoppers;
    private final BondShopper bondShopper;
    private final RecogniseShopper recognise;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    SignInShopper(
            ShopperLogin login,
            Shoppers shoppers,
            BondShopper bondShopper,
            RecogniseShopper recognise,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.login = login;
        this.shoppers = shoppers;
        this.bondShopper = bondShopper;
        this.recognise = recognise;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who has signed in; {@code newMember} when this sign-in made the member. */
    public record SignedIn(long memberId, boolean newMember, int sessionVersion) {}

    /** Calls WeChat first, then the database; never inside a transaction. */
    public SignedIn signIn(String code) {
        var identity = identify(code);
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.call(() -> join(identity));
            } catch (DuplicateKeyException faster) {
                if (attempt == ATTEMPTS) {
                    throw faster;
                }
            }
        }
    }

    /** Who WeChat says this is; for whoever wants it proved anew that somebody is himself. Makes nobody a member. */
    public WeChatIdentity identify(String code) {
        try {
            return login.exchange(code);
        } catch (GatewayRejected rejected) {
            throw refusal(rejected.code());
        } catch (GatewayUnclear unclear) {
            throw unavailable();
        }
    }

    private static Refusal refusal(String errcode) {
        if (BAD_CODE.contains(errcode)) {
            return new Refusal(
                    Refusal.Kind.UNAUTHENTICATED,
                    "bad_login_code",
                    new Words(
                            "登录凭证无效或已使用，请重新打开小程序",
                            "The login code is not valid or was used before; open the mini-program again"));
        }
        if (errcode.equals(BLOCKED)) {
            return new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "login_blocked",
                    new Words("微信判定该账号存在风险，暂不能登录", "WeChat takes this account for a risk; it cannot sign in now"));
        }
        if (errcode.equals(TOO_OFTEN)) {
            return new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "login_too_often",
                    new Words("登录过于频繁，请一分钟后再试", "Signed in too often; please try again in a minute"),
                    Map.of("retryAfterSeconds", SECONDS_OF_REST));
        }
        return unavailable();
    }

    private SignedIn join(WeChatIdentity identity) {
        var known = byUnionid(identity).or(() -> byOpenid(identity));
        var shopper = known.isPresent() ? recognised(known.get(), identity) : begun(identity);
        requireActive(shopper);
        // At every sign-in, because a friendship may have been written while its member was being made.
        identity.unionid()
                .filter(unionid -> shoppers.linkFriendships(shopper.id(), unionid) > 0)
                .ifPresent(linked -> bondShopper.afterMemberKnown(shopper.id()));
        return new SignedIn(shopper.id(), known.isEmpty(), shopper.sessionVersion());
    }

    private Optional<Shopper> byUnionid(WeChatIdentity identity) {
        return identity.unionid().flatMap(unionid -> shoppers.findBy(IdentityKind.UNIONID, unionid));
    }

    private Optional<Shopper> byOpenid(WeChatIdentity identity) {
        return shoppers.findBy(IdentityKind.OPENID, identity.openid());
    }

    private Shopper begun(WeChatIdentity identity) {
        var shopper = create();
        identity.unionid()
                .ifPresent(
                        unionid -> shoppers.addIdentity(shopper.id(), IdentityKind.UNIONID, unionid, clock.instant()));
        shoppers.addIdentity(shopper.id(), IdentityKind.OPENID, identity.openid(), clock.instant());
        return shopper;
    }

    /** Where the openid is another member's than the unionid, both may turn out to be one shopper. */
    private Shopper recognised(Shopper known, WeChatIdentity identity) {
        requireActive(known);
        var byOpenid = byOpenid(identity);
        boolean isNothingNew = identity.unionid().isEmpty()
                || byOpenid.isPresent()
                        && byUnionid(identity)
                                .filter(found -> found.id() == byOpenid.get().id())
                                .isPresent();
        if (isNothingNew) {
            return known;
        }
        var unionid = identity.unionid().get();
        if (byOpenid.isPresent()) {
            recognise.seenTogether(OPENID, identity.openid(), UNIONID, unionid);
        } else {
            recognise.seenTogether(UNIONID, unionid, OPENID, identity.openid());
        }
        return byUnionid(identity).or(() -> byOpenid(identity)).orElse(known);
    }

    private static void requireActive(Shopper shopper) {
        if (!shopper.isActive()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "member_closed",
                    new Words("该会员账户已注销", "This member account has been closed"));
        }
    }

    private Shopper create() {
        long id = ids.next();
        shoppers.insert(id, clock.instant());
        return new Shopper(id, true, 0);
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "wechat_unavailable",
                new Words("微信服务暂时不可用，请稍后再试", "WeChat cannot be reached at the moment; try again shortly"));
    }

    /** Whether a session opened with this version still stands. */
    public boolean isStillValid(long memberId, long sessionVersion) {
        Optional<Shopper> shopper = shoppers.find(memberId);
        return shopper.isPresent() && shopper.get().isActive() && shopper.get().sessionVersion() == sessionVersion;
    }
}
