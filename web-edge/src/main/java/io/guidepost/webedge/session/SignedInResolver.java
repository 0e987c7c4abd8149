package io.guidepost.webedge.session;

import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands the verified caller to controllers that ask for one. */
@Component
class SignedInResolver implements HandlerMethodArgumentResolver, WebFluxConfigurer {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return SignedIn.class.isAssignableFrom(parameter.getParameterType());
    }

    /** A controller on the wrong path would ask for somebody who cannot be here: our mistake, and not the caller's. */
    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> context.getAuthentication().getPrincipal())
                .filter(parameter.getParameterType()::isInstance)
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("%s is asked for on %s, which another audience uses"
                                .formatted(
                                        parameter.getParameterType().getSimpleName(),
                                        exchange.getRequest().getPath().value()))));
    }
}
