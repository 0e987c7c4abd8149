package io.guidepost.domain.pickup;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ReceiveOrder;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.pickup.PickUp.State;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.stock.Stock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * A shopper fetches an order in a store: he chooses it, the store says that the goods are there, and hands them out against
 * his code. Handing out is sending and receiving in one.
 */
@Service
public class FetchOrder {

    private static final int MOST_CODES = 10;
    private static final int CODE_RANGE = 100_000_000;

    private final Orders orders;
    private final ShipOrder shipOrder;
    private final ReceiveOrder receiveOrder;
    private final PickUps pickUps;
    private final Stock stock;
    private final BlindIndexes indexes;
    private final TransactionRetry transaction;
    private final Duration validity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FetchOrder(
            Orders orders,
            ShipOrder shipOrder,
            ReceiveOrder receiveOrder,
            PickUps pickUps,
            Stock stock,
            BlindIndexes indexes,
            TransactionRetry transaction,
            @Value("${guidepost.pick-up.valid-days:7}") int validDays,
            Clock clock) {
        this.orders = orders;
        this.shipOrder = shipOrder;
        this.receiveOrder = receiveOrder;
        this.pickUps = pickUps;
        this.stock = stock;
        this.indexes = indexes;
        this.transaction = transaction;
        this.validity = Duration.ofDays(validDays);
        this.clock = clock;
    }

    /** Until the goods are ready the shopper may choose another store. */
    public PickUp choose(long memberId, long orderId, long storeId) {
        return transaction.call(() -> {
            var order = mine(memberId, orderId);
            requireHere(order);
            if (!pickUps.isOpen(storeId)) {
                throw Refusal.notFound("门店", "store");
            }
            requireNotReady(orderId);
            pickUps.choose(orderId, storeId, clock.instant());
            return pickUps.find(orderId).orElseThrow();
        });
    }

    /** The goods are to be sent after all, as long as they are not ready in the store. */
    public void forget(long memberId, long orderId) {
        transaction.run(() -> {
            requireHere(mine(memberId, orderId));
            requireNotReady(orderId);
            pickUps.forget(orderId);
        });
    }

    /** With the code, which nobody else is told. */
    public PickUp mineOf(long memberId, long orderId) {
        orders.findOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        return pickUps.find(orderId).orElseThrow(FetchOrder::notFound);
    }

    /** Another code, because the former one is over, burned, or somebody has seen it. */
    public PickUp renew(long memberId, long orderId) {
        return transaction.call(() -> {
            mine(memberId, orderId);
            var found = pickUps.find(orderId).orElseThrow(FetchOrder::notFound);
            if (found.state() != State.READY) {
                throw notReady();
            }
            if (found.codesMade() >= MOST_CODES) {
                throw new Refusal(
                        Kind.TOO_MANY, "too_many_codes", new Words("取货码已达上限，请联系门店", "Too many codes; call the store"));
            }
            var code = newCode();
            pickUps.renew(orderId, code, index(orderId, code), clock.instant().plus(validity));
            return pickUps.find(orderId).orElseThrow();
        });
    }

    /**
     * The store has the goods; doing it twice is doing it once. They are its own if its books have them, else what was sent to it for
     * this order.
     */
    public PickUp ready(long guideId, long storeId, long orderId) {
        return transaction.call(() -> {
            var order = ofStore(storeId, orderId);
            var found = pickUps.find(orderId).orElseThrow();
            if (found.state() != State.CHOSEN) {
                return found;
            }
            if (order.status() != OrderStatus.PAID) {
                throw state(order);
            }
            if (orders.linesOf(orderId).stream().allMatch(line -> line.refundedQuantity() == 0)) {
                stock.takeElsewhere(orderId, storeId);
            }
            var code = newCode();
            var now = clock.instant();
            pickUps.ready(orderId, code, index(orderId, code), now.plus(validity), guideId, now);
            return pickUps.find(orderId).orElseThrow();
        });
    }

    private enum Said {
        RIGHT,
        WRONG,
        BURNED,
        OVER
    }

