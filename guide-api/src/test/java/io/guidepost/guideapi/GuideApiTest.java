package io.guidepost.guideapi;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.FreshSecrets;
import io.guidepost.domain.books.BooksStayRight;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application over HTTP on a real (embedded) database, with the domain's fakes and {@link Tencent} in place of
 * Tencent and a clock that can be moved. Whatever a test does, the books are right after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {GuideApi.class, Tencent.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=guide-api",
            "spring.main.banner-mode=off",
            "server.address=127.0.0.1",
            // Nobody listens there: losing Redis loses nothing.
            "spring.data.redis.url=redis://127.0.0.1:1",
            "LOG_FORMAT=",
            "guidepost.demo=true",
            // All of the tests' logins come from one address within one moment.
            "guidepost.login-rate.burst=1000000",
            "guidepost.sidebar.hosts=guide.example.com",
            "guidepost.assets.folder=target/assets",
            "guidepost.share-token.link-prefix=https://shop.example.com/s/"
        })
@ContextConfiguration(initializers = {DomainTest.FreshSchema.class, FreshSecrets.class})
@ExtendWith(BooksStayRight.class)
public @interface GuideApiTest {}
