package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sets the shop up for somebody who is about to look at it in a browser. */
public final class Stage {

    private final Sim sim = new Sim();

    /** @param msgid what the guide has been given to send, and has not sent */
    public record LiveTask(String id, String title, String userid, String msgid) {}

    /** @param guideName of the guide whose link was opened */
    public record TracedOrder(String id, String memberId, String guideName) {}

    /** A guide's withdrawal so large that somebody must approve it. */
    public String withdrawalThatWaits(String userid, long soldFen) {
        return withdrawalsThatWait(soldFen, userid).get(0);
    }

    /** One of each of these guides. */
    public List<String> withdrawalsThatWait(long soldFen, String... userids) {
        var before = Stream.of(userids)
                .map(userid -> GuideClient.signIn(userid).earnings().availableFen())
                .toList();
        for (var userid : userids) {
            var order = bought(GuideClient.signIn(userid), soldFen);
            HqClient.signIn("hq").ship(order.order());
            order.shop().receive(order.order());
        }
        advance(Duration.ofDays(8));
        return IntStream.range(0, userids.length)
                .mapToObj(at -> withdrawn(GuideClient.signIn(userids[at]), before.get(at)))
                .toList();
    }

    private static String withdrawn(GuideClient guide, long before) {
        WalkTest.eventually(
                "commission is available",
                () -> assertThat(guide.earnings().availableFen()).isGreaterThan(before));
        return guide.withdraw(guide.earnings().availableFen()).expect(201).text("id");
    }

    /** An account that somebody has just been given, with a password to be changed first. */
    public void newAdmin(String username, String password) {
        HqClient.signIn("hq")
                .http()
                .post(
                        "/api/admin/v1/admins",
                        Map.of(
                                "username",
                                username,
                                "name",
                                "新来的同事",
                                "password",
                                password,
                                "roles",
                                List.of("HQ_OPERATOR")))
                .expect(201);
    }

    /** A SKU that nobody else sells or looks at. */
    public String ownSku() {
        return Long.toString(OwnGoods.onShelf(1, 20_000));
    }

    /** The month has just ended, and its statements are there to be signed. */
    public void statementsAreDrafted() {
        var hq = HqClient.signIn("hq").http();
        if (hq.get("/api/admin/v1/statement-months").expect(200).items().isEmpty()) {
            var now = sim.clock().instant().atZone(ZoneId.of("Asia/Shanghai"));
            var next = now.toLocalDate().plusMonths(1).withDayOfMonth(1).atStartOfDay(now.getZone());
            advance(Duration.between(now, next.plusMinutes(10)));
        }
        WalkTest.eventually("statements are drafted", () -> assertThat(
                        hq.get("/api/admin/v1/statement-months").expect(200).items())
                .anySatisfy(month -> {
                    assertThat(month.path("state").asString()).isEqualTo("CLOSING");
                    assertThat(month.path("draft").path("done").asLong())
                            .isEqualTo(month.path("draft").path("total").asLong());
                }));
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

    /**
     * A task for one guide, approved and on its way.
     *
     * @param parameters what the type asks for; none for what is only passed on
     * @return its id
     */
    public String give(String userid, String type, String title, Map<String, Object> parameters) {
        var hq = HqClient.signIn("hq");
        var now = sim.clock().instant();
        boolean isPassedOn = parameters.isEmpty();
        var task = new HashMap<String, Object>(Map.of(
                "type",
                type,
                "title",
                title,
                "instruction",
                "今天做完，别忘了看说明",
                "copyText",
                isPassedOn ? title + "：{store.name}到了新款，欢迎来看。" : "",
                "materialIds",
                type.equals("SEND_1V1") ? List.of(hq.addMaterial("真丝连衣裙", 1001)) : List.of(),
                "target",
                Map.of("guideIds", List.of(GuideClient.signIn(userid).id())),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(3)).toString()));
        if (!isPassedOn) {
            task.put("parameters", parameters);
        }
        var id = hq.draft(task);
        hq.submit(id).expect(200);
        HqClient.signIn("checker").approve(id).expect(200);
        return id;
    }

    /** As many assignments wait for the guide. */
    public void awaitTodo(String userid, int count) {
        var guide = GuideClient.signIn(userid);
        WalkTest.eventually("the guide has them", () -> assertThat(guide.assignments("TODO"))
                .hasSizeGreaterThanOrEqualTo(count));
    }

    /** The guide has handed in words for a task that asks for them. @return the proof */
    public String proofThatWaits(String userid, String words) {
        var task = give(userid, "CUSTOM", "门店陈列", Map.of("proofKinds", List.of("TEXT")));
        var guide = GuideClient.signIn(userid);
        WalkTest.eventually("the guide has the task", () -> assertThat(guide.assignments("TODO"))
                .anyMatch(assignment -> assignment.path("taskId").asString().equals(task)));
        return guide.http()
                .once("/api/guide/v1/assignments/" + guide.assignmentOf(task) + "/proofs", Map.of("text", words))
                .expect(201)
                .text("id");
    }

    /** A WeCom friend of the guide's buys through the guide's link and has received it. */
    public void friendBuys(String userid, String externalUserid, long sku) {
        var shopper = Shop.signIn("seed_" + Integer.parseInt(externalUserid.replaceAll("\\D", "")), sim);
        shopper.open(GuideClient.signIn(userid).share(1001));
        var order = shopper.buy(sku, 1);
        HqClient.signIn("hq").ship(order);
        shopper.receive(order);
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