    /**
     * Hands the goods out against the code. A wrong one is counted, whatever the answer: after five the code is good no more.
     */
    public PickUp handOut(long guideId, long storeId, long orderId, String code) {
        // The count must outlive the refusal, so the refusal is thrown after the commit.
        var said = transaction.call(() -> judged(guideId, storeId, orderId, code));
        switch (said) {
            case WRONG -> throw new Refusal(Kind.REFUSED, "pickup_code_wrong", new Words("取货码错误", "The code is wrong"));
            case BURNED ->
                throw new Refusal(
                        Kind.TOO_MANY,
                        "pickup_code_burned",
                        new Words("错误次数过多，取货码已失效，请顾客刷新", "Too many wrong tries; the shopper has to renew the code"));
            case OVER ->
                throw new Refusal(
                        Kind.REFUSED,
                        "pickup_code_expired",
                        new Words("取货码已过期，请顾客刷新", "The code is over; the shopper has to renew it"));
            default -> {
                return pickUps.find(orderId).orElseThrow();
            }
        }
    }

    private Said judged(long guideId, long storeId, long orderId, String code) {
        var order = ofStore(storeId, orderId);
        var found = pickUps.find(orderId).orElseThrow();
        if (found.state() != State.READY) {
            throw notReady();
        }
        if (found.isBurned()) {
            return Said.BURNED;
        }
        if (!isRight(found, code)) {
            pickUps.wrong(orderId);
            return Said.WRONG;
        }
        if (!found.isValidAt(clock.instant())) {
            return Said.OVER;
        }
        shipOrder.ship(new ShipOrder.Parcel(guideId, Sight.ALL, orderId, ShipOrder.PICK_UP, Long.toString(storeId)));
        receiveOrder.receive(order.memberId(), orderId);
        pickUps.handedOut(orderId, guideId, clock.instant());
        return Said.RIGHT;
    }

    private boolean isRight(PickUp found, String code) {
        return MessageDigest.isEqual(
                found.codeIndex().orElse("").getBytes(StandardCharsets.US_ASCII),
                index(found.orderId(), code).getBytes(StandardCharsets.US_ASCII));
    }

    private String newCode() {
        return "%08d".formatted(random.nextInt(CODE_RANGE));
    }

    private String index(long orderId, String code) {
        return SealedCodes.indexOf(indexes, orderId, code);
    }

    /** What a store is to hand out, newest order first, older than {@code beforeOrderId}. */
    public List<PickUp> ofStore(long storeId, Optional<State> state, long beforeOrderId, int limit) {
        return pickUps.ofStore(storeId, state, beforeOrderId, limit);
    }

    private Order mine(long memberId, long orderId) {
        return orders.lockOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
    }

    private Order ofStore(long storeId, long orderId) {
        var order = orders.lock(orderId).orElseThrow(FetchOrder::notFound);
        pickUps.find(orderId).filter(found -> found.storeId() == storeId).orElseThrow(FetchOrder::notFound);
        return order;
    }

    private static void requireHere(Order order) {
        if (order.status() != OrderStatus.PENDING_PAYMENT && order.status() != OrderStatus.PAID) {
            throw state(order);
        }
    }

    private void requireNotReady(long orderId) {
        if (pickUps.find(orderId).filter(found -> found.state() != State.CHOSEN).isPresent()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "pickup_is_ready",
                    new Words("商品已备好，不能更改", "The goods are ready; this stays as it is"));
        }
    }

    private static Refusal state(Order order) {
        return new Refusal(
                Kind.CONFLICT,
                "order_not_fetchable",
                new Words("订单当前状态不能自提", "An order in this state cannot be fetched"),
                Map.of("orderStatus", order.status().name()));
    }

    private static Refusal notReady() {
        return new Refusal(
                Kind.CONFLICT,
                "pickup_not_ready",
                new Words("商品尚未备好或已取走", "The goods are not ready, or were handed out"));
    }

    private static Refusal notFound() {
        return Refusal.notFound("自提单", "pick-up");
    }
}
