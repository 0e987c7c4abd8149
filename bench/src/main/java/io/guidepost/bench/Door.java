package io.guidepost.bench;

import io.guidepost.domain.RetailDomain;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.refund.ConfirmRefund;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The doors through which money changes, called in this process: the product's own use cases on the product's database,
 * without a web server, signatures and encryption before them.
 */
final class Door implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(RetailDomain.class)
    static class Domain {}

    private final ConfigurableApplicationContext context;
    private final ConfirmPayment payments;
    private final ConfirmRefund refunds;

    Door(Instance instance) {
        context = new SpringApplicationBuilder(Domain.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                // Of all the product only what these doors need: nothing here talks to Tencent.
                .lazyInitialization(true)
                .registerShutdownHook(false)
                .properties(instance.settingsOfTheDomain())
                .run();
        payments = context.getBean(ConfirmPayment.class);
        refunds = context.getBean(ConfirmRefund.class);
    }

    /** Takes note of the payments of these orders, each of a whole order of one unit. */
    JdbcLoad.Workers paying(Queue<Placing.Placed> orders) {
        return ignored -> () -> {
            var order = orders.poll();
            if (order != null) {
                payments.confirm(
                        new PaymentFacts(
                                "G" + order.orderId(),
                                "SUCCESS",
                                WeChatNotices.transactionId(order.orderId()),
                                DataSet.PRICE_FEN,
                                "CNY",
                                "o_bench_" + order.member(),
                                Instant.now()),
                        LearnedBy.NOTICE);
            }
            return order != null;
        };
    }

    /** Takes note that the shoppers have these refunds, each of a whole order. */
    JdbcLoad.Workers clawing(Queue<ClawingBack.Open> open) {
        return ignored -> () -> {
            var refund = open.poll();
            if (refund != null) {
                refunds.confirm(new RefundFacts(
                        refund.number(),
                        "50" + refund.order().orderId(),
                        RefundState.SUCCESS,
                        DataSet.PRICE_FEN,
                        Optional.of(Instant.now())));
            }
            return refund != null;
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
