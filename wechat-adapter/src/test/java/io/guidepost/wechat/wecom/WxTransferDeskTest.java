package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.handover.TransferDesk;
import io.guidepost.domain.handover.TransferDesk.Answer;
import io.guidepost.domain.handover.TransferDesk.Outcome;
import io.guidepost.domain.handover.TransferDesk.Result;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxTransferDeskTest {

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.wecom.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    private static TransferDesk desk() {
        return tencent.port(TransferDesk.class);
    }

    @Test
    void aGuideWhoHasLeftHandsCustomersOverAfterADayUnlessTheyRefuse() {
        hire("leaver1", "沈一");
        hire("taker1", "沈二");
        var customers = befriend("leaver1", "a", 4);
        assertThatThrownBy(() -> desk().transfer(true, "leaver1", "taker1", customers, ""))
                .isInstanceOfSatisfying(GatewayRejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("40097"));
        tencent.panel("DELETE", "/sim/wecom/users/leaver1", "");
        assertThat(unassigned("leaver1")).containsExactlyInAnyOrderElementsOf(customers);

        assertThat(desk().transfer(true, "leaver1", "taker1", customers, ""))
                .allMatch(Answer::isAccepted)
                .hasSize(4);
        assertThat(desk().transfer(true, "leaver1", "taker1", customers.subList(0, 1), ""))
                .containsExactly(new Answer(customers.get(0), "40129"));
        assertThat(desk().results(true, "leaver1", "taker1", "").results())
                .extracting(Result::outcome)
                .containsOnly(Outcome.WAITING);
        fail(customers.get(1), "REFUSED");
        fail(customers.get(2), "LIMITED");
        tencent.simulator().advance(Duration.ofHours(25));

        assertThat(desk().results(true, "leaver1", "taker1", "").results())
                .extracting(Result::externalUserid, Result::outcome)
                .containsExactly(
                        Tuple.tuple(customers.get(0), Outcome.DONE),
                        Tuple.tuple(customers.get(1), Outcome.REFUSED),
                        Tuple.tuple(customers.get(2), Outcome.LIMITED),
                        Tuple.tuple(customers.get(3), Outcome.DONE));
        assertThat(tencent.port(FriendDirectory.class)
                        .friendsOf(List.of("taker1"), "")
                        .friends())
                .extracting(FriendDirectory.Friend::externalUserid)
                .containsExactlyInAnyOrder(customers.get(0), customers.get(3));
        assertThat(unassigned("leaver1")).containsExactlyInAnyOrder(customers.get(1), customers.get(2));
    }

    @Test
    void anAnswerThatIsLostAfterAllWasDoneIsFoundInTheResults() {
        hire("leaver2", "韩一");
        hire("taker2", "韩二");
        var customers = befriend("leaver2", "b", 2);
        tencent.panel("DELETE", "/sim/wecom/users/leaver2", "");
        tencent.fault("/cgi-bin/externalcontact/resigned/transfer_customer", "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> desk().transfer(true, "leaver2", "taker2", customers, ""))
                .isInstanceOf(GatewayUnclear.class);

        assertThat(desk().results(true, "leaver2", "taker2", "").results())
                .extracting(Result::externalUserid)
                .containsExactlyInAnyOrderElementsOf(customers);
    }

    @Test
    void aCustomerOfAGuideWhoStaysIsHandedOverTwiceInNinetyDaysAtMost() {
        hire("one3", "冯一");
        hire("two3", "冯二");
        var customers = befriend("one3", "c", 1);

        for (var way : List.of(List.of("one3", "two3"), List.of("two3", "one3"))) {
            assertThat(desk().transfer(false, way.get(0), way.get(1), customers, "您好"))
                    .allMatch(Answer::isAccepted);
            tencent.simulator().advance(Duration.ofHours(25));
            assertThat(desk().results(false, way.get(0), way.get(1), "").results())
                    .extracting(Result::outcome)
                    .containsOnly(Outcome.DONE);
        }

        assertThat(desk().transfer(false, "one3", "two3", customers, ""))
                .containsExactly(new Answer(customers.get(0), "40128"));
    }

    @Test
    void chatsOfAGuideWhoHasLeftGetAnotherOwner() {
        hire("leaver4", "蒋一");
        hire("taker4", "蒋二");
        var chat = tencent.order("/sim/wecom/group-chats", "{\"userid\":\"leaver4\",\"name\":\"群\"}")
                .path("chatId")
                .asString();
        assertThat(desk().transferChats(true, List.of(chat), "taker4"))
                .containsExactly(new TransferDesk.ChatRefusal(chat, "90500"));
        tencent.panel("DELETE", "/sim/wecom/users/leaver4", "");

        assertThat(desk().transferChats(true, List.of(chat), "taker4")).isEmpty();

        assertThat(tencent.panel("GET", "/sim/wecom/group-chats?userid=taker4", "")
                        .path("items"))
                .hasSize(1);
    }

    private static void hire(String userid, String name) {
        tencent.order(
                "/sim/wecom/users",
                "{\"userid\":\"%s\",\"name\":\"%s\",\"department\":%s}".formatted(userid, name, aDepartment()));
    }

    private static String aDepartment() {
        return Long.toString(tencent.port(io.guidepost.domain.organization.ContactDirectory.class)
                .departments()
                .get(1)
                .id());
    }

    private static List<String> befriend(String userid, String prefix, int count) {
        var customers = IntStream.range(0, count)
                .mapToObj(i -> "wmHandover" + prefix + i)
                .toList();
        customers.forEach(customer -> tencent.order(
                "/sim/wecom/friends",
                "{\"userid\":\"%s\",\"externalUserid\":\"%s\",\"unionid\":\"u_%s\"}"
                        .formatted(userid, customer, customer)));
        return customers;
    }

    private static void fail(String customer, String why) {
        tencent.order("/sim/wecom/transfers/" + customer + "/failure", "{\"why\":\"" + why + "\"}");
    }

    private static List<String> unassigned(String userid) {
        return desk().unassigned("").customers().stream()
                .filter(one -> one.fromUserid().equals(userid))
                .map(TransferDesk.Unassigned::externalUserid)
                .toList();
    }
}
