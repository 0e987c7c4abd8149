package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An administrator's browser. */
record HqClient(Http http) {

    static HqClient signIn(String username) {
        var http = Http.at(RunningQuickstart.guideApi());
        var session = http.post(
                        "/api/admin/v1/sessions", Map.of("username", username, "password", username + "-demo-pass"))
                .expect(201);
        assertThat(session.json().path("admin").propertyNames()).contains("id", "name", "roles", "regionId");
        return new HqClient(http.as(session.text("accessToken")));
    }

    HqClient in(String language) {
        return new HqClient(http.in(language));
    }

    JsonNode org() {
        return http.get("/api/admin/v1/org").expect(200).json();
    }

    void ship(Shop.Placed order) {
        http.post(
                        "/api/admin/v1/orders/" + order.id() + "/shipments",
                        Map.of("carrier", "SF", "trackingNo", "SF" + order.id()))
                .expect(201);
    }

    void approveRefund(String refundId) {
        var answer = http.post("/api/admin/v1/refunds/" + refundId + "/approval", Map.of())
                .expect(200);
        assertThat(answer.text("id")).isEqualTo(refundId);
        assertThat(answer.json().propertyNames()).contains("status");
    }

    JsonNode attribution(String orderId) {
        return http.get("/api/admin/v1/orders/" + orderId + "/attribution")
                .expect(200)
                .json();
    }

    Commission commission(String orderId) {
        var answer = http.get("/api/admin/v1/orders/" + orderId + "/commission").expect(200);
        return new Commission(
                answer.fen("totalNetFen"),
                answer.json().path("lines").valueStream().toList());
    }

    /** What an order pays to whom. */
    record Commission(long totalNetFen, List<JsonNode> lines) {

        JsonNode of(String payeeType) {
            return lines.stream()
                    .filter(line -> line.path("payee").path("type").asString().equals(payeeType))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing for a " + payeeType + " in " + lines));
        }

        long netFen(String payeeType) {
            return lines.stream()
                    .filter(line -> line.path("payee").path("type").asString().equals(payeeType))
                    .mapToLong(line -> line.path("netFen").asLong())
                    .sum();
        }
    }

    JsonNode performance(String groupBy) {
        return http.get("/api/admin/v1/performance?groupBy=" + groupBy + "&from=2026-01-01&to=2099-12-31")
                .expect(200)
                .json();
    }

    JsonNode trialBalance() {
        return http.get("/api/admin/v1/ledger/trial-balance").expect(200).json();
    }

    /** Runs all reconciliations now. */
    List<JsonNode> reconcile() {
        return http.post("/api/admin/v1/reconciliations", Map.of()).expect(200).items();
    }

    /** Compares that day with WeChat's bills, and tells what came of it. */
    JsonNode reconcileBill(LocalDate on) {
        return http
                .post("/api/admin/v1/reconciliations/wechat-bill", Map.of("on", on.toString()))
                .expect(200)
                .items()
                .stream()
                .filter(run -> run.path("name").asString().equals("wechat-bill"))
                .findFirst()
                .orElseThrow();
    }

    /** WeChat's number of a withdrawal, by which the guide confirms it. */
    String outBillNo(String withdrawalId) {
        return http.get("/api/admin/v1/withdrawals?limit=200").expect(200).items().stream()
                .filter(withdrawal -> withdrawal.path("id").asString().equals(withdrawalId))
                .map(withdrawal -> withdrawal.path("outBillNo").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Hands a picture in for the library. */
    String upload(byte[] png) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--walk\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(png);
        form.writeBytes("\r\n--walk--\r\n".getBytes(StandardCharsets.US_ASCII));
        return http.send(
                        "POST",
                        "/api/admin/v1/material-files?kind=IMAGE",
                        form.toByteArray(),
                        "Content-Type",
                        "multipart/form-data; boundary=walk")
                .expect(201)
                .text("id");
    }

    String addMaterial(Map<String, Object> material) {
        return http.post("/api/admin/v1/materials", material).expect(201).text("id");
    }

    String addMaterial(String title, long productId) {
        return http.post(
                        "/api/admin/v1/materials",
                        Map.of(
                                "kind",
                                "MINIPROGRAM",
                                "title",
                                title,
                                "text",
                                "",
                                "productIds",
                                List.of(Long.toString(productId))))
                .expect(201)
                .text("id");
    }

    String draft(Map<String, Object> task) {
        var answer = http.post("/api/admin/v1/tasks", task).expect(201);
        assertThat(answer.text("status")).isEqualTo("DRAFT");
        return answer.text("id");
    }

    Answer submit(String taskId) {
        return http.post("/api/admin/v1/tasks/" + taskId + "/submission", Map.of());
    }

    Answer approve(String taskId) {
        return http.post("/api/admin/v1/tasks/" + taskId + "/approval", Map.of());
    }

    JsonNode task(String taskId) {
        return http.get("/api/admin/v1/tasks/" + taskId).expect(200).json();
    }

    JsonNode execution(String taskId, String groupBy) {
        return http.get("/api/admin/v1/tasks/" + taskId + "/execution?groupBy=" + groupBy)
                .expect(200)
                .json();
    }

    Answer nudge(String taskId, List<String> guideIds) {
        return http.post("/api/admin/v1/tasks/" + taskId + "/nudges", Map.of("guideIds", guideIds));
    }
}
