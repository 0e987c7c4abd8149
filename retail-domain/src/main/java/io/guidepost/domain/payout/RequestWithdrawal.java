package io.guidepost.domain.payout;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.settlement.WithdrawalDecision;
import io.guidepost.core.settlement.WithdrawalRules;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalWish;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.ledger.Overdrawn;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.payout.Withdrawal.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reserves a guide's money and sees to it that it is paid, at most once (walk 8, B10). */
@Service
public class RequestWithdrawal {

    private final Withdrawals withdrawals;
    private final WithdrawalSettings settings;
    private final AllHolds holds;
    private final RenewPayee payees;
    private final PayrollPeople people;
    private final Roster roster;
    private final Holds commissionHolds;
    private final Ledger ledger;
    private final Outbox outbox;
    private final WithdrawalCounters counters;
    private final Ids ids;
    private final Clock clock;

    RequestWithdrawal(
            Withdrawals withdrawals,
            WithdrawalSettings settings,
            AllHolds holds,
            RenewPayee payees,
            PayrollPeople people,
            Roster roster,
            Holds commissionHolds,
            Ledger ledger,
            Outbox outbox,
            WithdrawalCounters counters,
            Ids ids,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.settings = settings;
        this.holds = holds;
        this.payees = payees;
        this.people = people;
        this.roster = roster;
        this.commissionHolds = commissionHolds;
        this.ledger = ledger;
        this.outbox = outbox;
        this.counters = counters;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the new withdrawal: APPROVED and on its way, or REQUESTED and waiting for headquarters */
    @Transactional
    public Withdrawal request(long guideId, long amountFen, Channel channel) {
        var openid = payeeOpenid(guideId, amountFen, channel);
        var payee = Beneficiary.guide(new GuideId(guideId));
        // The guide's accounts are the queue in which requests, claw-backs and releases of this guide line up.
        var balances = ledger.lock(accountsOf(payee));
        var now = clock.instant();
        var decision = WithdrawalRules.decide(wish(guideId, payee, amountFen, balances, now), settings.limits());
        if (decision instanceof WithdrawalDecision.Refused refused) {
            throw refusal(refused, withdrawable(payee, balances));
        }
        long feeFen = settings.limits().feeOf(new Money(amountFen)).fen();
        boolean approved = ((WithdrawalDecision.Accepted) decision).autoApproved();
        long id = ids.next();
        var withdrawal = new Withdrawal(
                id,
                guideId,
                amountFen,
                feeFen,
                channel,
                approved ? WithdrawalState.APPROVED : WithdrawalState.REQUESTED,
                Long.toString(id),
                openid,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
        if (!withdrawals.insert(withdrawal, approved ? Optional.of(now) : Optional.empty())) {
            throw anotherIsOpen();
        }
        reserve(withdrawal, balances.get(Account.of(payee, AccountKind.AVAILABLE)));
        if (approved && channel == Channel.WECHAT_TRANSFER) {
            outbox.add(SendPayout.TOPIC, Long.toString(id), new SendPayout.Order(id));
        }
        counters.reached(withdrawal.status());
        return withdrawal;
    }

    private String payeeOpenid(long guideId, long amountFen, Channel channel) {
        var guide = roster.guide(guideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        if (!guide.isActive()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "guide_not_active",
                    new Words("账号已停用，请联系总部结算", "Your account is no longer active; please settle with headquarters"));
        }
        if (channel == Channel.PAYROLL_EXPORT) {
            return "";
        }
        var openid = payable(guide);
        requireName(guideId, amountFen);
        payees.coolingUntil(guideId).ifPresent(until -> {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "payee_changed_recently",
                    new Words(
                            "收款微信刚刚变更，暂不能转账到微信，请稍后再试或选择随工资发放",
                            "Your WeChat account was changed; wait a while or have the money paid with the wages"),
                    Map.of("payableFrom", until.toString()));
        });
        return openid;
    }

    /** WeChat sends larger sums only to somebody whose real name it is told, and only the payroll knows that. */
    private void requireName(long guideId, long amountFen) {
        long netFen = amountFen - settings.limits().feeOf(new Money(amountFen)).fen();
        if (netFen >= PayoutGateway.NAME_REQUIRED_FROM_FEN
                && people.find(guideId).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "real_name_required",
                    new Words(
                            "2000 元及以上转到微信需要实名，请联系总部登记、减少金额或选择随工资发放",
                            "WeChat wants a real name for 2,000 yuan or more: have headquarters enter yours, take less,"
                                    + " or have it paid with the wages"));
        }
    }

    private static String payable(Guide guide) {
        return guide.payeeOpenid()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.REFUSED,
                        "payee_unknown",
                        new Words("尚未绑定收款微信，请先绑定", "No WeChat account to be paid is bound yet; bind one first")));
    }

    private static List<Account> accountsOf(Beneficiary payee) {
        return List.of(
                Account.of(payee, AccountKind.AVAILABLE),
                Account.of(payee, AccountKind.WITHDRAWING),
                Account.of(payee, AccountKind.DEBT));
    }

    private WithdrawalWish wish(
            long guideId, Beneficiary payee, long amountFen, Map<Account, Money> balances, Instant now) {
        var today = now.atZone(ReturnWindow.ZONE).toLocalDate();
        return new WithdrawalWish(
                new Money(amountFen),
                withdrawable(payee, balances),
                balances.get(Account.of(payee, AccountKind.DEBT)),
                withdrawals.requestedSince(
                        guideId, today.atStartOfDay(ReturnWindow.ZONE).toInstant()),
                withdrawals.requestedSince(
                        guideId,
                        today.withDayOfMonth(1).atStartOfDay(ReturnWindow.ZONE).toInstant()),
                withdrawals.hasOpen(guideId),
                holds.holdsOn(guideId),
                holds.risksOf(guideId));
    }

    /** What is disputed or in review stays where it is until that is over (B9, B11). */
    private Money withdrawable(Beneficiary payee, Map<Account, Money> balances) {
        var available = balances.get(Account.of(payee, AccountKind.AVAILABLE));
        return available.minus(available.min(new Money(commissionHolds.heldFen(payee))));
    }

    private void reserve(Withdrawal withdrawal, Money available) {
        try {
            ledger.post(
                    List.of(Postings.withdrawalRequested(withdrawal.id(), withdrawal.payee(), withdrawal.amount())));
        } catch (Overdrawn tooMuch) {
            throw tooLow(new Words("可提现余额不足", "The available balance is too low"), available);
        }
    }

    private static Refusal refusal(WithdrawalDecision.Refused refused, Money available) {
        return switch (refused.code()) {
            case "withdrawal_in_progress" -> anotherIsOpen();
            case "withdrawal_debt_open" -> new Refusal(Refusal.Kind.REFUSED, "debt_open", refused.words());
            case "balance_too_low" -> tooLow(refused.words(), available);
            default -> new Refusal(Refusal.Kind.REFUSED, refused.code(), refused.words());
        };
    }

    private static Refusal tooLow(Words words, Money available) {
        return new Refusal(Refusal.Kind.REFUSED, "balance_too_low", words, Map.of("availableFen", available.fen()));
    }

    private static Refusal anotherIsOpen() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "withdrawal_open",
                new Words("上一笔提现还在处理中", "The previous withdrawal is still under way"));
    }
}
