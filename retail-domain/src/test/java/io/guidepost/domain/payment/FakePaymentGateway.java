package io.guidepost.domain.payment;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * WeChat Pay in memory: keeps its own books of money taken and given back, so that a test can compare ours with them.
 * Passes {@link PaymentGatewayContract} like the real one. Safe for many threads.
 */
@Component
public class FakePaymentGateway implements PaymentGateway {

    /** What the next call of this kind runs into. */
    public enum Fault {
        /** Nothing reached WeChat. */
        LOST_ON_THE_WAY,
        /** WeChat did it, and its answer was lost. */
        ANSWER_LOST
    }

    private final Clock clock;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Map<String, Deque<Object>> faults = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final AtomicLong number = new AtomicLong(4_200_000_000L);

    public FakePaymentGateway(Clock clock) {
        this.clock = clock;
    }

    // What the domain calls.

    @Override
    public synchronized Prepay prepay(PrepayOrder order) {
        var fault = begin("prepay", order.outTradeNo());
        var known = payments.get(order.outTradeNo());
        if (known == null) {
            known = new Payment(order, "wx" + number.incrementAndGet());
            payments.put(order.outTradeNo(), known);
        } else if (!known.order.equals(order)) {
            throw new GatewayRejected("INVALID_REQUEST", "The request differs from the first one of this number");
        } else if (known.isClosed) {
            throw new GatewayRejected("ORDER_CLOSED", "The order is closed");
        } else if (known.taken != null) {
            throw new GatewayRejected("ORDERPAID", "The order is paid");
        }
        finish(fault);
        return new Prepay(known.prepayId);
    }

    @Override
    public PaymentParameters sign(String prepayId) {
        return new PaymentParameters(
                prepayId,
                Long.toString(clock.instant().getEpochSecond()),
                "nonce" + number.incrementAndGet(),
                "prepay_id=" + prepayId,
                "RSA",
                "signature");
    }

    @Override
    public synchronized Optional<PaymentFacts> query(String outTradeNo) {
        var fault = begin("query", outTradeNo);
        finish(fault);
        return Optional.ofNullable(payments.get(outTradeNo)).map(this::facts);
    }

    @Override
    public synchronized Closing close(String outTradeNo) {
        var fault = begin("close", outTradeNo);
        var payment = payments.get(outTradeNo);
        if (payment == null) {
            throw new GatewayRejected("ORDER_NOT_EXIST", "There is no such order");
        }
        if (payment.taken != null) {
            finish(fault);
            return Closing.ALREADY_PAID;
        }
        payment.isClosed = true;
        finish(fault);
        return Closing.CLOSED;
    }

    @Override
    public synchronized RefundFacts refund(RefundOrder order) {
        var fault = begin("refund", order.outRefundNo());
        var known = refunds.get(order.outRefundNo());
        if (known == null) {
            var payment = paid(order.transactionId());
            long given = refunds.values().stream()
                    .filter(refund -> refund.order.transactionId().equals(order.transactionId()))
                    .filter(refund -> refund.state != RefundState.CLOSED)
                    .mapToLong(refund -> refund.order.refundFen())
                    .sum();
            if (order.totalFen() != payment.taken.amountFen() || given + order.refundFen() > order.totalFen()) {
                throw new GatewayRejected("INVALID_REQUEST", "More than was paid");
            }
            known = new Refund(order, "50" + number.incrementAndGet());
            refunds.put(order.outRefundNo(), known);
        } else if (!known.order.transactionId().equals(order.transactionId())
                || known.order.refundFen() != order.refundFen()) {
            throw new GatewayRejected("INVALID_REQUEST", "The request differs from the first one of this number");
        }
        finish(fault);
        return known.facts();
    }

    @Override
    public synchronized Optional<RefundFacts> queryRefund(String outRefundNo) {
        var fault = begin("queryRefund", outRefundNo);
        finish(fault);
        return Optional.ofNullable(refunds.get(outRefundNo)).map(Refund::facts);
    }

    // What shoppers, banks and bad luck do.

    /** The shopper pays what was asked for; answers what the notice would say. */
    public synchronized PaymentFacts pay(String outTradeNo) {
        return pay(outTradeNo, payments.get(outTradeNo).order.amountFen(), "CNY");
    }

    public synchronized PaymentFacts pay(String outTradeNo, long amountFen, String currency) {
        var payment = payments.get(outTradeNo);
        if (payment.isClosed || payment.taken != null) {
            throw new IllegalStateException(outTradeNo + " cannot be paid any more");
        }
        payment.taken = new PaymentFacts(
                outTradeNo,
                "SUCCESS",
                "42000" + number.incrementAndGet(),
                amountFen,
                currency,
                payment.order.payerOpenid(),
                clock.instant());
        return payment.taken;
    }

