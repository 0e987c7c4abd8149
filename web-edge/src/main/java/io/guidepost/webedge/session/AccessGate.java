package io.guidepost.webedge.session;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Whether somebody who is signed in may come to an address at all; asked before any handler is looked for. An application
 * offers one as a bean for the audiences whose rights it knows.
 */
public interface AccessGate {

    /** Whose addresses it guards; the others are none of its business. */
    Audience audience();

    /**
     * As whom he acts there: himself, or himself with the roles that let him in. An error refuses him. Must not block.
     */
    Mono<? extends SignedIn> admit(SignedIn who, ServerWebExchange exchange);
}
