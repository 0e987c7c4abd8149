package io.guidepost.wechat.rate;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateSettings.class)
class RateConfiguration {

    @Bean
    @Lazy
    CallRate wecomCallRate(
            RateSettings settings,
            Environment environment,
            ObjectProvider<StringRedisTemplate> redis,
            ObjectProvider<MeterRegistry> meters) {
        // WeCom's own settings belong to another package; the caps are the corporation's.
        String corpId = environment.getProperty("guidepost.wecom.corp-id", "");
        var shared = Optional.ofNullable(redis.getIfUnique()).map(template -> new SharedBuckets(template, corpId));
        return new CallRate(settings, shared, Optional.ofNullable(meters.getIfUnique()));
    }
}
