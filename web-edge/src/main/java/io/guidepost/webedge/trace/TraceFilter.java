package io.guidepost.webedge.trace;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells the client the trace id of its request, and everybody further in through the Reactor context. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = TraceId.of(exchange);
        exchange.getResponse().getHeaders().set(TraceId.HEADER, id);
        return chain.filter(exchange).contextWrite(context -> context.put(TraceId.CONTEXT_KEY, id));
    }
}
