package io.guidepost.simulator;

import io.guidepost.simulator.http.CallLog;
import io.guidepost.simulator.pay.MoneyMoved;
import io.guidepost.simulator.pay.WechatPay;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.wecom.DeliveredMessage;
import io.guidepost.simulator.wecom.Wecom;
import java.time.Instant;
import java.util.List;

/** What really happened according to Tencent: the oracle that lies outside the applications. */
public final class Journal {

    private final Store store;
    private final WechatPay pay;
    private final Wecom wecom;
    private final CallLog calls;

    Journal(Store store, WechatPay pay, Wecom wecom, CallLog calls) {
        this.store = store;
        this.pay = pay;
        this.wecom = wecom;
        this.calls = calls;
    }

    /** When one of Tencent's paths was called, refused and failed calls included. */
    public List<Instant> callTimes(String path) {
        return calls.times(path);
    }

    /** The guides for whom group messages were created, one entry for each message and guide. */
    public List<String> sendersOfGroupMessages() {
        return store.alone(wecom::senders);
    }

    /** Money that moved, in the order of moving. */
    public List<MoneyMoved> money() {
        return store.alone(pay::moved);
    }

    /** Fen that shoppers have paid. */
    public long capturedFen() {
        return total(MoneyMoved.Kind.CAPTURED);
    }

    /** Fen that went back to shoppers. */
    public long refundedFen() {
        return total(MoneyMoved.Kind.REFUNDED);
    }

    /** Fen that guides have received by transfer. */
    public long paidOutFen() {
        return total(MoneyMoved.Kind.PAID_OUT);
    }

    /** The group messages that customers really got. */
    public List<DeliveredMessage> groupMessages() {
        return store.alone(wecom::delivered);
    }

    /** The group messages that one customer really got. */
    public List<DeliveredMessage> groupMessages(String externalUserid) {
        return groupMessages().stream()
                .filter(message -> message.externalUserid().equals(externalUserid))
                .toList();
    }

    private long total(MoneyMoved.Kind kind) {
        return store.alone(() -> pay.totalFen(kind));
    }
}
