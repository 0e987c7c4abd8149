package io.guidepost.webedge.session;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds how often one address may try to sign in, and by itself how often it may tell what visitors do. One token bucket per address in each process: enough to make guessing
 * passwords slow, without depending on anything that may be down.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class LoginRateLimit implements WebFilter {

    private static final int MAX_ADDRESSES = 50_000;

    private final Settings settings;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    @Autowired
    LoginRateLimit(Settings settings) {
        this(settings, System::nanoTime);
    }

    LoginRateLimit(Settings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        boolean isVisitor = path.endsWith("/visitor-events");
        if (request.getMethod() != HttpMethod.POST || !isVisitor && !isSigningIn(path)) {
            return chain.filter(exchange);
        }
        var address = addressOf(request.getRemoteAddress());
        long waitSeconds = take(isVisitor ? "visitors of " + address : address);
        return waitSeconds == 0
                ? chain.filter(exchange)
                : Mono.error(isVisitor ? tooManyVisitors(waitSeconds) : tooMany(waitSeconds));
    }

    private static boolean isSigningIn(String path) {
        return path.endsWith("/sessions") || path.endsWith("/sessions/renewal");
    }

    /** Zero when admitted, else after how many seconds the next try will be. */
    long take(String address) {
        if (buckets.size() >= MAX_ADDRESSES) {
            forgetTheIdle();
        }
        var after = buckets.compute(address, (key, bucket) -> (bucket == null ? full() : refilled(bucket)).taken());
        return after.admitted ? 0 : Math.max(1, (long) Math.ceil((1 - after.tokens) * 60.0 / settings.perMinute()));
    }

    int remembered() {
        return buckets.size();
    }

    private Bucket full() {
        return new Bucket(settings.burst(), nanoTime.getAsLong(), true);
    }

    private Bucket refilled(Bucket bucket) {
        long now = nanoTime.getAsLong();
        double gained = (now - bucket.atNanos) * (double) settings.perMinute() / TimeUnit.MINUTES.toNanos(1);
        return new Bucket(Math.min(settings.burst(), bucket.tokens + gained), now, true);
    }

    /** A full bucket remembers nothing. If too many are left all the same, all are forgotten rather than memory exhausted. */
    private void forgetTheIdle() {
        buckets.values().removeIf(bucket -> refilled(bucket).tokens >= settings.burst());
        if (buckets.size() >= MAX_ADDRESSES) {
            buckets.clear();
        }
    }

    /** One household or one attacker has a whole /64 of IPv6, so that is what counts as an address. */
    static String addressOf(InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    private static Refusal tooMany(long waitSeconds) {
        return new Refusal(
                Refusal.Kind.TOO_MANY,
                "too_many_logins",
                new Words("登录过于频繁，请稍后再试", "Too many attempts to sign in; please wait a little"),
                Map.of("retryAfterSeconds", waitSeconds));
    }

    private static Refusal tooManyVisitors(long waitSeconds) {
        return new Refusal(
                Refusal.Kind.TOO_MANY,
                "too_many_visitors",
                new Words("访问过于频繁，请稍后再报", "Too much is told at once; please tell it later"),
                Map.of("retryAfterSeconds", waitSeconds));
    }

    private record Bucket(double tokens, long atNanos, boolean admitted) {

        Bucket taken() {
            return tokens >= 1 ? new Bucket(tokens - 1, atNanos, true) : new Bucket(tokens, atNanos, false);
        }
    }

    /**
     * @param burst how many tries at once
     * @param perMinute how many more each minute
     */
    @ConfigurationProperties("guidepost.login-rate")
    record Settings(@DefaultValue("200") int burst, @DefaultValue("600") int perMinute) {}
}
