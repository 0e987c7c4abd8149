package io.guidepost.domain.payment;

import io.guidepost.core.money.Money;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.OutboxHandler;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends the credited guide a WeCom card about the sale; where nobody is credited, nobody is told. */
@Component
class TellGuide implements OutboxHandler<TellGuideOfSale> {

    private static final Logger LOG = LoggerFactory.getLogger(TellGuide.class);

    private final Orders orders;
    private final Payments payments;
    private final GuideMessenger messenger;
    private final String sidebarUrl;

    TellGuide(
            Orders orders,
            Payments payments,
            GuideMessenger messenger,
            @Value("${guidepost.sidebar.url:http://127.0.0.1:8081/sidebar/}") String sidebarUrl) {
        this.orders = orders;
        this.payments = payments;
        this.messenger = messenger;
        this.sidebarUrl = sidebarUrl;
    }

    @Override
    public String topic() {
        return TellGuideOfSale.TOPIC;
    }

    @Override
    public Class<TellGuideOfSale> payloadType() {
        return TellGuideOfSale.class;
    }

    @Override
    public void deliver(TellGuideOfSale message) {
        var order = orders.find(message.orderId()).orElseThrow();
        payments.creditedUserid(order.id())
                .ifPresent(userid -> tell(userid, order.id(), Money.ofFen(order.payableFen())));
    }

    private void tell(String userid, long orderId, Money payable) {
        try {
            messenger.notify(
                    List.of(userid),
                    new Card(
                            "新成交:%s 元".formatted(payable.inYuan()),
                            "订单 %d 已支付,计入您的业绩".formatted(orderId),
                            sidebarUrl + "#/earnings",
                            "查看收益"));
        } catch (GatewayRejected rejected) {
            // The sale stands whether or not the card can be sent; trying again would not change WeCom's mind.
            LOG.warn("Guide {} cannot be told of order {}: {}", userid, orderId, rejected.getMessage());
        }
    }
}
