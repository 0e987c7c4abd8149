package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.quickstart.RunningQuickstart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One guide's side of WeCom. */
record GuideClient(Http http, String userid, JsonNode self) {

    static GuideClient signIn(String userid) {
        var http = Http.at(RunningQuickstart.guideApi());
        // After a test that made WeCom fail, the door to it stays shut for a few seconds: as any client, try again.
        var session = await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> http.post("/api/guide/v1/sessions", Map.of("code", "sim:" + userid)),
                        answer -> answer.status() != 503)
                .expect(201);
        var guide = session.json().path("guide");
        assertThat(guide.propertyNames()).contains("id", "userid", "name", "storeId", "storeName", "regionId", "role");
        assertThat(guide.path("userid").asString()).isEqualTo(userid);
        return new GuideClient(http.as(session.text("accessToken")), userid, guide);
    }

    String id() {
        return self.path("id").asString();
    }

    String name() {
        return self.path("name").asString();
    }

    String storeId() {
        return self.path("storeId").asString();
    }

    /** A tracked link to a product. */
    String share(long productId) {
        var answer = http.post("/api/guide/v1/share-tokens", Map.of("productId", Long.toString(productId)))
                .expect(201);
        assertThat(answer.text("token")).matches("[!-~]{1,32}");
        assertThat(answer.text("scene")).matches("[!-~]{1,32}");
        assertThat(answer.text("miniProgramPath")).contains(answer.text("token"));
        assertThat(answer.text("expiresAt")).endsWith("Z");
        return answer.text("token");
    }

    Earnings earnings() {
        var answer = http.get("/api/guide/v1/earnings").expect(200);
        return new Earnings(
                answer.fen("pendingFen"),
                answer.fen("frozenFen"),
                answer.fen("availableFen"),
                answer.fen("withdrawingFen"),
                answer.fen("paidFen"));
    }

    record Earnings(long pendingFen, long frozenFen, long availableFen, long withdrawingFen, long paidFen) {

        Earnings minus(Earnings before) {
            return new Earnings(
                    pendingFen - before.pendingFen,
                    frozenFen - before.frozenFen,
                    availableFen - before.availableFen,
                    withdrawingFen - before.withdrawingFen,
                    paidFen - before.paidFen);
        }
    }

    List<JsonNode> entriesOf(String orderId) {
        return http.get("/api/guide/v1/earnings/entries?limit=200").expect(200).items().stream()
                .filter(entry -> entry.path("orderId").asString().equals(orderId))
                .toList();
    }

    Answer withdraw(long amountFen) {
        return http.once("/api/guide/v1/withdrawals", Map.of("amountFen", amountFen, "channel", "WECHAT_TRANSFER"));
    }

    JsonNode withdrawal(String id) {
        return http.get("/api/guide/v1/withdrawals/" + id).expect(200).json();
    }

    /** @param state TODO or DONE */
    List<JsonNode> assignments(String state) {
        return http.get("/api/guide/v1/assignments?state=" + state + "&limit=200")
                .expect(200)
                .items();
    }

    /** The guide's part of a task. */
    String assignmentOf(String taskId) {
        return Stream.of("TODO", "DONE")
                .flatMap(state -> assignments(state).stream())
                .filter(assignment -> assignment.path("taskId").asString().equals(taskId))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
