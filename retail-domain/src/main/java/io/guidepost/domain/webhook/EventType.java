package io.guidepost.domain.webhook;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What other systems can be told of. Each follows on a message of the outbox, so that it is told if and only if it was
 * committed. Only ids are told: whoever wants more asks with a key, within its scopes, and no personal data leaves by itself.
 */
public enum EventType {
    ORDER_PAID("order.paid", "payment.tell-guide", "orderId", "订单已支付", "An order is paid"),
    ORDER_SHIPPED(
            "order.shipped",
            "order.parcel-sent",
            "orderId",
            "订单有包裹发出或单号更正",
            "A parcel was sent or its number put right"),
    REFUND_APPROVED("refund.approved", "refund.send", "refundId", "退款已批准", "A refund is approved"),
    WITHDRAWAL_APPROVED("withdrawal.approved", "payout.send", "withdrawalId", "提现已批准", "A withdrawal is approved"),
    GUIDE_POSTED("guide.posted", "guide.posted", "guideId", "导购任职变更", "Where a guide serves has changed"),
    STORE_CHANGED("store.changed", "store.opened-or-closed", "storeId", "门店开业或停业", "A store opened or closed"),
    TASK_ANNOUNCED("task.announced", "content.announce", "taskId", "任务已下发", "A task was announced to guides");

    private final String key;
    private final String topic;
    private final String subject;
    private final Words words;

    EventType(String key, String topic, String subject, String zh, String en) {
        this.key = key;
        this.topic = topic;
        this.subject = subject;
        this.words = new Words(zh, en);
    }

    /** As subscriptions and events name it. */
    public String key() {
        return key;
    }

    /** The field of the data that says about what. */
    public String subject() {
        return subject;
    }

    public Words words() {
        return words;
    }

    static Optional<EventType> following(String topic) {
        return Arrays.stream(values()).filter(type -> type.topic.equals(topic)).findFirst();
    }

    /** Refused with {@code unknown_event_type} where one does not exist. */
    public static Set<EventType> of(Collection<String> keys) {
        var found = new LinkedHashSet<EventType>();
        for (var wanted : keys) {
            found.add(Arrays.stream(values())
                    .filter(type -> type.key.equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.REFUSED,
                            "unknown_event_type",
                            new Words("没有事件类型 " + wanted, "There is no event type " + wanted),
                            Map.of("type", wanted))));
        }
        return found;
    }
}
