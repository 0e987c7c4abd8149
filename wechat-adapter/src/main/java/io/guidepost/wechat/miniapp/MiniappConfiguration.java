package io.guidepost.wechat.miniapp;

import io.guidepost.domain.shopper.ShopperLogin;
import io.guidepost.wechat.call.TencentCalls;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MiniappSettings.class)
class MiniappConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ShopperLogin shopperLogin(MiniappSettings settings, ObjectProvider<MeterRegistry> meters) {
        return new WxShopperLogin(
                settings, new TencentCalls("miniapp", settings.atOnce(), Optional.ofNullable(meters.getIfUnique())));
    }
}
