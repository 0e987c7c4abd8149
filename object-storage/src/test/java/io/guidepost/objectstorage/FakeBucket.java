package io.guidepost.objectstorage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An S3 store in memory that takes nothing without a good signature (AWS Signature Version 4), counted anew from what came over
 * the wire and the secret.
 */
final class FakeBucket implements AutoCloseable {

    static final String ACCESS_KEY = "GUIDEPOSTTESTKEY";
    static final String SECRET_KEY = "a secret that only both sides know";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final Map<String, String> dispositions = new ConcurrentHashMap<>();
    volatile int failures;

    private final HttpServer server;

    FakeBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4, work -> {
            var thread = new Thread(work, "fake-bucket");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (failures > 0) {
                failures--;
                send(exchange, 503, error("SlowDown"));
            } else if (!isSigned(exchange, body)) {
                send(exchange, 403, error("SignatureDoesNotMatch"));
            } else {
                serve(exchange, body);
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void serve(HttpExchange exchange, byte[] body) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(path, body);
                dispositions.put(path, exchange.getRequestHeaders().getFirst("Content-Disposition"));
                exchange.getResponseHeaders().set("ETag", "\"1\"");
                send(exchange, 200, new byte[0]);
            }
            case "DELETE" -> {
                objects.remove(path);
                send(exchange, 204, new byte[0]);
            }
            case "GET" -> {
                var found = objects.get(path);
                send(exchange, found == null ? 404 : 200, found == null ? error("NoSuchKey") : found);
            }
            default -> send(exchange, 405, error("MethodNotAllowed"));
        }
    }

    private static byte[] error(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>no</Message></Error>"
                .formatted(code)
                .getBytes(UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        var headers = exchange.getRequestHeaders();
        var authorization = headers.getFirst("Authorization");
        var hash = headers.getFirst("x-amz-content-sha256");
        if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ") || !isOf(hash, body)) {
            return false;
        }
        var parts = Arrays.stream(authorization.substring(17).split(",\\s*"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        var credential = parts.get("Credential").split("/", 2);
        var scope = credential[1];
        var canonicalHeaders = Arrays.stream(parts.get("SignedHeaders").split(";"))
                .map(name -> name + ":" + String.join(",", headers.get(name)).strip() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                // One parameter at most, so there is nothing to sort.
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                canonicalHeaders,
                parts.get("SignedHeaders"),
                hash);
        var toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                headers.getFirst("x-amz-date"),
                scope,
                hex(sha256(canonical.getBytes(UTF_8))));
        byte[] key = ("AWS4" + SECRET_KEY).getBytes(UTF_8);
        for (var step : scope.split("/")) {
            key = hmac(key, step);
        }
        return credential[0].equals(ACCESS_KEY) && hex(hmac(key, toSign)).equals(parts.get("Signature"));
    }

    /** A question has no content to be signed; what is to be kept has. */
    private static boolean isOf(String hash, byte[] body) throws GeneralSecurityException {
        return body.length == 0 && "UNSIGNED-PAYLOAD".equals(hash)
                || hex(sha256(body)).equals(hash);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
