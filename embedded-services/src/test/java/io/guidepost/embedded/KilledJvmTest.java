package io.guidepost.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KilledJvmTest {

    @TempDir
    private Path directory;

    @Test
    void serversThatOutlivedTheirJvmAreReplacedAndNothingIsLost() throws IOException, SQLException {
        try (var killed = ServersInAJvm.start(ServersInAJvm.onThisClassPath(), directory, Cache.standard());
                var stranger = EmbeddedRedis.start(RedisSettings.in(directory.resolve("redis2")))) {
            killed.kill();
            assertThat(isAlive(killed.databasePid())).isTrue();
            assertThat(isAlive(killed.redisPid())).isTrue();

            try (var database = EmbeddedMariaDb.start(MariaDbSettings.in(directory.resolve("mariadb")));
                    var redis = EmbeddedRedis.start(RedisSettings.in(directory.resolve("redis")))) {
                assertThat(isAlive(killed.databasePid())).isFalse();
                assertThat(isAlive(killed.redisPid())).isFalse();
                assertThat(Sql.asOwner(database, "guidepost_kept").query("SELECT id FROM note"))
                        .containsExactly("42");
                assertThat(RedisTalk.say(redis.port(), "GET kept")).contains("yes");
            }
            assertThat(isAlive(stranger.pid()))
                    .as("a server of another directory")
                    .isTrue();
        }
    }

    @Test
    void whatAKilledTestJvmLeftBehindIsRemoved() throws IOException {
        var left = Files.createDirectory(directory.toRealPath().resolve("left"));
        try (var killed = ServersInAJvm.start(ServersInAJvm.onThisClassPath(), left, Cache.standard())) {
            killed.kill();

            TestServers.removeIfAbandoned(left);

            assertThat(isAlive(killed.databasePid())).isFalse();
            assertThat(isAlive(killed.redisPid())).isFalse();
            assertThat(left).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mariadbd --datadir=/var/guide/data --port=1, true",
        "redis-server --dir /var/guide --port 1, true",
        "redis-server --dir /var/guide, true",
        "mariadbd --datadir=/var/guide2/data, false",
        "mariadbd --datadir=/var/guide-old --init-file=/var/guide/init.sql, true",
        "mariadbd --datadir=/other, false",
    })
    void aDirectoryIsOnlyNamedByItsWholeName(String commandLine, boolean names) {
        assertThat(Orphans.names("/var/guide", commandLine)).isEqualTo(names);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
