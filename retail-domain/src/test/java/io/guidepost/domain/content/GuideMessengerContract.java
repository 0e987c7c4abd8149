package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.content.GuideMessenger.Confirmation;
import io.guidepost.domain.content.GuideMessenger.Delivery;
import io.guidepost.domain.content.GuideMessenger.GroupSendOrder;
import io.guidepost.domain.content.GuideMessenger.MiniProgramCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link GuideMessenger} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class GuideMessengerContract {

    /** The messenger under test. */
    protected abstract GuideMessenger messenger();

    /** Two guides who can be reached. */
    protected abstract List<String> guides();

    /** At least three customers who are friends of the first guide. */
    protected abstract List<String> friends();

    /** Lets WeCom finish dispatching what was created. */
    protected abstract void dispatched();

    /** The first guide taps "send" in WeCom. */
    protected abstract void guideSends(String msgid);

    /** By which the messenger's clock goes. */
    protected abstract Instant now();

    @Test
    void guidesWhoCanBeReachedAreAllNotified() {
        var unreachable =
                messenger().notify(guides(), new Card("新任务", "请把新品发给您的顾客", "https://guide.example.com/t/1", "去发送"));

        assertThat(unreachable).isEmpty();
    }

    @Test
    void aGroupSendWaitsForTheGuide() {
        var msgid = create(order());

        assertThat(messenger().confirmations(msgid, "").confirmations())
                .containsExactly(new Confirmation(guide(), false, Optional.empty()));
        assertThat(deliveries(msgid)).extracting(Delivery::status).containsOnly(0);
    }

    @Test
    void theGuidesTapSendsItToEveryFriend() {
        var msgid = create(order());

        guideSends(msgid);

        var confirmation = messenger().confirmations(msgid, "").confirmations().get(0);
        assertThat(confirmation.userid()).isEqualTo(guide());
        assertThat(confirmation.sent()).isTrue();
        assertThat(confirmation.sentAt().orElseThrow()).isBetween(now().minusSeconds(60), now().plusSeconds(60));
        assertThat(deliveries(msgid)).extracting(Delivery::recipient).containsExactlyElementsOf(friends());
        assertThat(deliveries(msgid)).extracting(Delivery::status).containsOnly(1);
    }

    @Test
    void aGroupSendIsFoundAgainByTextAndCard() {
        var since = now();
        var order = order();
        var msgid = create(order);

        assertThat(messenger().findGroupSend(order, since, Set.of())).contains(msgid);
    }

    @Test
    void aGroupSendThatWasNeverCreatedIsNotFound() {
        var since = now();
        var order = order();
        create(order);

        assertThat(messenger().findGroupSend(order(), since, Set.of()))
                .as("another card")
                .isEmpty();
        assertThat(messenger()
                        .findGroupSend(
                                new GroupSendOrder(
                                        guide(), order.recipients(), "别的话", order.card(), order.attachments()),
                                since,
                                Set.of()))
                .as("another text")
                .isEmpty();
        assertThat(messenger()
                        .findGroupSend(
                                new GroupSendOrder(
                                        guides().get(1),
                                        order.recipients(),
                                        order.text(),
                                        order.card(),
                                        order.attachments()),
                                since,
                                Set.of()))
                .as("another guide")
                .isEmpty();
    }

    /** WeCom's list shows no recipients: what is known to be another part of the same order is not taken for this one. */
    @Test
    void anotherPartOfTheSameOrderIsNotTakenForThisOne() {
        var since = now();
        var order = order();
        var first = create(order);

        assertThat(messenger().findGroupSend(order, since, Set.of(first))).isEmpty();
        var second = create(order);

        assertThat(messenger().findGroupSend(order, since, Set.of(first))).contains(second);
    }

    @Test
    void threeRemindersAreTheMost() {
        var msgid = create(order());

        for (int i = 0; i < 3; i++) {
            messenger().remind(msgid);
        }

        assertThatThrownBy(() -> messenger().remind(msgid))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("41094"));
    }

    @Test
    void whatIsNotSentYetCanBeCancelled() {
        var msgid = create(order());

        messenger().cancel(msgid);

        assertThat(messenger().confirmations(msgid, "").confirmations())
                .extracting(Confirmation::sent)
                .containsExactly(false);
    }

    @Test
    void theSidebarGetsBothSignatures() {
        var config = messenger().jsSdkConfig("https://guide.example.com/sidebar?x=1#top");

        assertThat(config.corpId()).isNotBlank();
        assertThat(config.agentId()).isPositive();
        assertThat(config.timestamp()).isCloseTo(now().getEpochSecond(), within(60L));
        assertThat(config.nonceStr()).isNotBlank();
        assertThat(config.signature()).isNotBlank();
        assertThat(config.agentSignature()).isNotBlank().isNotEqualTo(config.signature());
    }

    private String create(GroupSendOrder order) {
        var created = messenger().createGroupSend(order);
        assertThat(created.unreachable()).isEmpty();
        dispatched();
        return created.msgid();
    }

    private List<Delivery> deliveries(String msgid) {
        var all = new ArrayList<Delivery>();
        String cursor = "";
        do {
            var page = messenger().deliveries(msgid, guide(), cursor);
            all.addAll(page.deliveries());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return all;
    }

    private String guide() {
        return guides().get(0);
    }

    /** An order like no other. */
    protected final GroupSendOrder order() {
        var page = "pages/product/index.html?s=" + UUID.randomUUID().toString().substring(0, 8);
        return new GroupSendOrder(
                guide(), friends(), "秋季新品到店", Optional.of(new MiniProgramCard("秋季新品", page)), List.of());
    }
}
