package io.guidepost.webedge.trace;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** The trace id of a request: that of the running trace, or one of our own where tracing is switched off. */
public final class TraceId {

    /** Name in the logging context; the same one Micrometer uses. */
    public static final String MDC_KEY = "traceId";

    /** Key in the Reactor context. */
    public static final Object CONTEXT_KEY = TraceId.class;

    /** In which every answer tells it. */
    public static final String HEADER = "X-Trace-Id";

    private static final String ATTRIBUTE = TraceId.class.getName();

    private static final HexFormat HEX = HexFormat.of();

    private TraceId() {}

    /** 32 hexadecimal digits, the same for the whole request. */
    public static String of(ServerWebExchange exchange) {
        return (String) exchange.getAttributes()
                .computeIfAbsent(ATTRIBUTE, absent -> ofRunningTrace(exchange).orElseGet(TraceId::fresh));
    }

    private static Optional<String> ofRunningTrace(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observation -> (TracingContext) observation.get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .filter(id -> !id.isBlank());
    }

    /** A new one, for a request that is not traced. */
    public static String fresh() {
        var random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
