package io.guidepost.webedge.session;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Behind the security chains, which know who is calling: asks the gates whether he may come to this address. */
@Component
@Order(0)
class AccessFilter implements WebFilter {

    private final ObjectProvider<AccessGate> gates;

    AccessFilter(ObjectProvider<AccessGate> gates) {
        this.gates = gates;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        var gate = gates.stream()
                .filter(one -> path.startsWith("/api/" + one.audience().key() + "/"))
                .findFirst();
        if (gate.isEmpty()) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> (SignedIn) context.getAuthentication().getPrincipal())
                .flatMap(who -> gate.get().admit(who, exchange))
                .flatMap(admitted -> chain.filter(exchange)
                        .contextWrite(
                                ReactiveSecurityContextHolder.withAuthentication(new BearerAuthentication(admitted)))
                        .thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> chain.filter(exchange).thenReturn(true)))
                .then();
    }
}
