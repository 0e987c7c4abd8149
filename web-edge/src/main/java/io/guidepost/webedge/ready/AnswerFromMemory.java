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
            var answer = answerFor(request, ready);
            return answer == null ? ordinary.handle(request, response) : write(request, response, answer);
        };
    }

    private ReadyAnswer answerFor(ServerHttpRequest request, ReadyAnswers ready) {
        if (request.getMethod() != HttpMethod.GET || !isPlain(request.getHeaders())) {
            return null;
        }
        var address = request.getURI();
        var answer = ready.at(address.getRawPath(), address.getRawQuery());
        return answer != null && callers.isKnown(ready.audience(), request.getHeaders()) ? answer : null;
    }

    /** Another type than JSON, another origin, a body: all that is for the ordinary way to judge. */
    private static boolean isPlain(HttpHeaders headers) {
        var accept = headers.getFirst(HttpHeaders.ACCEPT);
        return (accept == null || accept.contains("*/*") || accept.contains(MediaType.APPLICATION_JSON_VALUE))
                && !headers.containsHeader(HttpHeaders.ORIGIN)
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && !headers.containsHeader("traceparent");
    }

    private Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, ReadyAnswer answer) {
        given.increment();
        var headers = response.getHeaders();
        callers.writeSecurityHeaders(request, headers);
        headers.remove(HttpHeaders.PRAGMA);
        headers.remove(HttpHeaders.EXPIRES);
        headers.set(HttpHeaders.CACHE_CONTROL, ReadyAnswer.KEPT);
        headers.set(HttpHeaders.ETAG, answer.tag());
        headers.set(TraceId.HEADER, TraceId.fresh());
        if (hasIt(request, answer)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatus.OK);
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.setContentLength(answer.bytes().length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.bytes())));
    }

    /** One tag, as a client sends that has one answer; lists of tags are for the ordinary way, which has sent none. */
    private static boolean hasIt(ServerHttpRequest request, ReadyAnswer answer) {
        var known = request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.equals(answer.tag()) || known.equals("W/" + answer.tag()));
    }
}
