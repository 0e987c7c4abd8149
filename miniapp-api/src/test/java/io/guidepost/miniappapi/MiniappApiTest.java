package io.guidepost.miniappapi;

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
 * The whole application over HTTP on a real (embedded) database, with the domain's fakes in place of Tencent and a clock
 * that can be moved. Whatever a test does, the books are right after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MiniappApi.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=miniapp-api",
            "spring.main.banner-mode=off",
            "server.address=127.0.0.1",
            // Nobody listens there: losing Redis loses nothing.
            "spring.data.redis.url=redis://127.0.0.1:1",
            "LOG_FORMAT=",
            "guidepost.assets.folder=target/assets",
            "guidepost.points.per-yuan=1",
            "guidepost.points.fen-per-point=1",
            "guidepost.tokens.audiences=shop"
        })
@ContextConfiguration(initializers = {DomainTest.FreshSchema.class, FreshSecrets.class})
@ExtendWith(BooksStayRight.class)
public @interface MiniappApiTest {}
