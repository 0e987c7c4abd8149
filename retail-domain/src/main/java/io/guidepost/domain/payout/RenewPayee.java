package io.guidepost.domain.payout;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.GuideLogin;
import io.guidepost.domain.organization.Guides;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Asks WeCom which WeChat account belongs to a guide and remembers it. Nobody names an account: WeCom does, for the userid
 * that is signed in. Another account than before is told to the guide, and gets no money for a day (reliability.md 3.3).
 */
@Service
public class RenewPayee {

    private final GuideLogin login;
    private final Roster roster;
    private final Guides guides;
    private final Payees payees;
    private final WithdrawalSettings settings;
    private final Outbox outbox;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    RenewPayee(
            GuideLogin login,
            Roster roster,
            Guides guides,
            Payees payees,
            WithdrawalSettings settings,
            Outbox outbox,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.login = login;
        this.roster = roster;
        this.guides = guides;
        this.payees = payees;
        this.settings = settings;
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param payableFrom empty when nothing keeps WeChat transfers back */
    public record Payee(boolean bound, Optional<Instant> payableFrom) {}

    /** How the guide stands now, without asking WeCom. */
    public Payee of(long guideId) {
        boolean isBound =
                roster.guide(guideId).flatMap(guide -> guide.payeeOpenid()).isPresent();
        return new Payee(isBound, coolingUntil(guideId));
    }

    /** Calls WeCom, so it must not run inside a transaction. */
    public Payee renew(long guideId) {
        var guide = roster.guide(guideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        var openid = openidOf(guide.userid());
        transactions.run(() -> {
            var locked = guides.lock(guideId).orElseThrow();
            var before = locked.payeeOpenid();
            if (before.filter(openid::equals).isPresent()) {
                return;
            }
            guides.rememberPayee(guideId, openid);
            before.ifPresent(old -> {
                long changeId = ids.next();
                payees.changed(changeId, guideId, old, openid, clock.instant());
                outbox.add(
                        TellGuideOfMoney.TOPIC,
                        "payee:" + changeId,
                        new TellGuideOfMoney.Message(guideId, TellGuideOfMoney.News.PAYEE_CHANGED, 0));
            });
        });
        return of(guideId);
    }

    /** Until then nothing goes to the guide's new account. */
    Optional<Instant> coolingUntil(long guideId) {
        return payees.lastChange(guideId)
                .map(changedAt -> changedAt.plus(settings.payeeCoolDown()))
                .filter(until -> until.isAfter(clock.instant()));
    }

    private String openidOf(String userid) {
        try {
            return login.openidOf(userid);
        } catch (GatewayRejected | GatewayUnclear notNow) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "wecom_unavailable",
                    new Words("企业微信暂时不可用，请稍后再试", "WeCom cannot be reached at the moment; try again shortly"));
        }
    }
}
