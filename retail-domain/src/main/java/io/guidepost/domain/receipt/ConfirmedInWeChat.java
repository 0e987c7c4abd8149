package io.guidepost.domain.receipt;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.inbox.InboxHandler;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ReceiveOrder;
import io.guidepost.domain.payment.Captures;
import io.guidepost.domain.receipt.TradeEvents.TradeEvent;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Receipt that was confirmed in WeChat, by the shopper or after WeChat's own time, is receipt: the window for returns begins. WeChat
 * says {@code trade_manage_order_settlement} when goods are sent, too, and then without a time of receipt. The payment it names
 * decides which order is meant; what names none of ours changes nothing.
 */
@Component
class ConfirmedInWeChat implements InboxHandler<TradeEvent> {

    private static final Logger log = LoggerFactory.getLogger(ConfirmedInWeChat.class);

    private static final String SETTLEMENT = "trade_manage_order_settlement";

    private final Captures captures;
    private final Orders orders;
    private final ReceiveOrder receiveOrder;

    ConfirmedInWeChat(Captures captures, Orders orders, ReceiveOrder receiveOrder) {
        this.captures = captures;
        this.orders = orders;
        this.receiveOrder = receiveOrder;
    }

    @Override
    public String source() {
        return TakeTradeEvent.SOURCE;
    }

    @Override
    public Class<TradeEvent> payloadType() {
        return TradeEvent.class;
    }

    @Override
    public void apply(TradeEvent event, Instant occurredAt) {
        if (event.event().equals(SETTLEMENT)
                && !event.fields().getOrDefault("confirm_receive_time", "").isBlank()) {
            received(event.fields().getOrDefault("transaction_id", ""));
        }
    }

    private void received(String transactionId) {
        var order = captures.find(transactionId)
                .flatMap(capture -> orders.find(capture.orderId()))
                .orElse(null);
        if (order == null || order.status() != OrderStatus.SHIPPED) {
            // Of another shop of this mini-program, received before, or closed meanwhile.
            return;
        }
        try {
            receiveOrder.receive(order.memberId(), order.id());
        } catch (Refusal notYet) {
            log.info("Order {} is received in WeChat, and not with us: {}", order.id(), notYet.code());
        }
    }
}
