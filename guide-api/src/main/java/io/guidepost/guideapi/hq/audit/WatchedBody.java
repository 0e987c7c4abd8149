package io.guidepost.guideapi.hq.audit;

import io.guidepost.core.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A request whose body is digested while the handler reads it, and whose reason is kept, where it gives one. */
final class WatchedBody extends ServerHttpRequestDecorator {

    private static final int KEPT = 16 * 1024;
    private static final int LONGEST_REASON = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final MessageDigest digest = Sha256.begin();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final boolean isJson;
    private boolean isEmpty = true;

    WatchedBody(ServerHttpRequest request) {
        super(request);
        isJson = request.getHeaders().getContentType() != null
                && request.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_JSON);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().doOnNext(this::see);
    }

    private synchronized void see(DataBuffer buffer) {
        try (var parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(this::see);
        }
    }

    private void see(ByteBuffer part) {
        isEmpty = isEmpty && !part.hasRemaining();
        digest.update(part.duplicate());
        if (isJson && kept.size() < KEPT) {
            var bytes = new byte[Math.min(part.remaining(), KEPT - kept.size())];
            part.duplicate().get(bytes);
            kept.writeBytes(bytes);
        }
    }

    /** SHA-256 of what was read so far, in hexadecimal digits; empty without a body. */
    synchronized String digest() {
        try {
            return isEmpty ? "" : HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("SHA-256 can be cloned", impossible);
        }
    }

    /** What the body says under {@code reason}; empty where it says nothing. */
    synchronized String reason() {
        if (!isJson || kept.size() == 0 || kept.size() >= KEPT) {
            return "";
        }
        try {
            var reason = JSON.readTree(kept.toByteArray()).path("reason").asString("");
            return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
