package io.guidepost.domain.payout;

import io.guidepost.core.money.Money;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.OutboxHandler;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends a guide a WeCom card about a withdrawal that waits for confirmation, or about a changed account. */
@Component
class TellGuideOfMoney implements OutboxHandler<TellGuideOfMoney.Message> {

    static final String TOPIC = "payout.tell";
    private static final Logger log = LoggerFactory.getLogger(TellGuideOfMoney.class);

    private final Roster roster;
    private final Withdrawals withdrawals;
    private final GuideMessenger messenger;
    private final String sidebarUrl;

    TellGuideOfMoney(
            Roster roster,
            Withdrawals withdrawals,
            GuideMessenger messenger,
            @Value("${guidepost.sidebar.url:http://127.0.0.1:8081/sidebar/}") String sidebarUrl) {
        this.roster = roster;
        this.withdrawals = withdrawals;
        this.messenger = messenger;
        this.sidebarUrl = sidebarUrl;
    }

    enum News {
        /** WeChat pays once the guide confirms, within 24 hours. */
        CONFIRMATION_AWAITED,
        PAYEE_CHANGED
    }

    /** {@code withdrawalId} is 0 where the news is of none. */
    record Message(long guideId, News news, long withdrawalId) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<Message> payloadType() {
        return Message.class;
    }

    @Override
    public void deliver(Message message) {
        var userid = roster.guide(message.guideId()).orElseThrow().userid();
        try {
            messenger.notify(List.of(userid), card(message));
        } catch (GatewayRejected rejected) {
            // The money is safe whether or not the card can be sent; trying again would not change WeCom's mind.
            log.warn("Guide {} cannot be told of {}: {}", userid, message.news(), rejected.getMessage());
        }
    }

    private Card card(Message message) {
        return switch (message.news()) {
            case CONFIRMATION_AWAITED -> {
                var withdrawal = withdrawals.find(message.withdrawalId()).orElseThrow();
                yield new Card(
                        "提现待确认:%s 元".formatted(new Money(withdrawal.netFen()).inYuan()),
                        "请在 24 小时内到小程序确认收款,逾期自动退回可提现余额",
                        sidebarUrl + "#/withdrawals/" + withdrawal.id(),
                        "去确认");
            }
            case PAYEE_CHANGED ->
                new Card("收款微信已变更", "您的收款微信已更换,安全起见暂停向其打款一段时间。如非本人操作,请立即联系总部", sidebarUrl + "#/earnings", "查看");
        };
    }
}
