package io.guidepost.guideapi.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class MoneyHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    String guide;

    @BeforeEach
    void aGuideWith300Yuan() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        guide = token("/api/guide/v1/sessions", Map.of("code", "sim:boss"));
        long boss = jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = 'boss'", Long.class);
        var payee = Beneficiary.guide(new GuideId(boss));
        long accrual = ids.next();
        var fen = new Money(30_000);
        transactions.run(() -> ledger.post(List.of(
                Postings.accrued(new OrderId(ids.next()), List.of(new Postings.Accrued(accrual, payee, fen))),
                Postings.received(accrual, payee, fen),
                Postings.released(accrual, payee, fen, Money.ZERO))));
    }

    @Test
    void aGuideSeesTheBalanceAndWithdrawsOnceHoweverOftenTheButtonIsPressed() {
        long before = available();
        var key = UUID.randomUUID().toString();
        var first = withdraw(key, 25_000)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("Location")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(first).containsEntry("status", "REQUESTED").containsEntry("amountFen", 25_000);

        withdraw(key, 25_000)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(first.get("id"));
        withdraw(UUID.randomUUID().toString(), 1_000)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("withdrawal_open");
        assertThat(available()).isEqualTo(before - 25_000);

        var checker = admin("checker", "checker-demo-pass");
        post("/api/admin/v1/withdrawals/%s/rejection".formatted(first.get("id")), admin("east", "east-demo-pass"))
                .expectStatus()
                .isForbidden();
        post("/api/admin/v1/withdrawals/%s/rejection".formatted(first.get("id")), checker)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REJECTED");
        assertThat(available()).isEqualTo(before);
        get("/api/guide/v1/withdrawals/" + first.get("id"), guide)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REJECTED");
    }

    @Test
    void everyNoHasItsStatusAndCode() {
        withdraw(UUID.randomUUID().toString(), 19_000_000)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("withdrawal_above_maximum");
        withdraw(UUID.randomUUID().toString(), -5).expectStatus().isBadRequest();
        http.post()
                .uri("/api/guide/v1/withdrawals")
                .headers(headers -> headers.setBearerAuth(guide))
                .bodyValue(Map.of("amountFen", 1_000, "channel", "PAYROLL_EXPORT"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency_key_required");
        get("/api/guide/v1/withdrawals/1", guide).expectStatus().isNotFound();
        get("/api/guide/v1/earnings/entries", guide)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isArray();
        get("/api/guide/v1/performance?from=2026-11-01&to=2026-11-30", guide)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.netSalesFen")
                .isEqualTo(0);
    }

    @Test
    void headquartersSeesBalancedBooks() {
        var hq = admin("hq", "hq-demo-pass");
        get("/api/admin/v1/ledger/trial-balance", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.balanced")
                .isEqualTo(true)
                .jsonPath("$.accounts[?(@.account == 'guide:available')].creditFen")
                .isNotEmpty();
        get("/api/admin/v1/ledger/trial-balance", guide).expectStatus().isUnauthorized();
        post("/api/admin/v1/reconciliations", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.name == 'accruals-ledger')].ok")
                .isEqualTo(true)
                .jsonPath("$.items[?(@.name == 'ledger-balances')].ok")
                .isEqualTo(true)
                .jsonPath("$.items[?(@.name == 'invariants')].ok")
                .isEqualTo(true)
                .jsonPath("$.items[0].ranAt")
                .isNotEmpty();
        for (var groupBy : List.of("guide", "store", "region")) {
            get("/api/admin/v1/performance?from=2026-11-01&to=2026-11-30&groupBy=" + groupBy, hq)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.total.netSalesFen")
                    .isNumber();
        }
        get("/api/admin/v1/performance?from=yesterday&groupBy=guide", hq)
                .expectStatus()
                .isBadRequest();
        get("/api/admin/v1/orders/1/commission", hq).expectStatus().isNotFound();
    }

    @Test
    void headquartersLooksAtSealsHoldsAndSuspense() {
        var hq = admin("hq", "hq-demo-pass");
        get("/api/admin/v1/ledger/trial-balance?at=2026-01-01T00:00:00Z", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.totalDebitFen")
                .isEqualTo(0);
        get("/api/admin/v1/ledger/trial-balance?at=yesterday", hq)
                .expectStatus()
                .isBadRequest();
        get("/api/admin/v1/ledger/roots", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isArray();
        post("/api/admin/v1/ledger/verifications", hq)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/api/admin/v1/ledger/verifications/\\d+")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("RUNNING");
        get("/api/admin/v1/ledger/verifications/1", hq).expectStatus().isNotFound();
        get("/api/admin/v1/suspense-refunds", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isArray();
        post("/api/admin/v1/suspense-refunds/1/retry", hq).expectStatus().isNotFound();
        get("/api/admin/v1/payout-holds?open=true", hq).expectStatus().isOk();
        get("/api/admin/v1/payroll-exports/gross.csv?month=2026-11", hq)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8");
        for (var path : List.of("/ledger/roots", "/ledger/verifications", "/suspense-refunds", "/payout-holds")) {
            get("/api/admin/v1" + path, guide).expectStatus().isUnauthorized();
        }
        get("/api/guide/v1/payee-account", guide)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.payableFrom")
                .doesNotExist();
    }

    @Test
    void thePayrollFileIsCollectedByOneAndConfirmedByAnother() {
        http.post()
                .uri("/api/guide/v1/withdrawals")
                .headers(headers -> headers.setBearerAuth(guide))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(Map.of("amountFen", 2_000, "channel", "PAYROLL_EXPORT"))
                .exchange()
                .expectStatus()
                .isCreated();
        var hq = admin("hq", "hq-demo-pass");
        var export = http.post()
                .uri("/api/admin/v1/payroll-exports")
                .headers(headers -> headers.setBearerAuth(hq))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var csv = get("/api/admin/v1/payroll-exports/%s.csv".formatted(export.get("id")), hq)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Type", "text/csv.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv).contains("\"boss\"").contains(",20.00,");
        post("/api/admin/v1/payroll-exports/%s/confirmation".formatted(export.get("id")), hq)
                .expectStatus()
                .isForbidden();
        post(
                        "/api/admin/v1/payroll-exports/%s/confirmation".formatted(export.get("id")),
                        admin("checker", "checker-demo-pass"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PAID");
    }

    private long available() {
        var balance = get("/api/guide/v1/earnings", guide)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((Number) balance.get("availableFen")).longValue();
    }

    private WebTestClient.ResponseSpec withdraw(String key, long fen) {
        return http.post()
                .uri("/api/guide/v1/withdrawals")
                .headers(headers -> headers.setBearerAuth(guide))
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("amountFen", fen, "channel", "PAYROLL_EXPORT"))
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String path, String token) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of())
                .exchange();
    }

    private String admin(String username, String password) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", password));
    }

    private String token(String path, Map<String, String> credentials) {
        return (String) http.post()
                .uri(path)
                .bodyValue(credentials)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
