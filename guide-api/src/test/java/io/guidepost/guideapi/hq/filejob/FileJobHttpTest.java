package io.guidepost.guideapi.hq.filejob;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.filejob.Kinds;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GuideApiTest
class FileJobHttpTest {

    private static final String IMPORTS = "/api/admin/v1/imports";
    private static final String EXPORTS = "/api/admin/v1/exports";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    RunFileJobs run;

    @Autowired
    Kinds kinds;

    WebTestClient http;
    WebTestClient hq;

    @BeforeEach
    void headquarters() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = as("hq");
    }

    @Test
    void fromTheFileToItsErrorsAndBackAgain() {
        var told =
                read(hq.get().uri(IMPORTS + "/kinds").exchange().expectStatus().isOk());
        assertThat(told.path("items").findValuesAsString("kind"))
                .contains("MEMBERS", "MEMBER_TAGS", "TAGS", "PRODUCTS", "STOCK", "STORES", "CHANNEL_ORDERS");
        var template = bytes(hq.get()
                .uri(IMPORTS + "/kinds/MEMBERS/template?format=csv")
                .header("Accept-Language", "en")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(template).contains("Phone").doesNotContain("Home store\"");

        var table = "POS number,Name,Agrees to privacy policy,Version of consent\nH1-%d,Ann,yes,v1\nH2-%d,Bob,,\n"
                .formatted(System.nanoTime(), System.nanoTime());
        var looked = read(sent(hq, "?kind=MEMBERS", table)
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", IMPORTS + "/\\d+"));
        assertThat(looked.path("state").asString()).isEqualTo("QUEUED");
        assertThat(looked.path("dryRun").asBoolean()).isTrue();
        run.runDue(20);
        var one = IMPORTS + "/" + looked.path("id").asString();
        var done = read(hq.get().uri(one).exchange().expectStatus().isOk());
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("rowsTotal").asInt()).isEqualTo(2);
        assertThat(done.path("added").asInt()).isEqualTo(1);
        assertThat(done.path("rowsFaulty").asInt()).isEqualTo(1);
        var errors =
                read(hq.get().uri(one + "/errors").exchange().expectStatus().isOk());
        assertThat(errors.path("items").get(0).path("row").asInt()).isEqualTo(3);
        assertThat(errors.path("items").get(0).path("code").asString()).isEqualTo("consent_missing");
        assertThat(bytes(hq.get().uri(one + "/file").exchange().expectStatus().isOk()))
                .contains("Bob");

        var strict = read(
                sent(hq, "?kind=MEMBERS&dryRun=false", table).expectStatus().isAccepted());
        run.runDue(20);
        assertThat(read(hq.get()
                                .uri(IMPORTS + "/" + strict.path("id").asString())
                                .exchange())
                        .path("state")
                        .asString())
                .isEqualTo("FAULTY");
        code(409, "file_job_state", hq.post().uri(one + "/resumption").exchange());
        code(404, "not_found", sent(hq, "?kind=NONSENSE", table));
        code(422, "sheet_unknown_column", sent(hq, "?kind=MEMBERS", "Nonsense\n1\n"));
        code(403, "headquarters_only", sent(as("east"), "?kind=MEMBERS", table));
    }

    @Test
    void whatGoesOutIsAskedForWatchedAndTakenByWhoAsked() {
        var asked = read(post(hq, EXPORTS, Map.of("kind", "STORES", "format", "CSV", "reason", "核对"))
                .expectStatus()
                .isAccepted());
        var one = EXPORTS + "/" + asked.path("id").asString();
        code(409, "export_not_ready", hq.get().uri(one + "/file").exchange());
        var checker = as("checker");
        code(409, "file_job_state", post(checker, one + "/approval", Map.of()));
        code(403, "role_missing", post(hq, one + "/approval", Map.of()));
        run.runDue(20);

        var done = read(hq.get().uri(one).exchange().expectStatus().isOk());
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("needsApproval").asBoolean()).isFalse();
        assertThat(bytes(hq.get()
                        .uri(one + "/file")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .exists("Content-Hash")))
                .contains("#" + asked.path("id").asString());
        code(403, "not_yours", checker.get().uri(one + "/file").exchange());

        var own = read(post(checker, EXPORTS, Map.of("kind", "TAGS", "format", "XLSX", "reason", "核对"))
                .expectStatus()
                .isAccepted());
        code(
                403,
                "maker_is_checker",
                post(checker, EXPORTS + "/" + own.path("id").asString() + "/approval", Map.of()));
        var east = as("east");
        code(403, "not_by_region", post(east, EXPORTS, Map.of("kind", "TAGS", "format", "CSV", "reason", "r")));
        assertThat(read(east.get().uri(EXPORTS).exchange().expectStatus().isOk())
                        .path("items")
                        .findValuesAsString("id"))
                .doesNotContain(asked.path("id").asString());
        code(404, "not_found", east.get().uri(one).exchange());
        run.runDue(20);
    }

    @Test
    void everyKindSaysWhoseItIs() {
        assertThat(kinds.imports()).allMatch(kind -> KindAreas.isDeclared(kind.name()));
        assertThat(kinds.exports()).allMatch(kind -> KindAreas.isDeclared(kind.name()));
    }

    private static WebTestClient.ResponseSpec sent(WebTestClient who, String query, String table) {
        return who.post()
                .uri(IMPORTS + "/files" + query)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(table.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static WebTestClient.ResponseSpec post(WebTestClient who, String path, Map<String, ?> body) {
        return who.post().uri(path).bodyValue(body).exchange();
    }

    private static void code(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static String bytes(WebTestClient.ResponseSpec answer) {
        return new String(answer.expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared().readTree(answer.expectBody().returnResult().getResponseBody());
    }

    private WebTestClient as(String admin) {
        var token = read(post(
                                http,
                                "/api/admin/v1/sessions",
                                Map.of("username", admin, "password", admin + "-demo-pass"))
                        .expectStatus()
                        .isCreated())
                .path("accessToken")
                .asString();
        return http.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }
}
