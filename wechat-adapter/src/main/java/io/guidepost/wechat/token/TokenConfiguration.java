package io.guidepost.wechat.token;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    @Lazy
    RedisTokens wecomTokens(ObjectProvider<StringRedisTemplate> redis) {
        return new RedisTokens(Optional.ofNullable(redis.getIfUnique()));
    }
}
