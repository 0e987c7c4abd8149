package io.guidepost.domain;

import java.time.Clock;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** All use cases of the shop, with their SQL. The three applications import this and nothing below it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@MapperScan(basePackageClasses = RetailDomain.class, annotationClass = Mapper.class)
public class RetailDomain {

    /** The only source of business time; the quickstart and the tests bring one that can be moved. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
