package io.guidepost.domain;

import io.guidepost.domain.books.BooksStayRight;
import io.guidepost.embedded.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole domain on the real (embedded) database, migrated and granted as in production, with a clock that can be
 * moved and with the fakes of the ports that stand in the test tree as components.
 *
 * <p>The context and its schema are shared by all tests of the module: a test brings its own shoppers, guides and SKUs.
 * Whatever it does with them, the books are right after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DomainTest.Domain.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.name=retail-domain",
            "spring.main.banner-mode=off",
            // Thousands of callers at once on two busy cores: these tests are about what is right, not about how soon.
            "spring.datasource.hikari.connection-timeout=60000",
            "guidepost.assets.folder=target/assets",
            // A point for a yuan, and a fen for a point, of at most half of what the goods cost.
            "guidepost.points.per-yuan=1",
            "guidepost.points.fen-per-point=1",
            "guidepost.share-token.link-prefix=https://shop.example.com/s/",
            "guidepost.share-token.keys=1:c2hhcmUgdG9rZW5zLCBmb3IgdGVzdHMgb25seSAzMmI=",
            "guidepost.privacy.keys=t1:cGVyc29uYWwgZGF0YSwgZm9yIHRlc3RzIG9ubHkgMzI="
        })
@ContextConfiguration(initializers = DomainTest.FreshSchema.class)
@ExtendWith(BooksStayRight.class)
public @interface DomainTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(RetailDomain.class)
    class Domain {}

    class FreshSchema implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.jdbcUrl(),
                            "spring.datasource.username=" + database.appUser(),
                            "spring.datasource.password=" + database.appPassword(),
                            "spring.flyway.user=" + database.ownerUser(),
                            "spring.flyway.password=" + database.ownerPassword())
                    .applyTo(context);
        }
    }
}
