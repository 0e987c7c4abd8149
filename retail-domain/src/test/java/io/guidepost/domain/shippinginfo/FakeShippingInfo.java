package io.guidepost.domain.shippinginfo;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.shippinginfo.ShippingInfo.Parcel;
import io.guidepost.domain.shippinginfo.ShippingInfo.Way;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** WeChat's shipping information in memory: every payment exists unless it was said not to. */
@Component
public class FakeShippingInfo implements ShippingInfoGateway {

    /** What goes wrong with the next upload. */
    public enum Fault {
        LOST_ON_THE_WAY,
        ANSWER_LOST
    }

    private static final class Told {
        private ShippingInfo info;
        private int finishes;
        private State state = State.SENT;
    }

    private final Map<String, Told> told = new HashMap<>();
    private final Map<String, String> payers = new HashMap<>();
    private final Deque<Object> faults = new ArrayDeque<>();
    private final List<ShippingInfo> uploads = new ArrayList<>();

    /** WeChat has taken money of this shopper. */
    public synchronized void isPaid(String transactionId, String openid) {
        payers.put(transactionId, openid);
    }

    public synchronized void failNext(Fault fault) {
        faults.add(fault);
    }

    public synchronized void rejectNext(String code) {
        faults.add(new GatewayRejected(code, "on demand"));
    }

    /** How often this payment's goods were told of, refusals included. */
    public synchronized long uploadsOf(String transactionId) {
        return uploads.stream()
                .filter(info -> info.transactionId().equals(transactionId))
                .count();
    }

    /** What was told last and taken. */
    public synchronized ShippingInfo last(String transactionId) {
        return told.get(transactionId).info;
    }

    @Override
    public synchronized void upload(ShippingInfo info) {
        uploads.add(info);
        var fault = faults.poll();
        if (fault == Fault.LOST_ON_THE_WAY) {
            throw new GatewayUnclear("No connection", null);
        }
        if (fault instanceof GatewayRejected rejected) {
            throw rejected;
        }
        take(info);
        if (fault == Fault.ANSWER_LOST) {
            throw new GatewayUnclear("No answer in time", null);
        }
    }

    private void take(ShippingInfo info) {
        var payer = Optional.ofNullable(payers.get(info.transactionId()))
                .orElseThrow(() -> new GatewayRejected(NO_SUCH_PAYMENT, "支付单不存在"));
        if (!payer.equals(info.openid())) {
            throw new GatewayRejected("10060031", "支付者 openid 不匹配");
        }
        var before = told.computeIfAbsent(info.transactionId(), any -> new Told());
        if (before.info != null && withoutTime(before.info).equals(withoutTime(info))) {
            throw new GatewayRejected(UNCHANGED, "发货信息未更新");
        }
        if (before.finishes >= 2) {
            throw new GatewayRejected("10060003", "支付单已使用重新发货机会");
        }
        if (before.finishes > 0 || info.isAllSent()) {
            before.finishes++;
        }
        before.info = info;
    }

    private static ShippingInfo withoutTime(ShippingInfo info) {
        return new ShippingInfo(
                info.transactionId(),
                info.openid(),
                info.way(),
                info.isSplit(),
                info.isAllSent(),
                info.parcels(),
                Instant.EPOCH);
    }

    @Override
    public synchronized Optional<Known> find(String transactionId) {
        if (!payers.containsKey(transactionId)) {
            return Optional.empty();
        }
        var known = told.get(transactionId);
        if (known == null || known.info == null) {
            return Optional.of(new Known(State.WAITING, false, List.of()));
        }
        return Optional.of(new Known(
                known.state,
                known.info.isAllSent(),
                known.info.way() == Way.PICK_UP
                        ? List.of()
                        : known.info.parcels().stream()
                                .map(FakeShippingInfo::number)
                                .toList()));
    }

    private static String number(Parcel parcel) {
        return parcel.carrier() + " " + parcel.trackingNo();
    }
}
