package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** F-11, in small: whatever WeCom does to the calls, each guide's tap ends in one group send, and shoppers buy meanwhile. */
class WeComIsHostileTest extends WalkTest {

    private static final String CREATE = "/cgi-bin/externalcontact/add_msg_template";
    private static final String LIST = "/cgi-bin/externalcontact/get_groupmsg_list_v2";

    @AfterEach
    void peace() {
        sim.noFaults();
    }

    @Test
    void eachGuideHasExactlyOneGroupSendHoweverHostileWeComIs() {
        var guides = Stream.of("gz001_liang", "gz001_huang", "gz001_luo", "gz001_xie", "gz001_deng", "bj002_cao")
                .map(WalkTest::guide)
                .toList();
        var task = running(guides);
        var before = new HashMap<String, Integer>();
        guides.forEach(guide ->
                before.put(guide.userid(), sim.groupMessages(guide.userid()).size()));
        var sku = OwnGoods.onShelf(20, 19_900);
        var shopper = stranger();
        var buying = CompletableFuture.supplyAsync(() -> Stream.generate(() -> timed(() -> shopper.place(sku, 1)))
                .limit(10)
                .toList());

        // Applied and the answer lost; never seen; turned away; broken; an old token; busy.
        var troubles = List.of("APPLIED_BUT_LOST", "RESET", "HTTP_429", "HTML", "", "APPLIED_BUT_LOST");
        for (int i = 0; i < guides.size(); i++) {
            if (troubles.get(i).isEmpty()) {
                sim.revokeTokens();
            } else {
                sim.fault(CREATE, troubles.get(i), 1);
            }
            sim.fault(LIST, "HTTP_500", 1);
            tapUntilItIsThere(guides.get(i), task);
        }

        for (var guide : guides) {
            assertThat(sim.groupMessages(guide.userid())).as(guide.userid()).hasSize(before.get(guide.userid()) + 1);
        }
        assertThat(buying.join()).allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(2)));
    }

    private void tapUntilItIsThere(GuideClient guide, String task) {
        var path = "/api/guide/v1/assignments/"
                + guide.assignments("TODO").stream()
                        .filter(assignment ->
                                assignment.path("taskId").asString().equals(task))
                        .map(assignment -> assignment.path("id").asString())
                        .findFirst()
                        .orElseThrow()
                + "/execution";
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> guide.http().once(path, Map.of()).status(), status -> status == 200);
    }

    private String running(List<GuideClient> guides) {
        var hq = hq();
        var now = sim.clock().instant();
        var task = hq.draft(Map.of(
                "type",
                "SEND_1V1",
                "title",
                "秋季新品",
                "instruction",
                "发给每位老顾客",
                "copyText",
                "您好,店里到了新款。",
                "materialIds",
                List.of(hq.addMaterial("真丝连衣裙", 1001)),
                "target",
                Map.of("guideIds", guides.stream().map(GuideClient::id).toList()),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(3)).toString()));
        hq.submit(task).expect(200);
        checker().approve(task).expect(200);
        eventually(
                "everybody has the task",
                () -> assertThat(hq.task(task).path("status").asString()).isEqualTo("RUNNING"));
        return task;
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
