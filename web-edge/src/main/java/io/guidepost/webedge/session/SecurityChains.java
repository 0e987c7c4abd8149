package io.guidepost.webedge.session;

import io.guidepost.webedge.problem.ProblemAdvice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/**
 * Who may come in where, told by the path alone: what is open, then one chain per audience, then nothing. Tokens travel in
 * the {@code Authorization} header only, so no browser sends them by itself and there is no CSRF to prevent.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChains {

    private static final List<String> ALWAYS_OPEN =
            List.of("/callbacks/**", "/actuator/health", "/actuator/health/**", "/actuator/prometheus");

    private static final List<String> DOCS = List.of(
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/**",
            "/swagger-ui.html",
            "/swagger-ui/**",
            "/webjars/**");

    private final Tokens tokens;
    private final SessionGates gates;
    private final ProblemAdvice problems;
    private final SecuritySettings settings;

    SecurityChains(Tokens tokens, SessionGates gates, ProblemAdvice problems, SecuritySettings settings) {
        this.tokens = tokens;
        this.gates = gates;
        this.problems = problems;
        this.settings = settings;
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain open(
            ServerHttpSecurity http, @Value("${guidepost.docs.public:true}") boolean docsArePublic) {
        var open = new ArrayList<ServerWebExchangeMatcher>();
        for (var audience : Audience.values()) {
            open.add(new PathPatternParserServerWebExchangeMatcher(
                    "/api/%s/*/sessions".formatted(audience.key()), HttpMethod.POST));
        }
        ALWAYS_OPEN.forEach(path -> open.add(new PathPatternParserServerWebExchangeMatcher(path)));
        settings.openPaths().forEach(path -> open.add(new PathPatternParserServerWebExchangeMatcher(path)));
        if (docsArePublic) {
            DOCS.forEach(path -> open.add(new PathPatternParserServerWebExchangeMatcher(path)));
        }
        return bare(http.securityMatcher(new OrServerWebExchangeMatcher(open)))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain guide(ServerHttpSecurity http) {
        return chainOf(Audience.GUIDE, http);
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain admin(ServerHttpSecurity http) {
        return chainOf(Audience.ADMIN, http);
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain shop(ServerHttpSecurity http) {
        return chainOf(Audience.SHOP, http);
    }

    /** Whatever is left is served to nobody, and looks like nothing is there. */
    @Bean
    @Order(3)
    SecurityWebFilterChain nothingElse(ServerHttpSecurity http) {
        return bare(http.securityMatcher(ServerWebExchangeMatchers.anyExchange()))
                .authorizeExchange(exchanges -> exchanges.anyExchange().denyAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint((exchange, denied) -> problems.notFound(exchange))
                                .accessDeniedHandler((exchange, denied) -> problems.notFound(exchange)))
                .build();
    }

    /** One observation per request is kept; those of every single filter cost more than the answer they accompany. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** There are no users with passwords in Spring Security's sense; without this, one would be made up and logged. */
    @Bean
    ReactiveUserDetailsService noUsers() {
        return username -> Mono.empty();
    }

    private SecurityWebFilterChain chainOf(Audience audience, ServerHttpSecurity http) {
        var bearer = new AuthenticationWebFilter(manager(audience));
        bearer.setServerAuthenticationConverter(new ServerBearerTokenAuthenticationConverter());
        bearer.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        bearer.setAuthenticationFailureHandler((exchange, failed) -> problems.commence(exchange.getExchange(), failed));
        return bare(http.securityMatcher(
                        ServerWebExchangeMatchers.pathMatchers("/api/%s/**".formatted(audience.key()))))
                .addFilterAt(bearer, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    private ReactiveAuthenticationManager manager(Audience audience) {
        return presented -> Mono.just(presented)
                .cast(BearerTokenAuthenticationToken.class)
                .flatMap(token -> Mono.justOrEmpty(tokens.verify(audience, token.getToken())))
                .filterWhen(verified -> gates.isStillValid(
                        audience, Long.toString(verified.who().id()), verified.sessionVersion()))
                .<Authentication>map(verified -> new BearerAuthentication(verified.who()))
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("Not a valid token")));
    }

    private ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .anonymous(ServerHttpSecurity.AnonymousSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.frameOptions(frames -> frames.mode(Mode.DENY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .hsts(hsts -> {
                            if (settings.hsts().equals(Duration.ZERO)) {
                                hsts.disable();
                            } else {
                                hsts.maxAge(settings.hsts());
                            }
                        }));
    }
}
