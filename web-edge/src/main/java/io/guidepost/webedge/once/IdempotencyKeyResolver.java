package io.guidepost.webedge.once;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Component
class IdempotencyKeyResolver implements HandlerMethodArgumentResolver, WebFluxConfigurer {

    static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 128;
    private static final int MAX_ROUTE = 160;

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> read(exchange));
    }

    private static IdempotencyKey read(ServerWebExchange exchange) {
        var given = exchange.getRequest().getHeaders().getOrDefault(HEADER, List.of());
        if (given.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "idempotency_key_required",
                    new Words("缺少 Idempotency-Key 请求头", "The header Idempotency-Key is required"));
        }
        var request = exchange.getRequest();
        var route = request.getMethod().name() + " " + request.getURI().getRawPath();
        if (given.size() > 1 || !isWellFormed(given.get(0)) || route.length() > MAX_ROUTE) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "idempotency_key_malformed",
                    new Words(
                            "Idempotency-Key 必须是 1 到 128 个可见 ASCII 字符",
                            "Idempotency-Key must be 1 to 128 visible ASCII characters"));
        }
        return new IdempotencyKey(given.get(0), route);
    }

    /** No blanks either: the database would take two keys that differ in trailing blanks for the same. */
    private static boolean isWellFormed(String key) {
        return !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
