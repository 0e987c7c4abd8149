package io.guidepost.wechat.pay;

import io.guidepost.domain.books.WeChatBills;
import io.guidepost.domain.payguide.PayGuideGateway;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payout.PayoutGateway;
import io.guidepost.wechat.call.TencentCalls;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WxpaySettings.class)
class PayConfiguration {

    @Bean
    @Lazy
    Genuine wxpayGenuine(WxpaySettings settings, Clock clock) {
        return new Genuine(settings, clock);
    }

    @Bean
    @Lazy
    PayClient wxpayClient(WxpaySettings settings, Genuine genuine, Clock clock, ObjectProvider<MeterRegistry> meters) {
        var calls = new TencentCalls("wxpay", settings.atOnce(), Optional.ofNullable(meters.getIfUnique()));
        return new PayClient(settings, genuine, calls, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentGateway paymentGateway(PayClient client, WxpaySettings settings, Clock clock) {
        return new WxPaymentGateway(client, settings, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    PayoutGateway payoutGateway(PayClient client, WxpaySettings settings) {
        return new WxPayoutGateway(client, settings);
    }

    @Bean
    @ConditionalOnMissingBean
    PayGuideGateway payGuideGateway(
            PayClient client, WxpaySettings settings, @Value("${guidepost.wecom.corp-id:}") String corpId) {
        return new WxPayGuides(client, settings, corpId);
    }

    /** Lazy: it is asked for once a day, and not by every application. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    WeChatBills weChatBills(PayClient client) {
        return new WxBills(client);
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentNotices paymentNotices(WxpaySettings settings, Genuine genuine) {
        return new WxPaymentNotices(settings, genuine);
    }
}
