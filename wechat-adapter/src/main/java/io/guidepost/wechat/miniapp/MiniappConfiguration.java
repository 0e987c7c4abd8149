package io.guidepost.wechat.miniapp;

import io.guidepost.domain.profile.PhoneNumbers;
import io.guidepost.domain.receipt.TradeEvents;
import io.guidepost.domain.sharing.SceneCodes;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway;
import io.guidepost.domain.shopper.ShopperLogin;
import io.guidepost.wechat.call.TencentCalls;
import io.guidepost.wechat.token.RedisTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MiniappSettings.class)
class MiniappConfiguration {

    @Bean
    @Lazy
    TencentCalls miniappCalls(MiniappSettings settings, ObjectProvider<MeterRegistry> meters) {
        return new TencentCalls("miniapp", settings.atOnce(), Optional.ofNullable(meters.getIfUnique()));
    }

    @Bean
    @Lazy
    MiniappHttp miniappHttp(MiniappSettings settings) {
        return new MiniappHttp(settings);
    }

    @Bean
    @Lazy
    MiniappTokens miniappTokens(
            MiniappSettings settings, RedisTokens tokens, TencentCalls miniappCalls, MiniappHttp http) {
        return new MiniappTokens(settings, tokens, miniappCalls, http);
    }

    @Bean
    @ConditionalOnMissingBean
    ShopperLogin shopperLogin(MiniappSettings settings, TencentCalls miniappCalls, MiniappHttp http) {
        return new WxShopperLogin(settings, miniappCalls, http);
    }

    @Bean
    @ConditionalOnMissingBean
    SceneCodes sceneCodes(MiniappSettings settings, MiniappTokens tokens, TencentCalls miniappCalls, MiniappHttp http) {
        return new WxSceneCodes(settings, tokens, miniappCalls, http);
    }

    @Bean
    @ConditionalOnMissingBean
    PhoneNumbers phoneNumbers(
            MiniappSettings settings, MiniappTokens tokens, TencentCalls miniappCalls, MiniappHttp http) {
        return new WxPhoneNumbers(settings, tokens, miniappCalls, http);
    }

    @Bean
    @ConditionalOnProperty("guidepost.miniapp.callback-token")
    TradeEvents tradeEvents(MiniappSettings settings) {
        return new WxTradeEvents(settings);
    }

    /** Lazy: the scheduler alone tells WeChat of parcels. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ShippingInfoGateway shippingInfoGateway(
            MiniappSettings settings, MiniappTokens tokens, TencentCalls miniappCalls, MiniappHttp http) {
        return new WxShippingInfo(settings, tokens, miniappCalls, http);
    }
}
