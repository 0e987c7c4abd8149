package io.guidepost.webedge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.Refusal;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class LoginRateLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final LoginRateLimit limit = new LoginRateLimit(new LoginRateLimit.Settings(3, 6), now::get);

    @Test
    void afterTheBurstOneMoreComesEachTenSeconds() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isZero();
        }
        assertThat(limit.take("a")).isEqualTo(10);

        now.addAndGet(TimeUnit.SECONDS.toNanos(9));
        assertThat(limit.take("a")).isEqualTo(1);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(10);
    }

    @Test
    void oneAddressDoesNotSpendForAnother() {
        for (int i = 0; i < 4; i++) {
            limit.take("a");
        }
        assertThat(limit.take("b")).isZero();
    }

    @Test
    void manyAddressesDoNotExhaustMemory() {
        for (int i = 0; i < 200_000; i++) {
            limit.take("x" + i);
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        }

        assertThat(limit.remembered()).isLessThanOrEqualTo(50_000);
    }

    @Test
    void aWholeSlash64IsOneAddress() {
        var one = new InetSocketAddress("2001:db8:1:2::1", 1);
        var two = new InetSocketAddress("2001:db8:1:2:ffff::9", 2);
        var other = new InetSocketAddress("2001:db8:1:3::1", 1);

        assertThat(LoginRateLimit.addressOf(one)).isEqualTo(LoginRateLimit.addressOf(two));
        assertThat(LoginRateLimit.addressOf(one)).isNotEqualTo(LoginRateLimit.addressOf(other));
    }

    @Test
    void onlySigningInIsLimitedAndTheAnswerSaysHowLongToWait() {
        for (int i = 0; i < 20; i++) {
            assertThat(answerTo("/api/shop/v1/orders")).isNull();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(answerTo("/api/admin/v1/sessions")).isNull();
        }
        assertThat(answerTo("/api/admin/v1/sessions")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
            assertThat(refusal.facts()).containsEntry("retryAfterSeconds", 10L);
        });
    }

    private Throwable answerTo(String path) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.post(path).remoteAddress(new InetSocketAddress("192.0.2.1", 5)));
        return limit.filter(exchange, passed -> Mono.empty())
                .<Throwable>then(Mono.empty())
                .onErrorResume(Mono::just)
                .block();
    }
}
