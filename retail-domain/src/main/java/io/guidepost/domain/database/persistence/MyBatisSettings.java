package io.guidepost.domain.database.persistence;

import com.baomidou.mybatisplus.autoconfigure.SqlSessionFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MyBatisSettings {

    @Bean
    SqlSessionFactoryBeanCustomizer rowsAreRecords() {
        return factory -> factory.setConfiguration(new RowsAreRecords());
    }
}
