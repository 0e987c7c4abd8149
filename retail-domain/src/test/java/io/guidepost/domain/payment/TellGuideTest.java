package io.guidepost.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.order.Orders;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class TellGuideTest {

    private final List<String> told = new ArrayList<>();

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    Orders orders;

    @Autowired
    Payments payments;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theCreditedGuideLearnsTheAmount() {
        var seller = sales.seller();
        var sale = placed.place(seller, new Goods(1, 18_273));

        handler(weCom()).deliver(new TellGuideOfSale(sale.orderId()));

        assertThat(told).containsExactly("g%d 新成交:182.73 元".formatted(seller.guideId()));
    }

    @Test
    void whoHasLeftIsNotTold() {
        var seller = sales.seller();
        var sale = placed.place(seller, new Goods(1, 18_273));
        jdbc.update("UPDATE org_guide SET status = 'LEFT' WHERE id = ?", seller.guideId());

        handler(weCom()).deliver(new TellGuideOfSale(sale.orderId()));

        assertThat(told).isEmpty();
    }

    @Test
    void whatWeComRefusesIsNotTriedForEver() {
        var sale = placed.place(new Goods(1, 18_273));
        var refusing = weCom(new GatewayRejected("60111", "userid not found"));

        assertThatCode(() -> handler(refusing).deliver(new TellGuideOfSale(sale.orderId())))
                .doesNotThrowAnyException();
    }

    private TellGuide handler(GuideMessenger messenger) {
        return new TellGuide(orders, payments, messenger, "https://guide.example.com/sidebar/");
    }

    private GuideMessenger weCom(GatewayRejected... refusal) {
        return (GuideMessenger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GuideMessenger.class}, (proxy, method, arguments) -> {
                    if (refusal.length > 0) {
                        throw refusal[0];
                    }
                    told.add(((List<?>) arguments[0]).get(0) + " " + ((Card) arguments[1]).title());
                    return List.of();
                });
    }
}
