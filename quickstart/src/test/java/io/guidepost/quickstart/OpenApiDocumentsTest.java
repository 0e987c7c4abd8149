package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What clients read in the repository is what the applications serve. */
@ExtendWith(RunningQuickstart.class)
class OpenApiDocumentsTest {

    private static final String REWRITE = "mvn verify -pl quickstart -am -Dtest=OpenApiDocumentsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    @Test
    void guideApi() throws Exception {
        compare("guide-api", RunningQuickstart.guideApi());
    }

    @Test
    void miniappApi() throws Exception {
        compare("miniapp-api", RunningQuickstart.miniappApi());
    }

    /** The typed part of the client is written from the document: another document, another client. */
    @Test
    void miniappClient() throws Exception {
        var kept = repository().resolve("clients/miniapp-ts/src/generated/api.ts");
        compare(kept, MiniappClientWriter.api(JSON.readTree(served(RunningQuickstart.miniappApi()))));
    }

    /** For every endpoint: a sentence in each language, an example of each body, and the codes of its refusals in words. */
    @Test
    void everyEndpointIsDescribed() throws Exception {
        var missing = new ArrayList<String>();
        for (var application : List.of(RunningQuickstart.guideApi(), RunningQuickstart.miniappApi())) {
            var document = JSON.readTree(served(application));
            var told = document.at("/components/examples");
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(endpoint -> {
                        var where = endpoint.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                        lacks(endpoint.getValue(), told).forEach(lack -> missing.add(where + ": " + lack));
                    }));
        }

        assertThat(missing)
                .as("@Operation(summary = \"中文 English\") says what an endpoint is for")
                .isEmpty();
    }

    private static List<String> lacks(JsonNode endpoint, JsonNode told) {
        var lacks = new ArrayList<String>();
        if (endpoint.at("/x-summary/zh-CN").asString("").isBlank()
                || endpoint.at("/x-summary/en").asString("").isBlank()) {
            lacks.add("no summary in Chinese and English, but \""
                    + endpoint.path("summary").asString("") + "\"");
        }
        var request = endpoint.at("/requestBody/content/application~1json");
        if (!request.isMissingNode() && !request.has("example") && !request.has("examples")) {
            lacks.add("no example of the request");
        }
        endpoint.path("responses").properties().forEach(response -> {
            var json = response.getValue().at("/content/application~1json");
            if (response.getKey().startsWith("2")
                    && !json.isMissingNode()
                    && !json.has("example")
                    && !json.has("examples")) {
                lacks.add("no example of the answer");
            }
        });
        if (endpoint.path("x-error-codes").isEmpty()) {
            lacks.add("no error codes");
        }
        for (var code : endpoint.path("x-error-codes")) {
            var example = told.path(code.asString());
            if (example.path("summary").asString("").isBlank()
                    || example.path("description").asString("").isBlank()) {
                lacks.add("no words in both languages for " + code.asString());
            }
        }
        return lacks;
    }

    private static void compare(String name, URI application) throws Exception {
        var served = served(application);
        assertThat(served).doesNotContain("127.0.0.1", "localhost", ":" + application.getPort());
        compare(repository().resolve("docs/openapi/" + name + ".json"), served);
    }

    private static void compare(Path kept, String served) throws IOException {
        // What a change would write, for whoever wants to look first.
        var seen = Files.createDirectories(repository().resolve("quickstart/target/openapi"))
                .resolve(kept.getFileName().toString());
        Files.writeString(seen, served);
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, served);
        }
        assertThat(Files.exists(kept) ? Files.readString(kept) : "")
                .as(
                        "%s is not what the application serves. If the change is meant, this rewrites it: %s",
                        kept, REWRITE)
                .isEqualTo(served);
    }

    private static String served(URI application) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(application.resolve("/v3/api-docs")).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.writeValueAsString(JSON.readTree(answer.body())).replace("\r\n", "\n") + "\n";
    }

    /** The tests may be started in the module or at the root. */
    static Path repository() {
        var here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("quickstart")) ? here : here.getParent();
    }
}
