package io.guidepost.guideapi.material;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

/** The library over HTTP: what comes in, who sees it, and how it goes out. */
@GuideApiTest
class MaterialHttpTest {

    private static final String MATERIALS = "/api/admin/v1/materials";
    private static final String FILES = "/api/admin/v1/material-files";

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    WebTestClient http;
    String hq;
    String east;
    /** Of a store in the region East, and of one in the North. */
    String li;

    String zhao;

    @BeforeEach
    void headquartersAndTwoGuides() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = token("/api/admin/v1/sessions", Map.of("username", "hq", "password", "hq-demo-pass"));
        east = token("/api/admin/v1/sessions", Map.of("username", "east", "password", "east-demo-pass"));
        li = token("/api/guide/v1/sessions", Map.of("code", "sim:li"));
        zhao = token("/api/guide/v1/sessions", Map.of("code", "sim:zhao"));
    }

    @Test
    void aPictureGoesInByItsBytesAndComesOutSoThatNothingRunsIt() throws IOException {
        var png = png(40, 30);
        var file = upload("IMAGE", png, MediaType.IMAGE_PNG)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.contentType")
                .isEqualTo("image/png")
                .jsonPath("$.width")
                .isEqualTo(40)
                .returnResult();
        var fileId = field(file.getResponseBody(), "id");
        var id = created(Map.of("kind", "IMAGE", "title", "新品 主图", "fileId", fileId));

        var sent = get("/api/guide/v1/materials/" + id + "/file", li)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectBody()
                .returnResult();

        assertThat(sent.getResponseBody()).isEqualTo(png);
        assertThat(sent.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("新品 主图.png");
        get(MATERIALS + "/" + id + "/usage", hq).expectBody().jsonPath("$.used").isEqualTo(1);
        get(MATERIALS + "/" + id + "/usage/guides", hq)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].used")
                .isEqualTo(1);
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() throws IOException {
        var script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

        refused(upload("IMAGE", script, MediaType.IMAGE_PNG), 422, "file_type_unsupported");
        refused(upload("IMAGE", png(8, 8), MediaType.IMAGE_JPEG), 422, "file_type_mismatch");
        refused(upload("VIDEO", png(8, 8), MediaType.APPLICATION_OCTET_STREAM), 422, "file_type_mismatch");
        refused(upload("PROGRAM", png(8, 8), MediaType.IMAGE_PNG), 400, null);
        refused(
                http.post()
                        .uri(FILES + "?kind=IMAGE")
                        .headers(headers -> headers.setBearerAuth(east))
                        .body(BodyInserters.fromMultipartData(
                                form(png(8, 8), MediaType.IMAGE_PNG).build()))
                        .exchange(),
                403,
                "role_missing");
    }

    /** Eleven megabytes of a picture, twenty-two of anything, announced or not. */
    @Test
    void whatIsTooLargeIsCutOff() {
        refused(upload("IMAGE", new byte[11 << 20], MediaType.IMAGE_PNG), 413, "payload_too_large");
        refused(upload("FILE", new byte[22 << 20], MediaType.APPLICATION_PDF), 413, "payload_too_large");
        var endless = Flux.range(0, 22 * 16).map(i -> buffer(64 << 10));
        refused(
                http.post()
                        .uri(FILES + "?kind=FILE")
                        .headers(headers -> headers.setBearerAuth(hq))
                        .contentType(MediaType.parseMediaType("multipart/form-data;boundary=x"))
                        .body(BodyInserters.fromDataBuffers(Flux.concat(
                                Flux.just(text("--x\r\n"
                                        + "Content-Disposition: form-data; name=\"file\";"
                                        + " filename=\"a\"\r\n\r\n")),
                                endless,
                                Flux.just(text("\r\n--x--\r\n")))))
                        .exchange(),
                413,
                "payload_too_large");
    }

    @Test
    void aGuideSeesWhatTheOwnStoreMayUseAndTheRegionManagerWhatTheRegionMay() {
        var north = jdbc.queryForObject("SELECT id FROM org_region WHERE name = '华北'", Long.class);
        var everywhere = created(Map.of("kind", "TEXT", "title", "大家", "text", "文案"));
        var northern = created(
                Map.of("kind", "TEXT", "title", "华北", "text", "文案", "regionIds", List.of(Long.toString(north))));

        get("/api/guide/v1/materials?q=华北", zhao)
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(northern);
        get("/api/guide/v1/materials?q=华北", li)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        get("/api/guide/v1/materials/" + everywhere, li).expectStatus().isOk();
        refused(get("/api/guide/v1/materials/" + northern, li), 404, "not_found");
        get(MATERIALS + "?q=华北", east).expectBody().jsonPath("$.items.length()").isEqualTo(0);
        get(MATERIALS + "?q=大家", east).expectBody().jsonPath("$.items[0].id").isEqualTo(everywhere);
        refused(
                http.post()
                        .uri("/api/guide/v1/share-tokens")
                        .headers(headers -> headers.setBearerAuth(li))
                        .bodyValue(Map.of("materialId", northern))
                        .exchange(),
                404,
                "not_found");
    }

    @Test
    void aMaterialIsChangedOnTheVersionThatWasReadAndWithdrawnAndRestored() {
        var id = created(Map.of("kind", "TEXT", "title", "初稿", "text", "文案", "tags", List.of("新品")));
        var changed = Map.of("kind", "TEXT", "title", "定稿", "text", "文案");

        send(HttpMethod.PUT, MATERIALS + "/" + id, Map.of("version", 0, "material", changed))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.tags.length()")
                .isEqualTo(0);
        refused(
                send(HttpMethod.PUT, MATERIALS + "/" + id, Map.of("version", 0, "material", changed)),
                409,
                "version_conflict");
        send(HttpMethod.POST, MATERIALS + "/" + id + "/withdrawal", Map.of("version", 1))
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("WITHDRAWN");
        refused(get("/api/guide/v1/materials/" + id, li), 404, "not_found");
        send(HttpMethod.POST, MATERIALS + "/" + id + "/restoration", Map.of("version", 2))
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("ACTIVE");
    }

    @Test
    void categoriesAreATreeAndOnlyAnEmptyOneGoes() {
        var shelf = field(
                send(HttpMethod.POST, "/api/admin/v1/material-categories", Map.of("name", "服装"))
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                "id");
        var id = created(Map.of("kind", "TEXT", "title", "裙", "text", "文案", "categoryId", shelf));

        get("/api/guide/v1/materials?categoryId=" + shelf, li)
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id);
        refused(
                http.delete()
                        .uri("/api/admin/v1/material-categories/" + shelf)
                        .headers(headers -> headers.setBearerAuth(hq))
                        .exchange(),
                409,
                "category_not_empty");
        refused(get("/api/guide/v1/materials?categoryId=1", li), 404, "not_found");
    }

    @Test
    void aGuidesPosterIsAPicture() throws IOException {
        var background = field(
                upload("IMAGE", png(300, 500), MediaType.IMAGE_PNG)
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                "id");
        var id = created(Map.of("kind", "POSTER", "title", "春日海报", "text", "春日上新", "fileId", background));

        var jpeg = get("/api/guide/v1/materials/" + id + "/poster", li)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getHeight()).isEqualTo(1200);
    }

    private byte[] png(int width, int height) throws IOException {
        return Files.readAllBytes(Pictures.picture(folder, "png", width, height));
    }

    private static DataBuffer buffer(int size) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]);
    }

    private static DataBuffer text(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static MultipartBodyBuilder form(byte[] bytes, MediaType type) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(bytes), type).filename("../../evil.exe");
        return form;
    }

    private WebTestClient.ResponseSpec upload(String kind, byte[] bytes, MediaType type) {
        return http.post()
                .uri(FILES + "?kind=" + kind)
                .headers(headers -> headers.setBearerAuth(hq))
                .body(BodyInserters.fromMultipartData(form(bytes, type).build()))
                .exchange();
    }

    private String created(Map<String, ?> material) {
        return field(
                send(HttpMethod.POST, MATERIALS, material)
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                "id");
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String path, Map<String, ?> body) {
        return http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(hq))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        var body = answer.expectStatus().isEqualTo(status).expectBody();
        if (code != null) {
            body.jsonPath("$.code").isEqualTo(code);
        }
    }

    private static String field(byte[] json, String name) {
        var found = JsonPath.read(new String(json, StandardCharsets.UTF_8), "$." + name);
        return found.toString();
    }

    private String token(String path, Map<String, String> credentials) {
        return field(
                http.post()
                        .uri(path)
                        .bodyValue(credentials)
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                "accessToken");
    }
}
