package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HeadquartersGivesGuidesATaskTest extends WalkTest {

    @Test
    void fromDraftToExecutionRate() {
        var hu = guide("hz001_hu");
        var jin = guide("hz001_jin");
        var yu = guide("hz001_yu");
        var hq = hq();
        var taskId = hq.draft(task(hq, hu, jin, yu));

        assertThat(hq.submit(taskId).expect(200).text("status")).isEqualTo("PENDING_APPROVAL");
        hq.approve(taskId).refused(403, "maker_is_checker");
        assertThat(checker().approve(taskId).expect(200).text("status")).isEqualTo("SCHEDULED");
        eventually(
                "everybody has the task",
                () -> assertThat(hq.task(taskId).path("status").asString()).isEqualTo("RUNNING"));
        assertThat(hq.task(taskId).path("counts").path("assigned").asInt()).isEqualTo(3);
        assertThat(hq.task(taskId).path("counts").propertyNames())
                .contains("assigned", "exempt", "done", "doneUnverified", "expired", "failed");

        var assignment = assignment(hu, taskId);
        var shown = hu.http().get("/api/guide/v1/assignments/" + assignment).expect(200);
        assertThat(shown.text("copyText")).contains(hu.name());
        assertThat(shown.json().path("materials")).hasSize(1);
        int customers = shown.json().path("targetCount").asInt();
        assertThat(customers).isPositive();
        execute(hu, assignment);

        eventually("WeCom says who got it", () -> {
            sim.advance(Duration.ofMinutes(6));
            assertThat(assignmentStatus(hu, assignment)).isEqualTo("DONE");
        });

        var byGuide = hq.execution(taskId, "guide");
        assertThat(byGuide.path("items")).hasSize(3);
        var row = rowOf(byGuide, hu.id());
        assertThat(row.path("executionRateBp").asInt()).isEqualTo(10_000);
        assertThat(row.path("evidence").path("E3").asInt()).isEqualTo(1);
        assertThat(row.path("targeted").asInt()).isEqualTo(customers);
        assertThat(row.path("sent").asInt()).isEqualTo(customers);
        for (var grouping : List.of("guide", "store", "region")) {
            var report = hq.execution(taskId, grouping);
            for (var figure : List.of("required", "done", "targeted", "sent", "clicked", "ordered", "netSalesFen")) {
                assertThat(report.path("items")
                                .valueStream()
                                .mapToLong(item -> item.path(figure).asLong())
                                .sum())
                        .as("%s by %s", figure, grouping)
                        .isEqualTo(report.path("total").path(figure).asLong());
            }
            assertThat(report.path("total").path("required").asInt()).isEqualTo(3);
            assertThat(report.path("total").path("done").asInt()).isEqualTo(1);
            assertThat(report.path("total").path("executionRateBp").asInt()).isEqualTo(3_333);
        }
    }

    @Test
    void aSaleThroughTheTasksCardIsCountedForTheTask() {
        var fang = guide("hz001_fang");
        var hq = hq();
        var taskId = running(hq, fang);
        var assignment = assignment(fang, taskId);
        execute(fang, assignment);

        var shopper = stranger();
        shopper.open(tokenOnTheCard(fang));
        var order = shopper.buy(OwnGoods.onShelf(1, 50_000), 1);

        assertThat(hq.attribution(order.id()).path("guide").path("id").asString())
                .isEqualTo(fang.id());
        var row = rowOf(hq.execution(taskId, "guide"), fang.id());
        assertThat(row.path("clicked").asInt()).isEqualTo(1);
        assertThat(row.path("ordered").asInt()).isEqualTo(1);
        assertThat(row.path("netSalesFen").asLong()).isEqualTo(50_000);
    }

    @Test
    void whatAGuideClaimsNeverRaisesTheRate() {
        var mao = guide("hz001_mao");
        var hq = hq();
        var taskId = running(hq, mao);

        mao.http()
                .post("/api/guide/v1/assignments/" + assignment(mao, taskId) + "/progress", Map.of())
                .expect(200);

        var row = rowOf(hq.execution(taskId, "guide"), mao.id());
        assertThat(row.path("executionRateBp").asInt()).isZero();
        assertThat(row.path("evidence").path("E0").asInt()).isEqualTo(1);
        assertThat(hq.task(taskId).path("counts").path("doneUnverified").asInt())
                .isEqualTo(1);
        assertThat(hq.task(taskId).path("counts").path("done").asInt()).isZero();
    }

    @Test
    void whoIsNudgedFindsTheTaskOnTopAndIsNotNudgedAgainAtOnce() {
        var song = guide("tj001_song");
        var hq = hq();
        var later = running(hq, song);
        var nudged = running(hq, song);

        var first = hq.nudge(nudged, List.of(song.id())).expect(202);
        var second = hq.nudge(nudged, List.of(song.id())).expect(202);

        assertThat(first.json().path("nudged").asInt()).isEqualTo(1);
        assertThat(second.json().path("nudged").asInt()).isZero();
        assertThat(second.json().path("skipped").get(0).path("guideId").asString())
                .isEqualTo(song.id());
        assertThat(second.json().path("skipped").get(0).path("reason").asString())
                .isNotEmpty();
        assertThat(song.assignments("TODO"))
                .extracting(assignment -> assignment.path("taskId").asString())
                .containsExactly(nudged, later);
        assertThat(song.assignments("TODO").get(0).propertyNames())
                .contains("id", "taskId", "title", "type", "status", "deadlineAt", "nudgedAt");
        eventually("a card tells of it", () -> assertThat(sim.messagesTo("tj001_song"))
                .anySatisfy(message -> assertThat(message.toString()).contains("催办", "截止", "#/tasks/" + nudged)));
    }

    @Test
    void aTaskThatIsCalledOffCannotBeCarriedOut() {
        var tian = guide("tj001_tian");
        var hq = hq();
        var taskId = running(hq, tian);
        var assignment = assignment(tian, taskId);

        var cancelled = hq.http()
                .post("/api/admin/v1/tasks/" + taskId + "/cancellation", Map.of())
                .expect(200);

        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        tian.http().once(path(assignment), Map.of()).expect(409);
        // What the scheduler may have made ahead is taken back: the guide has nothing that he could send.
        eventually("nothing is left in WeCom", () -> assertThat(sim.groupMessages(tian.userid()))
                .allSatisfy(message ->
                        assertThat(message.path("cancelled").asBoolean()).isTrue()));
    }

    @Test
    void tappingTwiceIsOneGroupMessage() {
        var ren = guide("tj001_ren");
        var taskId = running(hq(), ren);
        var assignment = assignment(ren, taskId);
        var key = UUID.randomUUID().toString();

        var first = ren.http().once(path(assignment), key, Map.of()).expect(200);
        var replayed = ren.http().once(path(assignment), key, Map.of()).expect(200);
        var tappedAgain = ren.http().once(path(assignment), Map.of()).expect(200);

        assertThat(first.text("mode")).isEqualTo("WECOM_CONFIRM");
        assertThat(replayed.bytes()).isEqualTo(first.bytes());
        assertThat(tappedAgain.text("msgid")).isEqualTo(first.text("msgid"));
        assertThat(sim.groupMessages(ren.userid())).hasSize(1);
    }

    @Test
    void theTaskOfAnotherGuideIsNotThere() {
        var hao = guide("tj001_hao");
        var taskId = running(hq(), hao);
        var other = guide("sh001_li").http();

        other.get("/api/guide/v1/assignments/" + assignment(hao, taskId)).refused(404, "not_found");
        other.once(path(assignment(hao, taskId)), Map.of()).refused(404, "not_found");
    }

    private String running(HqClient hq, GuideClient... guides) {
        var taskId = hq.draft(task(hq, guides));
        hq.submit(taskId).expect(200);
        checker().approve(taskId).expect(200);
        eventually(
                "everybody has the task",
                () -> assertThat(hq.task(taskId).path("status").asString()).isEqualTo("RUNNING"));
        return taskId;
    }

    private Map<String, Object> task(HqClient hq, GuideClient... guides) {
        var now = sim.clock().instant();
        return Map.of(
                "type",
                "SEND_1V1",
                "title",
                "秋季新品",
                "instruction",
                "发给每位老顾客",
                "copyText",
                "您好,我是{guide.name},{store.name}到了新款。",
                "materialIds",
                List.of(hq.addMaterial("真丝连衣裙", 1001)),
                "target",
                Map.of("guideIds", Stream.of(guides).map(GuideClient::id).toList()),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(3)).toString());
    }

    private void execute(GuideClient guide, String assignment) {
        var execution = guide.http().once(path(assignment), Map.of()).expect(200);
        assertThat(execution.text("mode")).isEqualTo("WECOM_CONFIRM");
        eventually("WeCom has dispatched it to the guide", () -> {
            assertThat(sim.groupMessages(guide.userid())).isNotEmpty();
            sim.confirmGroupMessage(execution.text("msgid"), guide.userid());
        });
    }

    private static String path(String assignment) {
        return "/api/guide/v1/assignments/" + assignment + "/execution";
    }

    private static String assignment(GuideClient guide, String taskId) {
        return Stream.concat(guide.assignments("TODO").stream(), guide.assignments("DONE").stream())
                .filter(assignment -> assignment.path("taskId").asString().equals(taskId))
                .map(assignment -> assignment.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String assignmentStatus(GuideClient guide, String assignment) {
        return guide.http()
                .get("/api/guide/v1/assignments/" + assignment)
                .expect(200)
                .text("status");
    }

    private static JsonNode rowOf(JsonNode report, String id) {
        return report.path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String tokenOnTheCard(GuideClient guide) {
        return TokenOnCard.of(sim.groupMessages(guide.userid()).get(0));
    }
}
