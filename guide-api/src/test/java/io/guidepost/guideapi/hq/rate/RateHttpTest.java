package io.guidepost.guideapi.hq.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@GuideApiTest
class RateHttpTest {

    private static final String RATES = "/api/admin/v1/commission/rates";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;
    String hq;
    String checker;
    String sku;

    @BeforeEach
    void aSkuForAHundredYuan() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = token("hq", "hq-demo-pass");
        checker = token("checker", "checker-demo-pass");
        long id = ids.next();
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '鞋', 'Shoes')", id);
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, brand, title, images, price_from_fen, created_at)"
                        + " VALUES (?, ?, 'Swallow', '鞋', '[]', 10000, '2026-01-01')",
                id,
                id);
        jdbc.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 10000)", id, id);
        sku = Long.toString(id);
    }

    @Test
    void aRateIsProposedByOneApprovedByAnotherAndExplained() {
        var created = post(RATES, hq, rate(800))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", RATES + "/\\d+")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(created)
                .containsEntry("status", "DRAFT")
                .containsEntry("rateBp", 800)
                .containsEntry("target", sku);
        var path = RATES + "/" + created.get("id");

        post(path + "/approval", hq, Map.of())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("maker_is_checker");
        post(RATES, hq, rate(700))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("rate_proposal_overlaps")
                .jsonPath("$.rateId")
                .isEqualTo(created.get("id"));
        post(path + "/approval", checker, Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("APPROVED");
        get(RATES + "?scope=SKU&target=%s&payeeType=GUIDE&status=APPROVED".formatted(sku), hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.nextCursor")
                .isEmpty();

        var guide = jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = 'boss'", String.class);
        var store = jdbc.queryForObject(
                "SELECT store_id FROM org_employment WHERE guide_id = ? LIMIT 1", String.class, guide);
        var later = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        get(RATES + "/effective?skuId=%s&storeId=%s&guideId=%s&at=%s".formatted(sku, store, guide, later), hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.payees[0].payeeType")
                .isEqualTo("GUIDE")
                .jsonPath("$.payees[0].rateBp")
                .isEqualTo(800)
                .jsonPath("$.payees[0].rateId")
                .isEqualTo(created.get("id"))
                .jsonPath("$.payees[0].why")
                .isEqualTo("规则 %s(SKU %s):实付的 8%%。".formatted(created.get("id"), sku))
                .jsonPath("$.payees[0].precedence[?(@.step == 'DEFAULT')].rates[0].rateBp")
                .isEqualTo(500)
                .jsonPath("$.payees[1].rateBp")
                .isEqualTo(200);

        var end = post(path + "/end", checker, Map.of("endsAt", later.toString()))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        post(RATES + "/proposals/%s/approval".formatted(end.get("id")), hq, Map.of())
                .expectStatus()
                .isOk();
        get(path + "/history", hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].endsAt")
                .isEqualTo(later.toString())
                .jsonPath("$.items[0].endedByProposalId")
                .isEqualTo(end.get("id"));
    }

    @Test
    void everyNoHasItsStatusAndCode() {
        var tooHigh = post(RATES, hq, rate(3_001))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        http.post()
                .uri(RATES + "/%s/approval".formatted(tooHigh.get("id")))
                .headers(headers -> headers.setBearerAuth(checker))
                .header("Accept-Language", "en")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("rate_above_line_cap")
                .jsonPath("$.ruleIds[0]")
                .isEqualTo(tooHigh.get("id"))
                .jsonPath("$.detail")
                .isEqualTo("Rule %s: 30.01%% on SKU %s is above the cap of 30%% for one payee"
                        .formatted(tooHigh.get("id"), sku));
        post(RATES + "/%s/rejection".formatted(tooHigh.get("id")), checker, Map.of("reason", "超限"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("REJECTED")
                .jsonPath("$.reason")
                .isEqualTo("超限");

        var past = new HashMap<>(rate(800));
        past.put("effectiveAt", "2020-01-01T00:00:00Z");
        post(RATES, hq, past)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("rate_not_retroactive");
        var both = new HashMap<>(rate(800));
        both.put("fixedFen", 300);
        post(RATES, hq, both).expectStatus().isBadRequest();
        var wrong = new HashMap<>(rate(800));
        wrong.put("target", "Swallow");
        post(RATES, hq, wrong).expectStatus().isBadRequest();
        post(RATES, token("east", "east-demo-pass"), rate(800)).expectStatus().isForbidden();
        get(RATES + "/1234567", hq).expectStatus().isNotFound();
        get(RATES + "/effective?skuId=1234567", hq).expectStatus().isNotFound();
        http.get().uri(RATES).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aGuideIsGivenALevelFromSomeMomentOn() {
        var boss = jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = 'boss'", String.class);
        var levels = "/api/admin/v1/guides/%s/levels".formatted(boss);

        post(levels, checker, Map.of("level", 3)).expectStatus().isForbidden();
        post(levels, hq, Map.of("level", 10)).expectStatus().isBadRequest();
        post(levels, hq, Map.of("level", 3))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.level")
                .isEqualTo(3);
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        post(levels, hq, Map.of("level", 4, "effectiveAt", tomorrow.toString()))
                .expectStatus()
                .isCreated();
        post(levels, hq, Map.of("level", 5))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("level_scheduled_later");
        get(levels, hq)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].level")
                .isEqualTo(4)
                .jsonPath("$.items[1].endsAt")
                .isEqualTo(tomorrow.toString());
    }

    @Test
    void aFileOfRatesIsLookedAtThenProposedAndExportedAgain() {
        var soon = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(1).truncatedTo(ChronoUnit.SECONDS);
        var titles = "范围,对象,收款方,比例(%),每件固定(元),不参与,生效时间,失效时间\r\n";
        var csv = titles + "SKU,%s,导购,8,,,%s,\r\n".formatted(sku, soon);

        upload(csv + "SKU,1,导购,8,,,%s,\r\n".formatted(soon), "?dryRun=true")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows")
                .isEqualTo(2)
                .jsonPath("$.begins")
                .isEqualTo(1)
                .jsonPath("$.errors[0].row")
                .isEqualTo(3)
                .jsonPath("$.errors[0].column")
                .isEqualTo("target")
                .jsonPath("$.errors[0].code")
                .isEqualTo("rate_target_unknown")
                .jsonPath("$.changes[0].change.rateBp")
                .isEqualTo(800);
        var proposal = ((Map<?, ?>) upload(csv, "?dryRun=false")
                        .expectStatus()
                        .isCreated()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody()
                        .get("proposal"))
                .get("id");
        upload(csv, "?dryRun=false")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.proposal.id")
                .isEqualTo(proposal);
        post(RATES + "/proposals/%s/approval".formatted(proposal), hq, Map.of())
                .expectStatus()
                .isForbidden();
        post(RATES + "/proposals/%s/approval".formatted(proposal), checker, Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("APPROVED");

        var exported = get(RATES + "/export?format=csv&scope=SKU", hq)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment; filename=\"commission-rates-.*[.]csv\"")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        assertThat(new String(exported, StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"编号\"")
                .contains(sku);
        var workbook = get(RATES + "/export", hq)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        upload(workbook, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.begins")
                .isEqualTo(0)
                .jsonPath("$.errorCount")
                .isEqualTo(0);
    }

    @Test
    void anUploadIsLargerThanAnyJsonButNotWithoutEnd() {
        var titles = "范围,对象,收款方,生效时间\n";
        upload(titles + "\n".repeat(400_000), "").expectStatus().isOk();
        upload("x".repeat((5 << 20) + 1), "")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("payload_too_large");
        post(RATES, hq, Map.of("target", "x".repeat(300_000))).expectStatus().isEqualTo(413);
        upload("{}", "").expectStatus().isEqualTo(422);
        http.post()
                .uri(RATES + "/imports")
                .headers(headers -> headers.setBearerAuth(token("east", "east-demo-pass")))
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    /** A body that does not say how long it is. */
    @Test
    void anUploadThatHidesItsLengthIsStoppedAtTheSameSize() {
        var piece = new byte[1 << 20];
        var endless =
                Flux.range(0, 8).map(i -> (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(piece.clone()));
        http.post()
                .uri(RATES + "/imports")
                .headers(headers -> headers.setBearerAuth(hq))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(BodyInserters.fromDataBuffers(endless))
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    private WebTestClient.ResponseSpec upload(String text, String query) {
        return upload(text.getBytes(StandardCharsets.UTF_8), query);
    }

    private WebTestClient.ResponseSpec upload(byte[] file, String query) {
        return http.post()
                .uri(RATES + "/imports" + query)
                .headers(headers -> headers.setBearerAuth(hq))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(file)
                .exchange();
    }

    private Map<String, Object> rate(int bp) {
        return Map.of(
                "scope",
                "SKU",
                "target",
                sku,
                "payeeType",
                "GUIDE",
                "rateBp",
                bp,
                "effectiveAt",
                Instant.now().plus(Duration.ofHours(1)).toString());
    }

    private WebTestClient.ResponseSpec post(String path, String token, Map<String, ?> body) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private String token(String username, String password) {
        return (String) http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
