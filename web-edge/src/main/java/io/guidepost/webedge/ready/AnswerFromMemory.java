package io.guidepost.webedge.ready;

import io.guidepost.webedge.session.KnownCallers;
import io.guidepost.webedge.trace.TraceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stands before the web stack and gives {@link ReadyAnswers} to callers whose token and session are known to be good. For
 * a page that everybody looks at, filters, observation and dispatching cost ten times the answer. Whatever is not exactly
 * such a request goes the ordinary way, and gets the same bytes and headers there.
 */
@Component
class AnswerFromMemory implements HttpHandlerDecoratorFactory {

    private final ObjectProvider<ReadyAnswers> answers;
    private final KnownCallers callers;
    private final Counter given;

    AnswerFromMemory(ObjectProvider<ReadyAnswers> answers, KnownCallers callers, MeterRegistry meters) {
        this.answers = answers;
        this.callers = callers;
        this.given = Counter.builder("guidepost.answers.from.memory")
                .description("Answers given before the web stack; not part of http.server.requests")
                .register(meters);
    }

    @Override
    public HttpHandler apply(HttpHandler ordinary) {
        var ready = answers.getIfAvailable();
        if (ready == null) {
            return ordinary;
        }
        return (request, response) -> {
            var bytes = bytesFor(request, ready);
            return bytes == null ? ordinary.handle(request, response) : write(request, response, bytes);
        };
    }

    private byte[] bytesFor(ServerHttpRequest request, ReadyAnswers ready) {
        if (request.getMethod() != HttpMethod.GET || !isPlain(request.getHeaders())) {
            return null;
        }
        var address = request.getURI();
        var bytes = ready.at(address.getRawPath(), address.getRawQuery());
        return bytes != null && callers.isKnown(ready.audience(), request.getHeaders()) ? bytes : null;
    }

    /** Another type than JSON, another origin, a body: all that is for the ordinary way to judge. */
    private static boolean isPlain(HttpHeaders headers) {
        var accept = headers.getFirst(HttpHeaders.ACCEPT);
        return (accept == null || accept.contains("*/*") || accept.contains(MediaType.APPLICATION_JSON_VALUE))
                && !headers.containsHeader(HttpHeaders.ORIGIN)
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && !headers.containsHeader("traceparent");
    }

    private Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, byte[] bytes) {
        given.increment();
        response.setStatusCode(HttpStatus.OK);
        var headers = response.getHeaders();
        callers.writeSecurityHeaders(request, headers);
        headers.set(TraceId.HEADER, TraceId.fresh());
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
