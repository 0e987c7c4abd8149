package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.walk.GuideClient.Earnings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Everything in one go, and the books at its end: from a task of headquarters to money in a guide's pocket. E23: commission is part of
 * what is open; E24: all of it runs after one command.
 */
class TheWholeJourneyTest extends WalkTest {

    @Test
    void everyYuanIsTraced() {
        var hq = hq();
        var lin = guide("sz001_lin");
        var before = lin.earnings();
        long capturedBefore = sim.journal().capturedFen();
        long refundedBefore = sim.journal().refundedFen();
        long paidOutBefore = sim.journal().paidOutFen();

        // Three regions, eight stores of which three are franchised, forty guides.
        var regions = hq.org().path("regions");
        assertThat(regions).hasSize(3);
        var stores = regions.valueStream()
                .flatMap(region -> region.path("stores").valueStream())
                .toList();
        assertThat(stores).hasSize(8);
        assertThat(stores.stream()
                        .filter(store -> store.path("ownership").asString().equals("FRANCHISE")))
                .hasSize(3);
        assertThat(stores.stream().flatMap(store -> store.path("guides").valueStream()))
                .hasSize(40);

        // Headquarters pushes a task, the guide carries it out with one tap.
        var now = sim.clock().instant();
        var taskId = hq.draft(Map.of(
                "type",
                "SEND_1V1",
                "title",
                "换季新品",
                "instruction",
                "今天发出",
                "copyText",
                "{store.name}的新款到了。",
                "materialIds",
                List.of(hq.addMaterial("双面羊绒大衣", 1014)),
                "target",
                Map.of("guideIds", List.of(lin.id())),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(2)).toString()));
        hq.submit(taskId).expect(200);
        checker().approve(taskId).expect(200);
        eventually("the guide has the task", () -> assertThat(lin.assignments("TODO"))
                .anyMatch(assignment -> assignment.path("taskId").asString().equals(taskId)));
        var assignment = lin.assignments("TODO").stream()
                .filter(found -> found.path("taskId").asString().equals(taskId))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        var execution = lin.http()
                .once("/api/guide/v1/assignments/" + assignment + "/execution", Map.of())
                .expect(200);
        eventually("the guide can send it", () -> sim.confirmGroupMessage(execution.text("msgid"), lin.userid()));
        eventually("it is done with WeCom's evidence", () -> {
            sim.advance(Duration.ofMinutes(6));
            assertThat(hq.task(taskId).path("counts").path("done").asInt()).isEqualTo(1);
        });

        // A shopper opens the mini-program through the guide's card, orders and pays.
        var shopper = stranger();
        shopper.open(TokenOnCard.of(sim.groupMessages(lin.userid()).get(0)));
        var order = shopper.place(101402, 2);
        assertThat(order.payableFen()).isEqualTo(519_800);
        sim.pay(shopper.prepare(order), "DUPLICATE");
        shopper.awaitStatus(order, "PAID");

        // The sale and its commission are traced to guide and store, and say why.
        var attribution = hq.attribution(order.id());
        assertThat(attribution.path("guide").path("id").asString()).isEqualTo(lin.id());
        assertThat(attribution.path("store").path("id").asString()).isEqualTo(lin.storeId());
        assertThat(hq.commission(order.id()).netFen("GUIDE")).isEqualTo(25_990);
        assertThat(hq.commission(order.id()).netFen("STORE")).isEqualTo(10_396);
        assertThat(lin.earnings().minus(before)).isEqualTo(new Earnings(25_990, 0, 0, 0, 0));
        assertThat(hq.execution(taskId, "guide")
                        .path("total")
                        .path("netSalesFen")
                        .asLong())
                .isEqualTo(519_800);

        // One of the two comes back; exactly its commission is clawed back.
        hq.ship(order);
        assertThat(shopper.refund(order, order.line().id(), 1, hq)).isEqualTo(259_900);
        assertThat(hq.commission(order.id()).netFen("GUIDE")).isEqualTo(12_995);
        assertThat(lin.earnings().minus(before)).isEqualTo(new Earnings(12_995, 0, 0, 0, 0));

        // After receipt and the return window the commission is the guide's to withdraw.
        shopper.receive(order);
        assertThat(lin.earnings().minus(before)).isEqualTo(new Earnings(0, 12_995, 0, 0, 0));
        sim.advance(Duration.ofDays(8));
        eventually("commission is available", () -> assertThat(lin.earnings().minus(before))
                .isEqualTo(new Earnings(0, 0, 12_995, 0, 0)));
        var withdrawal = lin.withdraw(12_995).expect(201).text("id");
        eventually("WeChat waits for the guide", () -> assertThat(
                        lin.withdrawal(withdrawal).path("status").asString())
                .isEqualTo("WAIT_USER_CONFIRM"));
        sim.confirmTransfer(hq.outBillNo(withdrawal));
        eventually("the money is there", () -> assertThat(lin.earnings().minus(before))
                .isEqualTo(new Earnings(0, 0, 0, 0, 12_995)));

        // Everything balances, and Tencent's own journal says the same.
        assertThat(sim.journal().capturedFen() - capturedBefore).isEqualTo(519_800);
        assertThat(sim.journal().refundedFen() - refundedBefore).isEqualTo(259_900);
        assertThat(sim.journal().paidOutFen() - paidOutBefore).isEqualTo(12_995);
        assertThat(lin.entriesOf(order.id()))
                .allSatisfy(entry -> assertThat(entry.path("why").asString()).isNotEmpty());
        for (var grouping : List.of("guide", "store", "region")) {
            var performance = hq.performance(grouping);
            assertThat(performance.path("total").path("netSalesFen").asLong())
                    .isEqualTo(performance
                            .path("items")
                            .valueStream()
                            .mapToLong(item -> item.path("netSalesFen").asLong())
                            .sum());
        }
        everythingBalances();
    }
}
