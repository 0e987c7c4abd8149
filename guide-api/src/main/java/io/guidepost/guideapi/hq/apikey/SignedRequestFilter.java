package io.guidepost.guideapi.hq.apikey;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.apikey.CheckSignature;
import io.guidepost.domain.apikey.CheckSignature.Caller;
import io.guidepost.domain.apikey.CheckSignature.Signed;
import io.guidepost.guideapi.hq.access.Asked;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.Tokens;
import java.util.HashSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Other systems sign their requests instead of carrying a token. Before the security chains, which then find somebody signed
 * in: the account of the key, within the scopes of the key.
 */
@Component
@Order(-110)
class SignedRequestFilter implements WebFilter {

    private static final String KEY = "X-Guidepost-Key";
    private static final String TIMESTAMP = "X-Guidepost-Timestamp";
    private static final String NONCE = "X-Guidepost-Nonce";
    private static final String SIGNATURE = "X-Guidepost-Signature";
    private static final int LARGEST_BODY = 6 * 1024 * 1024;

    private final CheckSignature signatures;
    private final Tokens tokens;
    private final Offload offload;

    SignedRequestFilter(CheckSignature signatures, Tokens tokens, Offload offload) {
        this.signatures = signatures;
        this.tokens = tokens;
        this.offload = offload;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getHeaders().containsHeader(KEY)
                || !request.getPath().pathWithinApplication().value().startsWith("/api/admin/")) {
            return chain.filter(exchange);
        }
        if (request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return Mono.error(new Refusal(
                    Refusal.Kind.MALFORMED,
                    "two_identities",
                    new Words("签名与令牌不能同时使用", "A request is signed or carries a token, not both")));
        }
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .map(SignedRequestFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> offload.call(() -> signatures.check(signed(request, body), tokens.now()))
                        .flatMap(caller -> admit(exchange, chain, caller, body)));
    }

    private static Mono<Void> admit(ServerWebExchange exchange, WebFilterChain chain, Caller caller, byte[] body) {
        var roles = new HashSet<>(caller.account().roles());
        roles.add("KEY:" + caller.code());
        exchange.getAttributes().put(Asked.SCOPES, caller.scopes());
        var read = new ReadBody(exchange, body);
        return chain.filter(exchange.mutate().request(read).build())
                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(new KeyAuthentication(new SignedInAdmin(
                        caller.account().id(),
                        caller.account().name(),
                        roles,
                        caller.account().sight()))));
    }

    private static Signed signed(ServerHttpRequest request, byte[] body) {
        var uri = request.getURI();
        return new Signed(
                header(request, KEY),
                header(request, TIMESTAMP),
                header(request, NONCE),
                header(request, SIGNATURE).replaceFirst("^v1=", ""),
                request.getMethod().name(),
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                body);
    }

    private static String header(ServerHttpRequest request, String name) {
        var values = request.getHeaders().getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** The body once more, for whoever handles the request. */
    private static final class ReadBody extends ServerHttpRequestDecorator {

        private final ServerWebExchange exchange;
        private final byte[] body;

        ReadBody(ServerWebExchange exchange, byte[] body) {
            super(exchange.getRequest());
            this.exchange = exchange;
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0
                    ? Flux.empty()
                    : Flux.defer(() ->
                            Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
        }
    }

    private static final class KeyAuthentication extends AbstractAuthenticationToken {

        private final transient SignedInAdmin account;

        KeyAuthentication(SignedInAdmin account) {
            super(List.of());
            this.account = account;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public SignedInAdmin getPrincipal() {
            return account;
        }
    }
}
