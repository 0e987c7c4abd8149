package io.guidepost.webedge.paging;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Component
class PageRequestResolver implements HandlerMethodArgumentResolver, WebFluxConfigurer {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> {
            var query = exchange.getRequest().getQueryParams();
            var cursor = Optional.ofNullable(query.getFirst("cursor")).map(Cursor::decode);
            return new PageRequest(limit(query.getFirst("limit")), cursor);
        });
    }

    private static int limit(String given) {
        if (given == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        if (given.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        }
        throw new Refusal(
                Refusal.Kind.MALFORMED,
                "invalid_limit",
                new Words(
                        "limit 必须是 1 到 %d 的整数".formatted(PageRequest.MAX_LIMIT),
                        "limit must be a whole number from 1 to %d".formatted(PageRequest.MAX_LIMIT)),
                Map.of("field", "limit"));
    }
}
