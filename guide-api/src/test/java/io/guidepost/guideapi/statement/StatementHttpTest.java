package io.guidepost.guideapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.StatementFigures;
import io.guidepost.core.settlement.StatementSeal;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A closed month, one that waits for its signatures, and one that differs from the ledger, as drafting leaves them behind. */
@GuideApiTest
class StatementHttpTest {

    private static final Instant MAY = Instant.parse("2026-04-30T16:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-05-31T16:00:00Z");
    private static final Instant JULY = Instant.parse("2026-06-30T16:00:00Z");

    private static final Instant AUGUST = Instant.parse("2026-07-31T16:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    String boss;
    long bossId;
    long storeId;
    long regionId;

    @BeforeEach
    void aClosedMonthAndADraft() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        boss = token("/api/guide/v1/sessions", Map.of("code", "sim:boss"));
        bossId = jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = 'boss'", Long.class);
        storeId = jdbc.queryForObject(
                "SELECT store_id FROM org_employment WHERE guide_id = ? LIMIT 1", Long.class, bossId);
        regionId = jdbc.queryForObject(
                "SELECT region_id FROM org_store_region WHERE store_id = ? LIMIT 1", Long.class, storeId);
        if (jdbc.queryForObject("SELECT COUNT(*) FROM statement_month", Long.class) == 0) {
            jdbc.update(
                    "INSERT INTO statement_month VALUES (202605, '2026-04-30 16:00:00', '2026-05-31 16:00:00', 'CLOSED', 1, 2,"
                            + " REPEAT('a', 64), 1, '2026-06-01', 2, '2026-06-02')");
            jdbc.update("INSERT INTO statement_month (month, from_at, until_at, state, draft_no) VALUES (202606,"
                    + " '2026-05-31 16:00:00', '2026-06-30 16:00:00', 'CLOSING', 1)");
            jdbc.update("INSERT INTO statement_month (month, from_at, until_at, state, draft_no) VALUES (202607,"
                    + " '2026-06-30 16:00:00', '2026-07-31 16:00:00', 'CLOSING', 1)");
            jdbc.update(
                    "INSERT INTO statement_progress VALUES (202606, 'DRAFT', 'HQ', 0, 2, 2, '2026-07-01', '2026-07-01')");
            sheet(202605, MAY, JUNE, new Beneficiary(PayeeType.GUIDE, bossId), "老板", 91_300, 91_300);
            sheet(202605, MAY, JUNE, new Beneficiary(PayeeType.STORE, storeId), "外滩店", 36_500, 36_500);
            sheet(202606, JUNE, JULY, new Beneficiary(PayeeType.GUIDE, bossId), "老板", 500, 500);
            sheet(202607, JULY, AUGUST, new Beneficiary(PayeeType.GUIDE, bossId), "老板", 500, 507);
            jdbc.update(
                    "INSERT INTO statement_trade VALUES (202605, 1, ?, 'FRANCHISE', 3, 4, 2000000, 100000, 50000, 22700,"
                            + " 1827300, 0, 91300, 36500, 150)",
                    storeId);
            jdbc.update("INSERT INTO statement_service VALUES (202605, 1, ?, ?, 4, 91300)", storeId, bossId);
        }
    }

    private void sheet(
            int month, Instant from, Instant until, Beneficiary payee, String name, long accrued, long ledger) {
        var fen = new Money(accrued);
        var zero = Money.ZERO;
        var head = StatementSeal.head(YearMonth.of(month / 100, month % 100), from, until);
        var hash = StatementSeal.hash(StatementSeal.canonical(
                head, payee, new StatementFigures(zero, fen, zero, zero, zero, zero, zero, fen), 4));
        jdbc.update(
                "INSERT INTO statement_sheet VALUES (?, 1, ?, ?, ?, ?, ?, 0, ?, 0, 0, 0, 0, 0, ?, 4, ?, ?, '2026-07-01')",
                month,
                payee.type().name(),
                payee.id(),
                name,
                storeId,
                regionId,
                accrued,
                accrued,
                ledger,
                hash);
    }

