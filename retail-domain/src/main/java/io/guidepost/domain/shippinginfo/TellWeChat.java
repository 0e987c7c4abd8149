package io.guidepost.domain.shippinginfo;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.payment.Captures;
import io.guidepost.domain.shippinginfo.Upload.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Tells WeChat of parcels. A word whose answer was lost is looked up before it is repeated, since WeChat lets a parcel be
 * put right once only. Any number of nodes may run it at once.
 */
@Service
public class TellWeChat {

    private static final Logger LOG = LoggerFactory.getLogger(TellWeChat.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_UNCLEAR = 5;
    /** WeChat learns of a payment within minutes; a payment that it does not know for so long it will never know. */
    private static final int MOST_ATTEMPTS = 20;

    private static final int LONGEST_REASON = 200;

    private final Orders orders;
    private final Shipments shipments;
    private final Addresses addresses;
    private final Captures captures;
    private final Uploads uploads;
    private final ShippingInfoGateway gateway;
    private final TransactionRetry transaction;
    private final Counter refused;
    private final Clock clock;

    TellWeChat(
            Orders orders,
            Shipments shipments,
            Addresses addresses,
            Captures captures,
            Uploads uploads,
            ShippingInfoGateway gateway,
            TransactionRetry transaction,
            ObjectProvider<MeterRegistry> registries,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.addresses = addresses;
        this.captures = captures;
        this.uploads = uploads;
        this.gateway = gateway;
        this.transaction = transaction;
        this.refused = registries.getIfAvailable(SimpleMeterRegistry::new).counter("guidepost.shippinginfo.refused");
        this.clock = clock;
    }

    /** @return how many orders were looked at; below {@code limit} nothing more is due */
    public int runDue(int limit) {
        int done = 0;
        int unclear = 0;
        for (var due : uploads.due(clock.instant(), limit)) {
            if (unclear == MOST_UNCLEAR
                    || !transaction.call(
                            () -> uploads.claim(due, clock.instant().plus(LEASE)))) {
                continue;
            }
            done++;
            try {
                unclear = tell(due) ? 0 : unclear + 1;
            } catch (RuntimeException broken) {
                LOG.error("Order {}: its parcels cannot be told of, it will be tried again", due.orderId(), broken);
            }
        }
        return done;
    }

    /**
     * What WeChat would not hear is told once more, after somebody has put it right.
     *
     * @throws Refusal CONFLICT when it was not refused
     */
    public void again(long orderId) {
        if (!transaction.call(() -> uploads.again(orderId, clock.instant()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "upload_not_refused",
                    new Words("该订单的发货信息没有被微信拒绝", "WeChat has not refused this order's shipping information"));
        }
    }

    /** False when WeChat gave no answer. */
    private boolean tell(Upload due) {
        var info = info(due);
        try {
            boolean isKnown = due.state() == State.UNKNOWN
                    && gateway.find(due.transactionId())
                            .filter(known -> UploadRules.isKnown(info, known))
                            .isPresent();
            if (!isKnown) {
                gateway.upload(info);
            }
            transaction.run(() -> uploads.told(due, clock.instant()));
        } catch (GatewayUnclear unclear) {
            var state = unclear.hasDoneNothing() ? due.state() : State.UNKNOWN;
            later(due, state, Optional.empty(), Optional.empty());
            return false;
        } catch (GatewayRejected no) {
            rejected(due, no);
        }
        return true;
    }

    private void rejected(Upload due, GatewayRejected no) {
        if (no.code().equals(ShippingInfoGateway.UNCHANGED)) {
            transaction.run(() -> uploads.told(due, clock.instant()));
            return;
        }
        boolean isOver = UploadRules.isForGood(no.code()) || due.attempts() >= MOST_ATTEMPTS;
        if (isOver) {
            refused.increment();
            LOG.error("Order {}: WeChat will not hear of its parcels: {}", due.orderId(), no.getMessage());
        }
        var reason = no.getMessage();
        later(
                due,
                isOver ? State.REFUSED : State.DUE,
                Optional.of(no.code()),
                Optional.of(reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON)));
    }

    private void later(Upload due, State state, Optional<String> code, Optional<String> reason) {
        transaction.run(
                () -> uploads.later(due, state, UploadRules.next(due.attempts(), clock.instant()), code, reason));
    }

    private ShippingInfo info(Upload due) {
        long orderId = due.orderId();
        return UploadRules.info(
                due.transactionId(),
                captures.find(due.transactionId()).orElseThrow().payerOpenid(),
                shipments.of(orderId),
                orders.linesOf(orderId),
                addresses.maskedPhoneOf(orderId),
                !shipments.isPartSent(orderId),
                clock.instant());
    }
}
