package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.GuideLogin;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.wechat.SimulatedTencent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What WeCom does on its bad days. */
@ExtendWith(OutputCaptureExtension.class)
class WecomTroubleTest {

    private static final String USER = "/cgi-bin/user/get";
    private static final String SEND = "/cgi-bin/message/send";

    private SimulatedTencent tencent;
    private ContactDirectory directory;

    @BeforeEach
    void start() {
        tencent = SimulatedTencent.start("guidepost.wecom.read-timeout=800ms", "guidepost.wecom.at-once=8");
        directory = tencent.port(ContactDirectory.class);
    }

    @AfterEach
    void stop() {
        tencent.close();
    }

    /** The SDK sleeps 31 seconds and then has forgotten the errcode. */
    @Test
    void aBusyWeComIsAskedThriceAndQuickly() {
        tencent.fault(USER, "ERRCODE", 2, ",\"errcode\":\"-1\"");
        long start = System.nanoTime();

        assertThat(directory.user("sh001_li").name()).isEqualTo("李静怡");

        assertThat(tencent.calls(USER)).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        tencent.fault(USER, "ERRCODE", 3, ",\"errcode\":\"-1\"");
        assertThatThrownBy(() -> directory.user("sh001_li"))
                .isInstanceOf(GatewayUnclear.class)
                .hasMessageContaining("-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_500", "HTML", "RESET"})
    void aQuestionIsAskedAgain(String mode) {
        tencent.fault(USER, mode, 2, "");

        assertThat(directory.user("sh001_li").name()).isEqualTo("李静怡");
    }

    @ParameterizedTest
    @ValueSource(strings = {"45009", "45033", "6000", "-1"})
    void passingTroubleIsNeverARefusal(String errcode) {
        tencent.fault(SEND, "ERRCODE", 1, ",\"errcode\":\"" + errcode + "\"");

        assertThatThrownBy(this::notifyGuide).isInstanceOf(GatewayUnclear.class);

        assertThat(tencent.calls(SEND)).as("a message is not repeated").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40056", "60020", "48002"})
    void aPlainNoIsRejectedWithItsCode(String errcode) {
        tencent.fault(SEND, "ERRCODE", 1, ",\"errcode\":\"" + errcode + "\"");

        assertThatThrownBy(this::notifyGuide)
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo(errcode));
    }

    /** The platform may end a token at any time. */
    @Test
    void aTokenThatIsOverIsRenewedWithinTheCall() {
        directory.user("sh001_li");
        int fetched = tencent.calls("/cgi-bin/gettoken").size();

        tencent.order("/sim/tokens/revoke", "{}");
        assertThat(directory.user("sh001_li").name()).isEqualTo("李静怡");
        tencent.simulator().advance(Duration.ofHours(3));
        assertThat(directory.user("sh001_li").name()).isEqualTo("李静怡");

        assertThat(tencent.calls("/cgi-bin/gettoken")).hasSize(fetched + 2);
    }

    /** Tokens of two secrets never stand in for each other. */
    @Test
    void eachSecretHasItsOwnToken() {
        directory.user("sh001_li");
        directory.userIds("");
        tencent.port(GuideLogin.class).openidOf("sh001_li");

        assertThat(tencent.calls("/cgi-bin/gettoken")).hasSize(2);
        assertThat(tencent.calls("/cgi-bin/user/list_id")
                        .get(0)
                        .path("responseBody")
                        .asString())
                .contains("dept_user");
    }

    /** WeCom blocks who keeps trying with a wrong secret; the SDK would fetch another token for 40001. */
    @Test
    void aWrongSecretIsNotTriedAgain() {
        tencent.fault("/cgi-bin/gettoken", "ERRCODE", 5, ",\"errcode\":\"40001\"");

        assertThatThrownBy(() -> directory.user("sh001_li"))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("40001"));

