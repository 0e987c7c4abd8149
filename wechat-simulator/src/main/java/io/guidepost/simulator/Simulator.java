package io.guidepost.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.guidepost.simulator.control.CommonControls;
import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.Surroundings;
import io.guidepost.simulator.http.CallLog;
import io.guidepost.simulator.http.Faults;
import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.miniapp.MiniProgram;
import io.guidepost.simulator.miniapp.MiniProgramApp;
import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.outgoing.Deliveries;
import io.guidepost.simulator.pay.Merchant;
import io.guidepost.simulator.pay.WechatPay;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.VirtualClock;
import io.guidepost.simulator.token.AccessTokens;
import io.guidepost.simulator.wecom.CallbackCrypt;
import io.guidepost.simulator.wecom.Wecom;
import io.guidepost.simulator.wecom.WecomCorp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tencent in one process: WeCom, the mini-program's APIs and WeChat Pay on one port, with a control panel under
 * {@code /sim}. For tests and the quickstart; never part of production.
 */
public final class Simulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration CALLBACK_RETRY_PAUSE = Duration.ofSeconds(1);
    private static final int CONTAINER_THREADS = 64;

    private final WireMockServer server;
    private final Store store;
    private final Courier courier;
    private final VirtualClock clock;
    private final Credentials credentials;
    private final Wecom wecom;
    private final WechatPay pay;
    private final Journal journal;

    private Simulator(SimulatorSettings settings) {
        store = Store.open(settings.stateDir());
        courier = new Courier();
        try {
            KeyRing keys = KeyRing.of(store);
            credentials = keys.credentials();
            clock = VirtualClock.in(store);
            AccessTokens tokens = new AccessTokens(store, clock);
            Panel panel = new Panel(store);
            Faults faults = new Faults();
            CallLog calls = new CallLog();
            Deliveries deliveries = new Deliveries();
            Surroundings around = new Surroundings(
                    store, clock, tokens, new Limits(settings.rateLimits(), clock), courier, deliveries, panel);
            wecom = new Wecom(
                    corp(credentials),
                    around,
                    settings.dispatchDelay(),
                    scaled(CALLBACK_RETRY_PAUSE, settings.retryTimeFactor()),
                    settings.extraUsers());
            wecom.callbackUrl(settings.wecomCallbackUrl());
            pay = new WechatPay(
                    merchant(keys),
                    around,
                    new WechatPay.Pace(
                            settings.notifyDelay(),
                            settings.retryTimeFactor(),
                            settings.refundDelay(),
                            settings.transferAcceptDelay(),
                            settings.mostTransferFen()));
            MiniProgram miniProgram = new MiniProgram(
                    new MiniProgramApp(credentials.miniappAppId(), credentials.miniappSecret(), credentials.mchId()),
                    pay,
                    around,
                    new CallbackCrypt(credentials.callbackToken(), credentials.encodingAesKey()),
                    settings.miniappCallbackUrl(),
                    scaled(CALLBACK_RETRY_PAUSE, settings.retryTimeFactor()));
            journal = new Journal(store, pay, wecom, calls);
            new CommonControls(clock, faults, calls, deliveries, tokens)
                    .register(panel, settings.clockMayMove() ? Optional.of(this::advance) : Optional.empty());
            panel.on(
                    "POST",
                    "/sim/codes",
                    "生成一次性登录码（5 分钟）：userid 或 externalUserid（企业微信），name（小程序）",
                    "Mints a single-use login code (5 minutes): userid or externalUserid (WeCom), name (mini-program)",
                    order -> order.body().has("name") ? miniProgram.mint(order) : wecom.mint(order));
            store.begin();
            server = new WireMockServer(
                    options(settings.port(), new Front(List.of(panel, miniProgram, wecom, pay), faults, calls, clock)));
            server.stubFor(WireMock.any(WireMock.anyUrl())
                    .willReturn(WireMock.aResponse().withTransformers(Front.NAME)));
        } catch (RuntimeException failed) {
            courier.close();
            store.close();
            throw failed;
        }
    }

    /** Starts a simulator; it is listening when this returns. */
    public static Simulator start(SimulatorSettings settings) {
        Simulator simulator = new Simulator(settings);
        try {
            simulator.server.start();
        } catch (FatalStartupException failed) {
            simulator.close();
            throw new IllegalStateException(
                    "The simulator cannot listen on 127.0.0.1:" + settings.port() + "; is the port taken?", failed);
        }
        simulator.store.alone(simulator.pay::resume);
        simulator.courier.every(SWEEP, () -> simulator.store.alone(simulator.pay::sweep));
        return simulator;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.port();
    }

    public Credentials credentials() {
        return credentials;
    }

    /** The business clock in UTC: the machine's, plus what it was moved forward by. */
    public Clock clock() {
        return clock;
    }

    /** Moves the business clock forward; what is due by then has happened when this returns. */
    public void advance(Duration by) {
        store.alone(() -> {
            clock.advance(by);
            pay.sweep();
        });
    }

    public void setWecomCallbackUrl(URI url) {
        wecom.callbackUrl(Optional.of(url));
    }

    /**
     * WeChat Pay tells of a payment, a refund or a transfer once more, in so many copies at once, each signed anew.
     *
     * @param number the merchant's number of what has come to its end
     * @return how each copy was answered
     */
    public List<CompletableFuture<Courier.Reply>> tellAgain(String number, int copies) {
        return pay.tellAgain(number, copies);
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        courier.close();
        if (server.isRunning()) {
            server.stop();
        }
        store.close();
    }

    private static WireMockConfiguration options(int port, Front front) {
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .extensions(front)
                .containerThreads(CONTAINER_THREADS)
                // A delayed answer must not hold a thread: a test may let hundreds of calls time out.
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(CONTAINER_THREADS)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                .gzipDisabled(true)
                .jettyStopTimeout(100L)
                .adminAuthenticator(request -> false)
                .notifier(new Quiet());
        return port == 0 ? options.dynamicPort() : options.port(port);
    }

    private static WecomCorp corp(Credentials credentials) {
        return new WecomCorp(
                credentials.corpId(),
                credentials.agentId(),
                credentials.secret(),
                credentials.contactsSecret(),
                credentials.callbackToken(),
                credentials.encodingAesKey(),
                credentials.miniappAppId());
    }

    private static Merchant merchant(KeyRing keys) {
        Credentials credentials = keys.credentials();
        return new Merchant(
                credentials.mchId(),
                credentials.miniappAppId(),
                credentials.merchantSerialNo(),
                keys.merchantPublicKey(),
                credentials.publicKeyId(),
                keys.platformPrivateKey(),
                credentials.apiV3Key());
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }

    /** WireMock tells of every request; only its errors matter. */
    private static final class Quiet implements Notifier {

        @Override
        public void info(String message) {
            LOG.trace(message);
        }

        @Override
        public void error(String message) {
            LOG.warn(message);
        }

        @Override
        public void error(String message, Throwable cause) {
            LOG.warn(message, cause);
        }
    }
}
