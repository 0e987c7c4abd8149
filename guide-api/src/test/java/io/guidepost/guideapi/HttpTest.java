package io.guidepost.guideapi;

import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running application, its organization read from WeCom, and the people of the demonstration to sign in. */
public abstract class HttpTest {

    private static final Map<String, String> ADMINISTRATORS = new ConcurrentHashMap<>();

    @LocalServerPort
    protected int port;

    @Autowired
    protected SyncContacts sync;

    @Autowired
    private DemoAdmins demoAdmins;

    protected final JsonMapper json = JsonMapper.shared();
    protected WebTestClient http;

    @BeforeEach
    void theHouseIsOpen() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
    }

    /** The access token of an administrator of the demonstration. Checking a password is made slow on purpose: once will do. */
    protected final String admin(String username) {
        return ADMINISTRATORS.compute(
                port + username,
                (key, known) -> known != null && isGood(known)
                        ? known
                        : session(
                                "/api/admin/v1/sessions",
                                Map.of("username", username, "password", username + "-demo-pass")));
    }

    /** For who changes what an administrator of the demonstration may do. */
    protected final void signInAnew(String username) {
        ADMINISTRATORS.remove(port + username);
    }

    private boolean isGood(String token) {
        return http.get()
                .uri("/api/admin/v1/account")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .is2xxSuccessful();
    }

    /** The access token of a guide. */
    protected final String guide(String userid) {
        return session("/api/guide/v1/sessions", Map.of("code", "sim:" + userid));
    }

    private String session(String path, Map<String, String> credentials) {
        return call(HttpMethod.POST, path, null, credentials, 201)
                .path("accessToken")
                .asString();
    }

    /** A client that always speaks as this administrator. */
    protected final WebTestClient as(String username) {
        return speaking(admin(username));
    }

    /** A client that always speaks with this token. */
    protected final WebTestClient speaking(String token) {
        return http.mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }

    /**
     * What comes back, once its status is seen to be that one.
     *
     * @param token null to ask as nobody
     * @param body as it is if it is a text, else as JSON; null for none
     */
    protected final JsonNode call(HttpMethod method, String path, String token, Object body, int status) {
        var request = http.method(method).uri(path).headers(headers -> {
            headers.setContentType(MediaType.APPLICATION_JSON);
            if (token != null) {
                headers.setBearerAuth(token);
            }
        });
        var answer = (body == null ? request : request.bodyValue(body))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return answer == null ? json.createObjectNode() : json.readTree(answer);
    }

    /** The stable code of a refusal. */
    protected static String codeOf(JsonNode problem) {
        return problem.path("code").asString();
    }
}
