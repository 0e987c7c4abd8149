package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnServersTest {

    private static final String URL = "jdbc:mysql://db.example.com:3306/guidepost";

    @Test
    void whatIsNotNamedIsStartedHere() {
        assertThat(OwnServers.of(Map.of("DB_URL", " ", "DB_USER", "somebody"))).isEqualTo(OwnServers.NONE);
    }

    @Test
    void oneUserDoesEverythingUnlessAnotherOwnsTheTables() {
        var one = OwnServers.of(Map.of("DB_URL", URL, "DB_USER", "app", "DB_PASSWORD", "secret"));
        var two = OwnServers.of(Map.of(
                "DB_URL",
                URL,
                "DB_USER",
                "app",
                "DB_PASSWORD",
                "secret",
                "DB_OWNER_USER",
                "owner",
                "DB_OWNER_PASSWORD",
                "other",
                "REDIS_URL",
                "redis://127.0.0.1:6379/3"));

        assertThat(one.redisUrl()).isEmpty();
        assertThat(one.database().orElseThrow())
                .containsEntry("spring.datasource.url", URL)
                .containsEntry("spring.datasource.username", "app")
                .containsEntry("spring.flyway.user", "app")
                .containsEntry("spring.flyway.password", "secret");
        assertThat(two.redisUrl()).contains("redis://127.0.0.1:6379/3");
        assertThat(two.database().orElseThrow())
                .containsEntry("spring.datasource.password", "secret")
                .containsEntry("spring.flyway.user", "owner")
                .containsEntry("spring.flyway.password", "other");
    }

    @Test
    void aDatabaseOfOnesOwnIsNotEmptied() {
        assertThatThrownBy(() ->
                        QuickstartSettings.of(new String[] {"--reset"}, Map.of("DB_URL", URL), Path.of("nowhere")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--reset");
    }
}
