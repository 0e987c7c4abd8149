package io.guidepost.webedge.problem;

import io.guidepost.webedge.file.BodyLimits;
import io.guidepost.webedge.file.UploadDoor;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that announces itself as too large before a byte of it is read. One that hides its length is stopped by the
 * codec at the same size ({@code spring.http.codecs.max-in-memory-size}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter implements WebFilter {

    private final BodyLimits limits;
    private final Map<String, DataSize> uploads;
    private final ProblemWriter writer;

    BodyLimitFilter(BodyLimits limits, ObjectProvider<UploadDoor> uploads, ProblemWriter writer) {
        this.limits = limits;
        this.uploads = uploads.stream()
                .collect(Collectors.toMap(UploadDoor::path, door -> door.most().orElse(limits.maxUpload())));
        this.writer = writer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long announced = exchange.getRequest().getHeaders().getContentLength();
        var most = uploads.getOrDefault(exchange.getRequest().getPath().value(), limits.maxBody());
        return announced > most.toBytes() ? writer.write(exchange, Problems.tooLarge()) : chain.filter(exchange);
    }
}
