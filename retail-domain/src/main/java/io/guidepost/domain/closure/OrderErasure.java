package io.guidepost.domain.closure;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.closure.CloseAccount.Certificate;
import io.guidepost.domain.closure.ErasureOrders.Order;
import io.guidepost.domain.closure.ErasureOrders.State;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.Shoppers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Erases somebody who asked headquarters for it: one administrator orders it, another approves, and it is carried out at once
 * with the same certificate as when a shopper closes his account himself.
 */
@Service
public class OrderErasure {

    private final ErasureOrders orders;
    private final CloseAccount closeAccount;
    private final Shoppers shoppers;
    private final OneShopper oneShopper;
    private final AccessLog accessLog;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    OrderErasure(
            ErasureOrders orders,
            CloseAccount closeAccount,
            Shoppers shoppers,
            OneShopper oneShopper,
            AccessLog accessLog,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.closeAccount = closeAccount;
        this.shoppers = shoppers;
        this.oneShopper = oneShopper;
        this.accessLog = accessLog;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refused while something of the member's is under way, and while another order awaits its approval. */
    public Order order(long recordId, long adminId, String reason) {
        long memberId = oneShopper.standingFor(recordId);
        shoppers.find(memberId).filter(Shoppers.Shopper::isActive).orElseThrow(() -> Refusal.notFound("会员", "member"));
        closeAccount.requireClosable(memberId);
        var order = new Order(ids.next(), memberId, reason, State.AWAITING, adminId, now(), null, null, null);
        try {
            transaction.run(() -> orders.insert(order));
        } catch (DuplicateKeyException awaiting) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "erasure_awaits_approval",
                    new Words("该会员已有待批准的删除申请", "An order to erase this member awaits its approval already"));
        }
        return order;
    }

    /** By another administrator than the one who ordered it; what was erased and kept is in the certificate. */
    public Certificate approve(long orderId, long adminId) {
        return transaction.call(() -> {
            var order = awaiting(orderId);
            Matter.ERASURE.requireSecond(adminId, order.orderedBy());
            accessLog.add(order.memberId(), Actor.admin(adminId), Action.ERASED, "all", order.reason());
            var erased = closeAccount.eraseNow(order.memberId());
            decide(order, State.ERASED, adminId, erased.closureId());
            return erased.certificate();
        });
    }

    public Order reject(long orderId, long adminId) {
        return transaction.call(() -> decide(awaiting(orderId), State.REJECTED, adminId, null));
    }

    private Order awaiting(long orderId) {
        return orders.find(orderId)
                .filter(order -> order.state() == State.AWAITING)
                .orElseThrow(() -> Refusal.notFound("待批准的删除申请", "order to erase that awaits approval"));
    }

    private Order decide(Order order, State state, long adminId, Long closureId) {
        var decided = new Order(
                order.id(),
                order.memberId(),
                order.reason(),
                state,
                order.orderedBy(),
                order.orderedAt(),
                adminId,
                now(),
                closureId);
        if (!orders.decide(decided)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("该申请已被处理", "Somebody else has decided it meanwhile"));
        }
        return decided;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
