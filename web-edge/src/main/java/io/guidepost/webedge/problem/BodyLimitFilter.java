package io.guidepost.webedge.problem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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

    private final Settings settings;
    private final ProblemWriter writer;

    BodyLimitFilter(Settings settings, ProblemWriter writer) {
        this.settings = settings;
        this.writer = writer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long announced = exchange.getRequest().getHeaders().getContentLength();
        return announced > settings.maxBody().toBytes()
                ? writer.write(exchange, Problems.tooLarge())
                : chain.filter(exchange);
    }

    @ConfigurationProperties("guidepost.web")
    record Settings(@DefaultValue("256KB") DataSize maxBody) {}
}
