package io.guidepost.domain.payout;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** WeChat's transfers in memory. What it does wrong is decided per bill number or for the next call. */
@Component
public class FakePayoutGateway implements PayoutGateway {

    /** What happens to a call. */
    public enum Weather {
        FINE,
        /** It arrives, but the answer does not. */
        ANSWER_LOST,
        /** It does not arrive. */
        CALL_LOST,
        REFUSED
    }

    private final Map<String, TransferFacts> transfers = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Weather weather = Weather.FINE;

    FakePayoutGateway(Clock clock) {
        this.clock = clock;
    }

    /** For all calls from now on. */
    public void weather(Weather weather) {
        this.weather = weather;
    }

    @Override
    public TransferFacts transfer(TransferOrder order) {
        var now = weather;
        calls.computeIfAbsent(order.outBillNo(), no -> new AtomicInteger()).incrementAndGet();
        if (now == Weather.CALL_LOST) {
            throw new GatewayUnclear("no answer", null);
        }
        if (now == Weather.REFUSED) {
            throw new GatewayRejected("NOT_ENOUGH", "资金不足");
        }
        order.realName().ifPresent(name -> names.put(order.outBillNo(), name));
        if (order.amountFen() >= NAME_REQUIRED_FROM_FEN && order.realName().isEmpty()) {
            throw new GatewayRejected("PARAM_ERROR", "转账金额大于等于2000元时，收款用户姓名必填");
        }
        var facts = transfers.computeIfAbsent(
                order.outBillNo(),
                no -> new TransferFacts(
                        no,
                        "1330" + no,
                        TransferState.WAIT_USER_CONFIRM,
                        order.amountFen(),
                        Optional.of("package-" + no),
                        Optional.empty(),
                        clock.instant()));
        if (facts.amountFen() != order.amountFen()) {
            throw new GatewayRejected("ALREADY_EXISTS", "商户单号已存在，且参数与首次请求时不一致");
        }
        if (now == Weather.ANSWER_LOST) {
            throw new GatewayUnclear("time-out", null);
        }
        return facts;
    }

    /** As the real one, it does not repeat the package in the answer to a question. */
    @Override
    public Optional<TransferFacts> query(String outBillNo) {
        if (weather == Weather.CALL_LOST || weather == Weather.ANSWER_LOST) {
            throw new GatewayUnclear("no answer", null);
        }
        return Optional.ofNullable(transfers.get(outBillNo))
                .map(facts -> with(facts, facts.state(), facts.failReason()));
    }

    @Override
    public TransferFacts cancel(String outBillNo) {
        var facts = transfers.computeIfPresent(
                outBillNo,
                (no, known) -> known.state() == TransferState.WAIT_USER_CONFIRM
                        ? with(known, TransferState.CANCELLED, Optional.empty())
                        : known);
        if (facts == null || facts.state() != TransferState.CANCELLED) {
            throw new GatewayRejected("INVALID_REQUEST", "不能撤销");
        }
        return facts;
    }

    /** What WeChat would tell by a notice after this has happened. */
    public TransferFacts becomes(String outBillNo, TransferState state, Optional<String> failReason) {
        return transfers.computeIfPresent(outBillNo, (no, known) -> with(known, state, failReason));
    }

    /** How many transfers WeChat carried out under this number: one at most. */
    public long paidFen(String outBillNo) {
        var facts = transfers.get(outBillNo);
        return facts != null && facts.state() == TransferState.SUCCESS ? facts.amountFen() : 0;
    }

    public Optional<String> nameFor(String outBillNo) {
        return Optional.ofNullable(names.get(outBillNo));
    }

    public int callsFor(String outBillNo) {
        return calls.getOrDefault(outBillNo, new AtomicInteger()).get();
    }

    private TransferFacts with(TransferFacts facts, TransferState state, Optional<String> failReason) {
        return new TransferFacts(
                facts.outBillNo(),
                facts.transferBillNo(),
                state,
                facts.amountFen(),
                Optional.empty(),
                failReason,
                clock.instant());
    }
}
