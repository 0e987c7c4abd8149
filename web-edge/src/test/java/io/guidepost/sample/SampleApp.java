package io.guidepost.sample;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.idempotency.RequestKeys;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.embedded.TestDatabase;
import io.guidepost.webedge.WebEdge;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGate;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The smallest application with all that the edge offers. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {SampleApp.class, RequestKeys.class, Ids.class})
@MapperScan(basePackageClasses = RequestKeys.class, annotationClass = Mapper.class)
@Import({WebEdge.class, Seals.class})
public class SampleApp {

    /** Whose sessions have been ended, as {@code guide:17}. */
    public static final Set<String> LEFT = ConcurrentHashMap.newKeySet();

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataSource dataSource() throws SQLException {
        var database = TestDatabase.fresh();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V090__idempotency.sql"));
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("db/migration/V190__idempotency_by_time.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("sample.sql"));
        }
        return DataSourceBuilder.create()
                .url(database.jdbcUrl())
                .username(database.ownerUser())
                .password(database.ownerPassword())
                .build();
    }

    @Bean
    SessionGate nobodyWhoLeft() {
        return (Audience audience, String subject, long version) -> !LEFT.contains(audience.key() + ":" + subject);
    }
}
