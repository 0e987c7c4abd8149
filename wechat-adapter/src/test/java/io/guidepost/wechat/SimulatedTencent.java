package io.guidepost.wechat;

import io.guidepost.embedded.TestRedis;
import io.guidepost.simulator.AdapterProperties;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator, and the adapter wired to it as an application wires it. */
public final class SimulatedTencent implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Simulator simulator;
    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SimulatedTencent(Simulator simulator, ConfigurableApplicationContext context) {
        this.simulator = simulator;
        this.context = context;
    }

    /** With short pauses and a Redis database of its own; {@code extra} properties win. */
    public static SimulatedTencent start(String... extra) {
        var simulator = Simulator.start(SimulatorSettings.defaults()
                .withRetryTimeFactor(0.01)
                .withRefundDelay(Duration.ofMillis(100))
                .withDispatchDelay(Duration.ofSeconds(2)));
        var tencent = new SimulatedTencent(
                simulator, context(simulator, TestRedis.fresh().url(), extra));
        // The first answer of a fresh JVM is slow, and tests have short time-outs.
        tencent.panel("GET", "/sim/clock", "");
        return tencent;
    }

    /** Another process of the same application. */
    public static ConfigurableApplicationContext context(Simulator simulator, String redisUrl, String... extra) {
        var properties = new LinkedHashMap<>(AdapterProperties.of(simulator, URI.create("http://127.0.0.1:1")));
        properties.put("spring.data.redis.url", redisUrl);
        properties.put("spring.data.redis.timeout", "500ms");
        for (var property : extra) {
            int equals = property.indexOf('=');
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(context -> ((org.springframework.context.support.GenericApplicationContext) context)
                        .registerBean("clock", Clock.class, simulator::clock))
                .run();
    }

    public Simulator simulator() {
        return simulator;
    }

    public <T> T port(Class<T> type) {
        return context.getBean(type);
    }

    /** Orders something at the control panel. */
    public JsonNode order(String path, String body) {
        return panel("POST", path, body);
    }

    public JsonNode panel(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next {@code times} calls of {@code path} fail in this way; {@code more} are further fields of the order. */
    public void fault(String path, String mode, int times, String more) {
        order("/sim/faults", "{\"path\":\"%s\",\"mode\":\"%s\",\"times\":%d%s}".formatted(path, mode, times, more));
    }

    public void noFaults() {
        panel("DELETE", "/sim/faults", "");
    }

    /** What was called on {@code path}, newest first. */
    public List<JsonNode> calls(String path) {
        return panel("GET", "/sim/calls?limit=1000&path=" + URLEncoder.encode(path, StandardCharsets.UTF_8), "")
                .path("items")
                .valueStream()
                .toList();
    }

    @Override
    public void close() {
        context.close();
        simulator.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataRedisAutoConfiguration.class, WeChatAdapter.class})
    static class Application {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
