package io.guidepost.webedge.problem;

import io.guidepost.webedge.trace.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The only place where something thrown becomes an answer: from controllers, from filters, from security and for addresses
 * that nobody serves. One place, so that there is one shape.
 */
@Component
@Order(-2)
public class ProblemAdvice
        implements ErrorWebExceptionHandler, ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        var problem = Problems.of(thrown);
        log(exchange, thrown, problem);
        if (thrown instanceof ErrorResponse answered) {
            var allowed = answered.getHeaders().getFirst(HttpHeaders.ALLOW);
            if (allowed != null) {
                exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, allowed);
            }
        }
        return answer(exchange, problem);
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException thrown) {
        return answer(exchange, Problems.unauthenticated());
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException thrown) {
        return answer(exchange, Problems.forbidden());
    }

    /** For what nobody serves: told apart neither by role nor by token. */
    public Mono<Void> notFound(ServerWebExchange exchange) {
        return answer(exchange, Problems.notFound());
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        if (problem.status().value() == 401) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return writer.write(exchange, problem);
    }

    /** A refusal is an ordinary answer; a dead dependency is one line; only what is our fault carries its stack. */
    private static void log(ServerWebExchange exchange, Throwable thrown, Problem problem) {
        var request = exchange.getRequest();
        try (var named = MDC.putCloseable(TraceId.MDC_KEY, TraceId.of(exchange))) {
            if (problem.status().value() == 500) {
                LOG.error("{} {} failed", request.getMethod(), request.getPath().value(), thrown);
            } else if (problem.status().is5xxServerError()) {
                LOG.warn(
                        "{} {} answered {}: {}",
                        request.getMethod(),
                        request.getPath().value(),
                        problem.code(),
                        rootOf(thrown));
            }
        }
    }

    private static String rootOf(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.toString();
    }
}
