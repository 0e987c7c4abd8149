package io.guidepost.domain.search;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The engine outside, if there is one; from {@code guidepost.search.engine.*}. */
@Component
class EngineSettings {

    private final Optional<URI> url;
    private final String index;
    private final String authorization;
    private final Duration timeout;
    private final boolean hasFallback;

    EngineSettings(
            @Value("${guidepost.search.engine.url:}") String url,
            @Value("${guidepost.search.engine.index:guidepost-products}") String index,
            @Value("${guidepost.search.engine.authorization:}") String authorization,
            @Value("${guidepost.search.engine.timeout:800ms}") Duration timeout,
            @Value("${guidepost.search.engine.fallback:true}") boolean hasFallback) {
        if (!index.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("guidepost.search.engine.index is no name of an index: " + index);
        }
        this.url = url.isBlank() ? Optional.empty() : Optional.of(URI.create(url.endsWith("/") ? url : url + "/"));
        this.index = index;
        this.authorization = authorization;
        this.timeout = timeout;
        this.hasFallback = hasFallback;
    }

    boolean isConfigured() {
        return url.isPresent();
    }

    /** An address of the engine; the path may begin with the index. */
    URI at(String path) {
        return url.orElseThrow().resolve(path);
    }

    String index() {
        return index;
    }

    /** The whole header, such as {@code ApiKey …} or {@code Basic …}; empty for none. */
    String authorization() {
        return authorization;
    }

    Duration timeout() {
        return timeout;
    }

    boolean hasFallback() {
        return hasFallback;
    }
}
