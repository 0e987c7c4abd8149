package io.guidepost.wechat.changes;

import io.guidepost.domain.changes.ChangeWire;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration(proxyBeanMethods = false)
class ChangesConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(RedisConnectionFactory.class)
    ChangeWire changeWire(RedisConnectionFactory redis) {
        return new RedisChangeWire(redis);
    }
}
