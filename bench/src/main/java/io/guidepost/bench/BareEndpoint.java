package io.guidepost.bench;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** The least that WebFlux on Netty can do: the same bytes from memory, without security, tracing or metrics. */
final class BareEndpoint implements AutoCloseable {

    private final Process process;
    private final URI uri;

    private BareEndpoint(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** A JVM of its own with no options, like the product's. */
    static BareEndpoint start(Path folder) throws IOException, InterruptedException {
        int port = Instance.freePorts()[0];
        var jar = Path.of(BareEndpoint.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .replaceFirst("^nested:", "")
                        .replaceFirst("/!.*$", ""))
                .toString();
        var process = new ProcessBuilder(
                        Instance.java(), "-jar", jar, "bare-endpoint", Integer.toString(port), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare-endpoint.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var uri = URI.create("http://127.0.0.1:" + port);
        for (int i = 0; !Instance.isReady(uri); i++) {
            if (i > 600 || !process.isAlive()) {
                process.destroy();
                throw new IllegalStateException("The bare endpoint did not start; see " + folder);
            }
            Thread.sleep(50);
        }
        return new BareEndpoint(process, uri);
    }

    static void serve(int port, Path folder) throws IOException {
        var detail = Files.readAllBytes(folder.resolve("detail"));
        var list = Files.readAllBytes(folder.resolve("list"));
        var refusal = folder.resolve("refusal");
        var no = Files.exists(refusal) ? Files.readAllBytes(refusal) : new byte[] {'{', '}'};
        var routes = route(GET("/api/shop/v1/products/{id}"), request -> json(detail))
                .andRoute(GET("/api/shop/v1/products"), request -> json(list))
                .andRoute(POST("/api/shop/v1/flash-sales/{id}/orders"), request -> request.bodyToMono(byte[].class)
                        .then(ServerResponse.status(422)
                                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                                .contentLength(no.length)
                                .bodyValue(no)))
                .andRoute(GET("/actuator/health/readiness"), request -> json(new byte[] {'{', '}'}));
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindNow()
                .onDispose()
                .block();
    }

    private static Mono<ServerResponse> json(byte[] bytes) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .contentLength(bytes.length)
                .bodyValue(bytes);
    }

    URI uri() {
        return uri;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