    @Test
    void aGuideSeesClosedMonthsOnlyAndTheDocumentBearsTheHashOfTheAnswer() throws Exception {
        var listed = get("/api/guide/v1/statements", boss);
        assertThat(listed.toString()).contains("month=2026-05").doesNotContain("month=2026-07");
        http.get()
                .uri("/api/guide/v1/statements/2026-07")
                .header("Authorization", "Bearer " + boss)
                .exchange()
                .expectStatus()
                .isNotFound();
        http.get()
                .uri("/api/guide/v1/statements/june")
                .header("Authorization", "Bearer " + boss)
                .exchange()
                .expectStatus()
                .isBadRequest();

        var sheet = get("/api/guide/v1/statements/2026-05", boss);
        assertThat(sheet.get("trade")).isNull();
        var hash = (String) sheet.get("contentHash");
        var csv = new String(
                document("/api/guide/v1/statements/2026-05/document.csv", boss, hash), StandardCharsets.UTF_8);
        assertThat(csv).contains("\"本期计提\",\"\",913.00", "\"SHA-256\",\"" + hash + "\"");
        assertThat(document("/api/guide/v1/statements/2026-05/document.xlsx", boss, hash))
                .startsWith('P', 'K', 3, 4)
                .hasSizeGreaterThan(1_000);
        try (var pdf = Loader.loadPDF(document("/api/guide/v1/statements/2026-05/document.pdf", boss, hash))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("2026-05 月结算单", "老板", "期末余额", "913.00", hash);
            var resources = pdf.getPage(0).getResources();
            for (var font : resources.getFontNames()) {
                assertThat(resources.getFont(font).isEmbedded())
                        .as("looks the same on every machine: %s", font)
                        .isTrue();
            }
        }
        assertThat(get("/api/guide/v1/statements/2026-05/entries?figure=clawedBack", boss))
                .containsEntry("items", List.of());
        http.get()
                .uri("/api/guide/v1/earnings/1/trace")
                .header("Authorization", "Bearer " + boss)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void headquartersSeesAllAndARegionItsOwnAndTwoPeopleSign() {
        var hq = admin("hq", "hq-demo-pass");
        var checker = admin("checker", "checker-demo-pass");
        var east = admin("east", "east-demo-pass");
        var eastRegion = jdbc.queryForObject(
                "SELECT r.region_id FROM org_admin_region r JOIN org_admin a ON a.id = r.admin_id WHERE a.username = 'east'",
                Long.class);
        var ofRegion = get("/api/admin/v1/statements?month=2026-05", east).toString();
        assertThat(ofRegion.contains("id=" + bossId)).isEqualTo(eastRegion == regionId);
        assertThat(get("/api/admin/v1/statements?month=2026-05&payeeType=STORE&storeId=" + storeId, hq)
                        .toString())
                .contains("外滩店")
                .doesNotContain("老板");

        var store = get("/api/admin/v1/statements/2026-05/STORE/" + storeId, hq);
        assertThat(((Map<?, ?>) ((Map<?, ?>) store.get("trade")).get("split")).toString())
                .contains("hqServiceFen=27409", "storeFen=9091", "headquartersFen=1726909", "guidesFen=91300");

        post("/api/admin/v1/statements/2026-06/preparation", east)
                .expectStatus()
                .isForbidden();
        post("/api/admin/v1/statements/2026-06/close", checker).expectStatus().isEqualTo(409);
        post("/api/admin/v1/statements/2026-06/preparation", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PREPARED");
        post("/api/admin/v1/statements/2026-06/close", checker)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("CLOSED");
        post("/api/admin/v1/statements/2026-06/draft", hq).expectStatus().isEqualTo(409);
        assertThat(get("/api/admin/v1/statement-months/2026-07", hq)
                        .get("differences")
                        .toString())
                .contains("closingFen=500, ledgerFen=507");
        assertThat(get("/api/admin/v1/receivables", hq)).containsEntry("items", List.of());
    }

    private byte[] document(String path, String token, String hash) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "zh-CN")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Hash", "sha-256=" + hash)
                .expectBody()
                .returnResult()
                .getResponseBody();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> get(String path, String token) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec post(String path, String token) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .bodyValue(Map.of())
                .exchange();
    }

    private String admin(String username, String password) {
        return token("/api/admin/v1/sessions", Map.of("username", username, "password", password));
    }

    private String token(String path, Map<String, String> body) {
        var answer = http.post()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (String) answer.get("accessToken");
    }
}
