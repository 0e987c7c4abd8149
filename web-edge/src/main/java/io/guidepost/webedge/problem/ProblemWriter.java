package io.guidepost.webedge.problem;

import io.guidepost.core.words.Words;
import io.guidepost.webedge.trace.TraceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Puts a problem on the wire as {@code application/problem+json}. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        var language = Language.of(exchange.getRequest().getHeaders());
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLanguage(language);
        response.getHeaders().setCacheControl("no-store");
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));

        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:guidepost:problem:" + problem.code());
        body.put("title", problem.title().in(language));
        body.put("status", problem.status().value());
        body.put("detail", problem.detail().in(language));
        body.put("instance", exchange.getRequest().getPath().value());
        body.put("code", problem.code());
        body.put("traceId", TraceId.of(exchange));
        problem.members().forEach((name, value) -> body.putIfAbsent(name, told(value, language)));
        var bytes = response.bufferFactory().wrap(json.writeValueAsBytes(body));
        response.getHeaders().setContentLength(bytes.readableByteCount());
        return response.writeWith(Mono.just(bytes));
    }

    /** Sentences within the members are told in the reader's language, too. */
    private static Object told(Object value, Locale language) {
        if (value instanceof Words words) {
            return words.in(language);
        }
        if (value instanceof List<?> values) {
            return values.stream().map(each -> told(each, language)).toList();
        }
        if (value instanceof Map<?, ?> members) {
            var told = new LinkedHashMap<Object, Object>();
            members.forEach((name, member) -> told.put(name, told(member, language)));
            return told;
        }
        return value;
    }
}
