package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sets the shop up for somebody who is about to look at it in a browser. */
public final class Stage {

    private final Sim sim = new Sim();

    /** @param msgid what the guide has been given to send, and has not sent */
    public record LiveTask(String id, String title, String userid, String msgid) {}

    /** @param guideName of the guide whose link was opened */
    public record TracedOrder(String id, String memberId, String guideName) {}

    /** A guide's withdrawal so large that somebody must approve it. */
    public String withdrawalThatWaits(String userid, long soldFen) {
        var guide = GuideClient.signIn(userid);
        long before = guide.earnings().availableFen();
        var order = bought(guide, soldFen);
        HqClient.signIn("hq").ship(order.order());
        order.shop().receive(order.order());
        advance(Duration.ofDays(8));
        var earning = GuideClient.signIn(userid);
        WalkTest.eventually(
                "commission is available",
                () -> assertThat(earning.earnings().availableFen()).isGreaterThan(before));
        return earning.withdraw(earning.earnings().availableFen()).expect(201).text("id");
    }

    private record Bought(Shop shop, Shop.Placed order) {}

    private Bought bought(GuideClient guide, long soldFen) {
        var shopper = Shop.signIn(WalkTest.newName(), sim);
        shopper.open(guide.share(1001));
        return new Bought(shopper, shopper.buy(OwnGoods.onShelf(1, soldFen), 1));
    }

    /** A paid order through a guide's link. */
    public TracedOrder tracedOrder(String userid, long soldFen) {
        var guide = GuideClient.signIn(userid);
        var order = bought(guide, soldFen).order();
        var shown = HqClient.signIn("hq")
                .http()
                .get("/api/admin/v1/orders/" + order.id())
                .expect(200);
        return new TracedOrder(order.id(), shown.text("memberId"), guide.name());
    }

    /** An order of two pieces, one of which came back. */
    public void refundInPart(String userid, long pieceFen) {
        var hq = HqClient.signIn("hq");
        var shopper = Shop.signIn(WalkTest.newName(), sim);
        shopper.open(GuideClient.signIn(userid).share(1001));
        var order = shopper.buy(OwnGoods.onShelf(2, pieceFen), 2);
        hq.ship(order);
        shopper.refund(order, order.line().id(), 1, hq);
    }

    /** A task that some guides have and none has done. */
    public LiveTask liveTask(String title, List<String> userids) {
        var guides = userids.stream().map(GuideClient::signIn).toList();
        var hq = HqClient.signIn("hq");
        var now = sim.clock().instant();
        var id = hq.draft(Map.of(
                "type",
                "SEND_1V1",
                "title",
                title,
                "instruction",
                "今天发给您的顾客",
                "copyText",
                "您好,{store.name}到新货了。",
                "materialIds",
                List.of(hq.addMaterial("秋冬新品", 1014)),
                "target",
                Map.of("guideIds", guides.stream().map(GuideClient::id).toList()),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(2)).toString()));
        hq.submit(id).expect(200);
        HqClient.signIn("checker").approve(id).expect(200);
        var first = guides.get(0);
        WalkTest.eventually("the guide has the task", () -> assertThat(first.assignments("TODO"))
                .anyMatch(assignment -> assignment.path("taskId").asString().equals(id)));
        var assignment = first.assignments("TODO").stream()
                .filter(found -> found.path("taskId").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        var msgid = first.http()
                .once("/api/guide/v1/assignments/" + assignment + "/execution", Map.of())
                .expect(200)
                .text("msgid");
        return new LiveTask(id, title, first.userid(), msgid);
    }

    /** The guide taps 发送, and we are told within our next question. */
    public void send(LiveTask task) {
        WalkTest.eventually("the guide can send it", () -> sim.confirmGroupMessage(task.msgid(), task.userid()));
        advance(Duration.ofMinutes(6));
    }

    /** The books are compared as every night. */
    public void reconcile() {
        HqClient.signIn("hq").reconcile();
    }

    /** Guides are to have 8 % of everything from tomorrow on, if somebody approves. */
    public void proposeHigherRate() {
        HqClient.signIn("hq")
                .http()
                .post(
                        "/api/admin/v1/commission/rates",
                        Map.of(
                                "scope",
                                "DEFAULT",
                                "payeeType",
                                "GUIDE",
                                "rateBp",
                                800,
                                "effectiveAt",
                                sim.clock().instant().plus(Duration.ofDays(1)).toString()))
                .expect(201);
    }

    public void advance(Duration by) {
        sim.advance(by);
    }
}
