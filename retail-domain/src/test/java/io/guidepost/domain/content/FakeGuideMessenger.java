package io.guidepost.domain.content;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/** WeCom in memory: a group send waits for its guide's tap, results come in pages of two, and answers can get lost. */
@Component
public class FakeGuideMessenger implements GuideMessenger {

    private static final int PAGE = 2;

    final List<List<String>> notified = new ArrayList<>();
    final Map<String, Sent> sends = new LinkedHashMap<>();
    /** What becomes of a send for some customers, when it is not that they get it: WeCom's status. */
    final Map<String, Integer> outcomes = new HashMap<>();

    /** Guides for whom WeCom makes no group send. */
    final Set<String> refusedUserids = new HashSet<>();

    final List<String> reminded = new ArrayList<>();
    private final Clock clock;
    private boolean losesNextAnswer;

    /** What happens to an order for a group send besides. */
    enum Trouble {
        NONE,
        /** Carried out, and the answer is lost. */
        LOST,
        NEVER_ARRIVED,
        /** Too many calls: certainly not carried out. */
        TURNED_AWAY
    }

    volatile Function<GroupSendOrder, Trouble> troubles = order -> Trouble.NONE;

    /** Happens before a page of deliveries is read, the first being 0. */
    volatile IntConsumer beforePage = page -> {};

    private final AtomicInteger looked = new AtomicInteger();

    /** How often WeCom's list was asked for a send. */
    int looked() {
        return looked.get();
    }

    /** Happens once, while WeCom is being asked for a group send. */
    Runnable meanwhile = () -> {};

    FakeGuideMessenger(Clock clock) {
        this.clock = clock;
    }

    static final class Sent {
        final GroupSendOrder order;
        final Instant createdAt;
        Instant confirmedAt;
        boolean cancelled;

        Sent(GroupSendOrder order, Instant createdAt) {
            this.order = order;
            this.createdAt = createdAt;
        }
    }

    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** The guide taps "send" in WeCom. */
    void confirm(String msgid) {
        sends.get(msgid).confirmedAt = clock.instant();
    }

    List<Sent> sendsOf(String userid) {
        return sends.values().stream()
                .filter(sent -> sent.order.userid().equals(userid))
                .toList();
    }

    @Override
    public synchronized List<String> notify(List<String> userids, Card card) {
        notified.add(List.copyOf(userids));
        return List.of();
    }

    @Override
    public MiniProgram miniProgram() {
        return new MiniProgram("wxshop", "https://wecom.example.com/card.png");
    }

    /** What was ordered for the guide, oldest first. */
    public List<GroupSendOrder> ordersOf(String userid) {
        return sendsOf(userid).stream().map(sent -> sent.order).toList();
    }

    /** Whom cards were sent to, one list for each call. */
    public synchronized List<List<String>> notified() {
        return List.copyOf(notified);
    }

    @Override
    public synchronized GroupSend createGroupSend(GroupSendOrder order) {
        var happening = meanwhile;
        meanwhile = () -> {};
        happening.run();
        if (refusedUserids.contains(order.userid())) {
            throw new GatewayRejected("60021", "not in the visible range");
        }
        var trouble = troubles.apply(order);
        if (trouble == Trouble.NEVER_ARRIVED) {
            throw new GatewayUnclear("Connection reset", null);
        }
        if (trouble == Trouble.TURNED_AWAY) {
            throw new GatewayUnclear("45033", null) {
                @Override
                public boolean hasDoneNothing() {
                    return true;
                }
            };
        }
        var msgid = "msg" + (sends.size() + 1);
        sends.put(msgid, new Sent(order, clock.instant()));
        if (losesNextAnswer || trouble == Trouble.LOST) {
            losesNextAnswer = false;
            throw new GatewayUnclear("Read timed out", null);
        }
        return new GroupSend(msgid, List.of());
    }

    @Override
    public synchronized Optional<String> findGroupSend(GroupSendOrder order, Instant since, Set<String> known) {
        looked.incrementAndGet();
        return sends.entrySet().stream()
                .filter(entry -> !entry.getValue().createdAt.isBefore(since))
                .filter(entry -> entry.getValue().order.userid().equals(order.userid()))
                .filter(entry -> entry.getValue().order.audience() == order.audience())
                .filter(entry -> entry.getValue().order.text().equals(order.text()))
                .filter(entry -> entry.getValue().order.card().equals(order.card()))
                .map(Map.Entry::getKey)
                .filter(msgid -> !known.contains(msgid))
                .findFirst();
    }

    @Override
    public ConfirmationPage confirmations(String msgid, String cursor) {
        var sent = sends.get(msgid);
        return new ConfirmationPage(
                List.of(new Confirmation(
                        sent.order.userid(), sent.confirmedAt != null, Optional.ofNullable(sent.confirmedAt))),
                "");
    }

    @Override
    public DeliveryPage deliveries(String msgid, String userid, String cursor) {
        var sent = sends.get(msgid);
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        beforePage.accept(from / PAGE);
        var all = sent.order.recipients();
        int to = Math.min(all.size(), from + PAGE);
        var page = all.subList(from, to).stream()
                .map(each -> new Delivery(
                        each,
                        sent.confirmedAt == null ? 0 : outcomes.getOrDefault(each, 1),
                        Optional.ofNullable(sent.confirmedAt)))
                .toList();
        return new DeliveryPage(page, to < all.size() ? Integer.toString(to) : "");
    }

    @Override
    public void remind(String msgid) {
        if (reminded.stream().filter(msgid::equals).count() >= 3) {
            throw new GatewayRejected("41094", "reminded three times");
        }
        reminded.add(msgid);
    }

    @Override
    public synchronized void cancel(String msgid) {
        var sent = sends.get(msgid);
        if (sent.confirmedAt != null) {
            throw new GatewayRejected("41093", "sent already");
        }
        sent.cancelled = true;
    }

    @Override
    public JsSdkConfig jsSdkConfig(String url) {
        return new JsSdkConfig("corp", 1, clock.instant().getEpochSecond(), "nonce", "signature", "agent signature");
    }
}
