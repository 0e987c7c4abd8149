package io.guidepost.webedge.once;

import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes the stored text as it is; any codec in between could make a difference. */
@Component
class OnceAnswerWriter implements HandlerResultHandler, Ordered {

    @Override
    public boolean supports(HandlerResult result) {
        var type = result.getReturnType();
        return type.toClass() == OnceAnswer.class
                || Mono.class.isAssignableFrom(type.toClass())
                        && type.getGeneric(0).toClass() == OnceAnswer.class;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        return answerOf(result.getReturnValue()).flatMap(answer -> write(exchange, answer));
    }

    private static Mono<OnceAnswer<?>> answerOf(Object returned) {
        return returned instanceof Mono<?> later
                ? later.map(answer -> (OnceAnswer<?>) answer)
                : Mono.justOrEmpty((OnceAnswer<?>) returned);
    }

    private static Mono<Void> write(ServerWebExchange exchange, OnceAnswer<?> once) {
        var answer = once.answered().answer();
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        answer.location().ifPresent(location -> response.getHeaders().set(HttpHeaders.LOCATION, location));
        if (once.answered().replayed()) {
            response.getHeaders().set("Idempotent-Replayed", "true");
        }
        var bytes = response.bufferFactory().wrap(answer.body().getBytes(StandardCharsets.UTF_8));
        response.getHeaders().setContentLength(bytes.readableByteCount());
        return response.writeWith(Mono.just(bytes));
    }

    /** Before the handlers that would take the answer for an ordinary body. */
    @Override
    public int getOrder() {
        return -10;
    }
}