        assertThat(tencent.calls("/cgi-bin/gettoken")).hasSize(1);
    }

    /** Twenty callers find their token ended: one fetches a new one and nobody waits for long. */
    @Test
    void aTokenStormFetchesOneToken() throws Exception {
        tencent.close();
        tencent = SimulatedTencent.start();
        directory = tencent.port(ContactDirectory.class);
        directory.user("sh001_li");
        int fetched = tencent.calls("/cgi-bin/gettoken").size();
        tencent.order("/sim/tokens/revoke", "{}");
        tencent.fault("/cgi-bin/gettoken", "SLOW", 1, ",\"delayMs\":50");
        var pool = Executors.newFixedThreadPool(20);
        try {
            var waits = pool.invokeAll(IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Duration>) () -> {
                        long start = System.nanoTime();
                        directory.user("sh001_li");
                        return Duration.ofNanos(System.nanoTime() - start);
                    })
                    .toList());
            for (var wait : waits) {
                assertThat(wait.get()).isLessThan(Duration.ofSeconds(1));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(tencent.calls("/cgi-bin/gettoken")).hasSize(fetched + 1);
    }

    /** A hanging WeCom holds few threads, for a moment, and nobody else's. */
    @Test
    void aHangingWeComIsCutOffAndOthersGoOn() throws Exception {
        directory.user("sh001_li");
        tencent.fault(USER, "TIMEOUT", 1_000, ",\"delayMs\":3000");
        var pool = Executors.newFixedThreadPool(30);
        try {
            long start = System.nanoTime();
            var failures = new ArrayList<Throwable>();
            for (var answer : pool.invokeAll(IntStream.range(0, 30)
                    .mapToObj(i -> (Callable<Object>) () -> directory.user("sh001_li"))
                    .toList())) {
                try {
                    answer.get();
                } catch (java.util.concurrent.ExecutionException failed) {
                    failures.add(failed.getCause());
                }
            }
            assertThat(failures).hasSize(30).allMatch(failure -> failure instanceof GatewayUnclear);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        } finally {
            pool.shutdownNow();
        }
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> directory.user("sh001_li")).isInstanceOf(GatewayUnclear.class);
        }

        long start = System.nanoTime();
        assertThatThrownBy(() -> directory.user("sh001_li"))
                .isInstanceOf(GatewayUnclear.class)
                .hasMessageContaining("is down");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("at once").isLessThan(Duration.ofMillis(100));

        assertThat(directory.userIds("").userids()).as("the other secret").isNotEmpty();
        assertThat(tencent.port(PaymentGateway.class).query("T0000000"))
                .as("payments")
                .isEmpty();

        tencent.noFaults();
        Thread.sleep(5_100);
        assertThat(directory.user("sh001_li").name())
                .as("tried again after a while")
                .isEqualTo("李静怡");
    }

    @Test
    void callsAreCountedByApiAndErrcode() {
        directory.user("sh001_li");
        assertThatThrownBy(() -> directory.user("nobody_here")).isInstanceOf(GatewayRejected.class);
        tencent.fault(SEND, "HTML", 1, "");
        assertThatThrownBy(this::notifyGuide).isInstanceOf(GatewayUnclear.class);

        var meters = tencent.port(MeterRegistry.class);

        assertThat(meters.get("guidepost.tencent.calls")
                        .tags("service", "wecom", "api", "user/get", "errcode", "0")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("guidepost.tencent.calls")
                        .tags("api", "user/get", "errcode", "60111")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("guidepost.tencent.calls")
                        .tags("api", "message/send", "errcode", "http_502")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("guidepost.tencent.calls")
                        .tags("api", "gettoken", "errcode", "0")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    /** The SDK logs whole addresses with every failure, tokens included. */
    @Test
    void noTokenIsEverLogged(CapturedOutput output) {
        for (var mode : List.of("HTTP_500", "HTML", "RESET")) {
            tencent.fault(SEND, mode, 1, "");
            assertThatThrownBy(this::notifyGuide)
                    .isInstanceOf(GatewayUnclear.class)
                    .satisfies(failure -> {
                        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                            assertThat(String.valueOf(cause.getMessage())).doesNotContain(token());
                        }
                    });
        }

        assertThat(token()).isNotBlank();
        assertThat(output.getAll()).doesNotContain(token());
    }

    private String token() {
        var answer =
                tencent.calls("/cgi-bin/gettoken").get(0).path("responseBody").asString();
        int start = answer.indexOf("access_token\":\"") + 15;
        return answer.substring(start, answer.indexOf('"', start));
    }

    private void notifyGuide() {
        tencent.port(GuideMessenger.class)
                .notify(
                        List.of("sh001_li"),
                        new GuideMessenger.Card("新任务", "说明", "https://guide.example.com/t/1", "去发送"));
    }
}