    /** A payment that no honest WeChat makes: the same number is paid once more. */
    public synchronized PaymentFacts payAgain(String outTradeNo, long amountFen) {
        var payment = payments.get(outTradeNo);
        var again = new PaymentFacts(
                outTradeNo,
                "SUCCESS",
                "42000" + number.incrementAndGet(),
                amountFen,
                "CNY",
                payment.order.payerOpenid(),
                clock.instant());
        payments.put(outTradeNo + "#" + again.transactionId(), new Payment(payment.order, payment.prepayId, again));
        return again;
    }

    /** The bank has decided; answers what the notice would say. */
    public synchronized RefundFacts decideRefund(String outRefundNo, RefundState state) {
        var refund = refunds.get(outRefundNo);
        refund.state = state;
        refund.succeededAt = state == RefundState.SUCCESS ? Optional.of(clock.instant()) : Optional.empty();
        return refund.facts();
    }

    /** The next call of {@code operation} fails so; faults queue up. */
    public synchronized void failNext(String operation, Fault fault) {
        faults.computeIfAbsent(operation, ignored -> new ArrayDeque<>()).add(fault);
    }

    /** Something happens just before the next call of {@code operation} is looked at. */
    public synchronized void beforeNext(String operation, Runnable happening) {
        faults.computeIfAbsent(operation, ignored -> new ArrayDeque<>()).add(happening);
    }

    public synchronized void rejectNext(String operation, String code) {
        faults.computeIfAbsent(operation, ignored -> new ArrayDeque<>()).add(new GatewayRejected(code, "on demand"));
    }

    /** How often {@code operation} was called with this number. */
    public synchronized long calls(String operation, String number) {
        var call = operation + " " + number;
        return calls.stream().filter(call::equals).count();
    }

    /** Taken from shoppers under this number, whatever became of it later. */
    public synchronized long takenFen(String outTradeNo) {
        return payments.values().stream()
                .filter(payment ->
                        payment.taken != null && payment.taken.outTradeNo().equals(outTradeNo))
                .mapToLong(payment -> payment.taken.amountFen())
                .sum();
    }

    /** Given back of one payment, and arrived. */
    public synchronized long refundedFen(String transactionId) {
        return refunds.values().stream()
                .filter(refund -> refund.order.transactionId().equals(transactionId))
                .filter(refund -> refund.state == RefundState.SUCCESS)
                .mapToLong(refund -> refund.order.refundFen())
                .sum();
    }

    private Payment paid(String transactionId) {
        return payments.values().stream()
                .filter(payment ->
                        payment.taken != null && payment.taken.transactionId().equals(transactionId))
                .findFirst()
                .orElseThrow(() -> new GatewayRejected("RESOURCE_NOT_EXISTS", "There is no such payment"));
    }

    private PaymentFacts facts(Payment payment) {
        if (payment.taken == null) {
            return new PaymentFacts(
                    payment.order.outTradeNo(),
                    payment.isClosed ? "CLOSED" : "NOTPAY",
                    "",
                    payment.order.amountFen(),
                    "CNY",
                    payment.order.payerOpenid(),
                    Instant.EPOCH);
        }
        var taken = payment.taken;
        boolean isGivenBack = refunds.values().stream()
                .anyMatch(refund -> refund.order.transactionId().equals(taken.transactionId()));
        return isGivenBack
                ? new PaymentFacts(
                        taken.outTradeNo(),
                        "REFUND",
                        taken.transactionId(),
                        taken.amountFen(),
                        taken.currency(),
                        taken.payerOpenid(),
                        taken.paidAt())
                : taken;
    }

    private Object begin(String operation, String key) {
        calls.add(operation + " " + key);
        var queued = faults.get(operation);
        var fault = queued == null ? null : queued.poll();
        if (fault == Fault.LOST_ON_THE_WAY) {
            throw new GatewayUnclear("No connection", null);
        }
        if (fault instanceof GatewayRejected rejected) {
            throw rejected;
        }
        if (fault instanceof Runnable happening) {
            happening.run();
        }
        return fault;
    }

    private static void finish(Object fault) {
        if (fault == Fault.ANSWER_LOST) {
            throw new GatewayUnclear("No answer in time", null);
        }
    }

    private static final class Payment {
        private final PrepayOrder order;
        private final String prepayId;
        private PaymentFacts taken;
        private boolean isClosed;

        private Payment(PrepayOrder order, String prepayId) {
            this(order, prepayId, null);
        }

        private Payment(PrepayOrder order, String prepayId, PaymentFacts taken) {
            this.order = order;
            this.prepayId = prepayId;
            this.taken = taken;
        }
    }

    private static final class Refund {
        private final RefundOrder order;
        private final String refundId;
        private RefundState state = RefundState.PROCESSING;
        private Optional<Instant> succeededAt = Optional.empty();

        private Refund(RefundOrder order, String refundId) {
            this.order = order;
            this.refundId = refundId;
        }

        private RefundFacts facts() {
            return new RefundFacts(order.outRefundNo(), refundId, state, order.refundFen(), succeededAt);
        }
    }
}
