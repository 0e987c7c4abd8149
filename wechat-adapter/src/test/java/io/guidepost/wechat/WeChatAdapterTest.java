package io.guidepost.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.acquisition.ContactWays;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.groupchat.GroupChatDirectory;
import io.guidepost.domain.handover.TransferDesk;
import io.guidepost.domain.media.MediaUploads;
import io.guidepost.domain.moment.MomentFeed;
import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.GuideLogin;
import io.guidepost.domain.payguide.PayGuideGateway;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.domain.profile.PhoneNumbers;
import io.guidepost.domain.remark.FriendRemarks;
import io.guidepost.domain.sharing.SceneCodes;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway;
import io.guidepost.domain.shopper.ContactEvents;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.domain.shopper.ShopperLogin;
import io.guidepost.domain.tag.CorpTags;
import io.guidepost.domain.welcome.WelcomeGateway;
import io.guidepost.simulator.AdapterProperties;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How an application gets its ports. */
class WeChatAdapterTest {

    private static final List<Class<?>> PORTS = List.of(
            GuideMessenger.class,
            ContactWays.class,
            ContactDirectory.class,
            GuideLogin.class,
            PayGuideGateway.class,
            PaymentGateway.class,
            PaymentNotices.class,
            PayoutGateway.class,
            ContactEvents.class,
            CorpTags.class,
            FriendDirectory.class,
            FriendRemarks.class,
            GroupChatDirectory.class,
            MediaUploads.class,
            MomentFeed.class,
            PhoneNumbers.class,
            SceneCodes.class,
            ShippingInfoGateway.class,
            ShopperLogin.class,
            TransferDesk.class,
            WelcomeGateway.class);

    private static Simulator simulator;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.defaults());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    /** The file by which Boot finds the adapter names it. */
    @Test
    void bootFindsTheAdapterByItself() throws Exception {
        var registered = WeChatAdapter.class
                .getResourceAsStream(
                        "/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")
                .readAllBytes();

        assertThat(new String(registered).lines()).containsExactly(WeChatAdapter.class.getName());
    }

    /** Also without Redis and without a meter registry. */
    @Test
    void everyPortIsFilled() {
        configured().run(context -> assertThat(PORTS)
                .allSatisfy(port -> assertThat(context.getBean(port)).isNotNull()));
    }

    @Test
    void whoFillsThePortsItselfNeedsNoConfiguration() {
        var runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatAdapter.class));
        for (var port : PORTS) {
            runner = with(runner, port);
        }

        runner.run(context -> assertThat(context).hasNotFailed().hasSingleBean(PaymentGateway.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guidepost.wecom.corp-id",
                "guidepost.wecom.agent-id",
                "guidepost.wecom.secret",
                "guidepost.wecom.contacts-secret",
                "guidepost.wecom.callback-token",
                "guidepost.wecom.encoding-aes-key",
                "guidepost.miniapp.app-id",
                "guidepost.miniapp.secret",
                "guidepost.wxpay.app-id",
                "guidepost.wxpay.mch-id",
                "guidepost.wxpay.merchant-serial-no",
                "guidepost.wxpay.private-key",
                "guidepost.wxpay.public-key-id",
                "guidepost.wxpay.public-key",
                "guidepost.wxpay.api-v3-key",
                "guidepost.wxpay.notify-base-url"
            })
    void aMissingValueStopsTheStartAndIsNamed(String property) {
        configured(property)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining(property + " is missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guidepost.wxpay.base-url=http://127.0.0.1:8080 | .mch.weixin.qq.com",
                "guidepost.wxpay.base-url=https://api.mch.weixin.qq.com.example.com | .mch.weixin.qq.com",
                "guidepost.wxpay.resolve-to=10.0.0.7 | guidepost.wxpay.resolve-to must be a loopback address",
                "guidepost.wxpay.resolve-to=localhost | guidepost.wxpay.resolve-to must be an IP address",
                "guidepost.wxpay.resolve-to= | guidepost.wxpay.base-url must begin with https",
                "guidepost.wxpay.api-v3-key=short | guidepost.wxpay.api-v3-key must have 32 characters",
                "guidepost.wxpay.private-key=/no/such/file | guidepost.wxpay.private-key is neither PEM nor",
                "guidepost.wxpay.public-key=-----BEGIN PUBLIC KEY----- | guidepost.wxpay.public-key is no RSA public key",
                "guidepost.wecom.encoding-aes-key=short | guidepost.wecom.encoding-aes-key must have 43 characters",
                "guidepost.miniapp.card-picture=/no/such/picture.png | guidepost.miniapp.card-picture cannot be read"
            })
    void aValueThatCannotBeRightStopsTheStart(String property, String sentence) {
        configured().withPropertyValues(property).run(context -> assertThat(messages(context.getStartupFailure()))
                .anyMatch(message -> message.contains(sentence)));
    }

    @Test
    void noSecretIsWrittenOut() {
        configured().run(context -> {
            var credentials = simulator.credentials();
            for (var name : context.getBeanDefinitionNames()) {
                assertThat(context.getBean(name).toString())
                        .as(name)
                        .doesNotContain(
                                credentials.secret(),
                                credentials.contactsSecret(),
                                credentials.callbackToken(),
                                credentials.encodingAesKey(),
                                credentials.miniappSecret(),
                                credentials.apiV3Key(),
                                "PRIVATE KEY");
            }
        });
    }

    private static List<String> messages(Throwable failure) {
        var messages = new ArrayList<String>();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            messages.add(String.valueOf(cause.getMessage()));
        }
        return messages;
    }

    private static ApplicationContextRunner configured(String... without) {
        var values = AdapterProperties.of(simulator, URI.create("http://127.0.0.1:1")).entrySet().stream()
                .filter(entry -> !List.of(without).contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WeChatAdapter.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(values);
    }

    private static <T> ApplicationContextRunner with(ApplicationContextRunner runner, Class<T> port) {
        return runner.withBean(
                port,
                () -> port.cast(Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, method, given) -> switch (method.getName()) {
                            case "toString" -> port.getSimpleName();
                            case "hashCode" -> System.identityHashCode(self);
                            case "equals" -> self == given[0];
                            default -> throw new UnsupportedOperationException(method.toString());
                        })));
    }
}
