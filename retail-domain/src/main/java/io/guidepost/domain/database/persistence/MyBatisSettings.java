package io.guidepost.domain.database.persistence;

import com.baomidou.mybatisplus.autoconfigure.ConfigurationCustomizer;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MyBatisSettings {

    @Bean
    ConfigurationCustomizer rowsAreRecords() {
        return configuration -> {
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.setCacheEnabled(false);
            configuration.setLocalCacheScope(org.apache.ibatis.session.LocalCacheScope.STATEMENT);
            configuration.getLanguageRegistry().register(new ShapedSql());
            configuration.getLanguageRegistry().setDefaultDriverClass(ShapedSql.class);
            configuration.getTypeHandlerRegistry().register(Instant.class, new UtcInstantTypeHandler());
        };
    }
}
