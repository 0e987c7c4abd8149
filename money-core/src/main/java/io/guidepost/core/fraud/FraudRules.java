package io.guidepost.core.fraud;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.fraud.FraudFacts.Refunds;
import io.guidepost.core.words.Words;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what is suspicious about an order (B11, reliability 3.3). Pure: the same facts give the same signals. */
public final class FraudRules {

    private FraudRules() {}

    /** Every signal of these facts, at most one of each kind; none is the ordinary case. */
    public static List<FraudSignal> signals(FraudFacts facts, FraudLimits limits) {
        List<FraudSignal> signals = new ArrayList<>();
        identities(facts, signals);
        if (facts.buyersAtAddress() > limits.buyersPerAddress()) {
            signals.add(counted(
                    SignalKind.SHARED_ADDRESS,
                    "%d 位顾客寄往同一地址",
                    "%d shoppers have goods sent to one address",
                    facts.buyersAtAddress()));
        }
        if (facts.buyersOnDevice() > limits.buyersPerDevice()) {
            signals.add(counted(
                    SignalKind.SHARED_DEVICE,
                    "%d 位顾客使用同一设备下单",
                    "%d shoppers order with one device",
                    facts.buyersOnDevice()));
        }
        openedAtPayment(facts, limits, signals);
        if (isBeyond(facts.refunds(), limits)) {
            signals.add(refundRate(facts.refunds(), limits));
        }
        if (facts.lateDesignations() > 0) {
            signals.add(counted(
                    SignalKind.DESIGNATED_AFTER_PAYMENT,
                    "付款后 %d 次尝试指定导购",
                    "%d attempts to name a guide after payment",
                    facts.lateDesignations()));
        }
        if (facts.tinyOrders() > limits.tinyOrdersPerDay()) {
            signals.add(counted(
                    SignalKind.MANY_TINY_ORDERS,
                    "同一顾客一天内 %d 笔小额订单",
                    "%d tiny orders of one shopper within a day",
                    facts.tinyOrders()));
        }
        if (facts.shoppersOfPayer() > limits.shoppersPerPayer()) {
            signals.add(counted(
                    SignalKind.ONE_PAYER_FOR_MANY,
                    "同一微信为 %d 位顾客付款",
                    "One WeChat user paid for %d shoppers",
                    facts.shoppersOfPayer()));
        }
        if (facts.shoppersOfLink() > limits.shoppersPerLinkAndDay()) {
            signals.add(counted(
                    SignalKind.LINK_OPENED_BY_MANY,
                    "分享链接一天内被 %d 人打开",
                    "The link was opened by %d shoppers within a day",
                    facts.shoppersOfLink()));
        }
        if (facts.linksOnDevice() > limits.linksPerDeviceAndDay()) {
            signals.add(counted(
                    SignalKind.DEVICE_OPENS_MANY_LINKS,
                    "同一设备一天内通过 %d 个链接下单",
                    "One device ordered through %d links within a day",
                    facts.linksOnDevice()));
        }
        return signals;
    }

    private static void identities(FraudFacts facts, List<FraudSignal> signals) {
        if (!facts.own().isEmpty()) {
            String zh = facts.own().stream().map(path -> path.words().zh()).collect(Collectors.joining("、"));
            String en = facts.own().stream().map(path -> path.words().en()).collect(Collectors.joining(", "));
            signals.add(new FraudSignal(
                    SignalKind.OWN_PURCHASE,
                    Optional.of(facts.guide()),
                    new Words("买家与导购本人一致:" + zh, "The buyer is the guide, by " + en)));
        }
        if (!facts.colleagues().isEmpty()) {
            FraudFacts.Colleague colleague = facts.colleagues().get(0);
            GuideId buyer = colleague.guide();
            signals.add(new FraudSignal(
                    SignalKind.COLLEAGUES_PURCHASE,
                    Optional.of(buyer),
                    new Words(
                            "买家是同店员工 %d:%s"
                                    .formatted(
                                            buyer.value(),
                                            colleague.path().words().zh()),
                            "The buyer is colleague %d of the same store, by %s"
                                    .formatted(
                                            buyer.value(),
                                            colleague.path().words().en()))));
        }
    }

    private static void openedAtPayment(FraudFacts facts, FraudLimits limits, List<FraudSignal> signals) {
        if (facts.viewedBefore()
                || facts.openedBefore().isEmpty()
                || facts.openedBefore().get().compareTo(limits.opened()) >= 0) {
            return;
        }
        long millis = facts.openedBefore().get().toMillis();
        signals.add(new FraudSignal(
                SignalKind.OPENED_AT_PAYMENT,
                Optional.empty(),
                new Words(
                        "付款前 %d 毫秒才打开链接,此前没有浏览".formatted(millis),
                        "The link was opened %d ms before paying, and nothing was viewed before".formatted(millis))));
    }

    /**
     * Whether refunds are more than so many standard deviations above what the store's rate would give. With n orders of
     * the guide, r of them refunded, and R of N in the store: r − nR/N > k·√(n·R/N·(1−R/N)), which is compared in squares
     * and whole numbers.
     */
    private static boolean isBeyond(Refunds refunds, FraudLimits limits) {
        if (refunds.guideOrders() < limits.leastOrders() || refunds.guideRefunded() < limits.leastRefunds()) {
            return false;
        }
        BigInteger n = BigInteger.valueOf(refunds.guideOrders());
        BigInteger all = BigInteger.valueOf(refunds.storeOrders());
        BigInteger refunded = BigInteger.valueOf(refunds.storeRefunded());
        BigInteger above =
                BigInteger.valueOf(refunds.guideRefunded()).multiply(all).subtract(n.multiply(refunded));
        if (above.signum() <= 0) {
            return false;
        }
        BigInteger variance = n.multiply(refunded).multiply(all.subtract(refunded));
        BigInteger sigmas = BigInteger.valueOf((long) limits.sigmas() * limits.sigmas());
        return above.multiply(above).compareTo(variance.multiply(sigmas)) > 0;
    }

    private static FraudSignal refundRate(Refunds refunds, FraudLimits limits) {
        return new FraudSignal(
                SignalKind.REFUND_RATE,
                Optional.empty(),
                new Words(
                        "导购 %d 单中 %d 单退款,门店 %d 单中 %d 单,超出 %d 个标准差"
                                .formatted(
                                        refunds.guideOrders(),
                                        refunds.guideRefunded(),
                                        refunds.storeOrders(),
                                        refunds.storeRefunded(),
                                        limits.sigmas()),
                        "%d of the guide's %d orders were refunded, %d of the store's %d: more than %d standard deviations"
                                .formatted(
                                        refunds.guideRefunded(),
                                        refunds.guideOrders(),
                                        refunds.storeRefunded(),
                                        refunds.storeOrders(),
                                        limits.sigmas())));
    }

    private static FraudSignal counted(SignalKind kind, String zh, String en, int count) {
        return new FraudSignal(kind, Optional.empty(), new Words(zh.formatted(count), en.formatted(count)));
    }
}
