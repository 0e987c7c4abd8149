package io.guidepost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

    @TempDir
    private Path directory;

    @Test
    void dataAreKeptOverARestart() throws IOException {
        var settings = RedisSettings.in(directory.resolve("redis"));
        try (var redis = EmbeddedRedis.start(settings)) {
            assertThat(RedisTalk.say(redis.port(), "SET kept yes")).startsWith("+OK");
        }

        try (var redis = EmbeddedRedis.start(settings)) {
            assertThat(RedisTalk.say(redis.port(), "GET kept")).contains("yes");
        }
    }

    @Test
    void aPortAlreadyTakenIsSaidWithItsNumber() throws IOException {
        var settings = RedisSettings.in(directory.resolve("redis"));
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRedis.start(settings.withPort(other.getLocalPort())))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("Port " + other.getLocalPort());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void whereTheFirstProgramCannotRunTheStaticOneServes() throws IOException {
        var cache = directory.resolve("cache");
        var broken = Cache.filledOnce(
                        cache, "broken", empty -> Files.writeString(empty.resolve("broken"), "no program"))
                .resolve("broken");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        var program = RedisProgram.firstThatRuns(List.of("broken", "redis-server-6.2.7-linux-386"), cache, step -> {});

        assertThat(program.getFileName().toString()).isEqualTo("redis-server-6.2.7-linux-386");
        try (var redis = EmbeddedRedis.start(program, RedisSettings.in(directory.resolve("redis")), step -> {})) {
            assertThat(RedisTalk.say(redis.port(), "PING")).startsWith("+PONG");
        }
    }

    @Test
    void whereNoProgramRunsTheMessageNamesTheWayOut() {
        assertThatThrownBy(() -> RedisProgram.firstThatRuns(List.of(), directory, step -> {}))
                .isInstanceOf(PlatformWithoutBinaries.class)
                .hasMessageContaining("DB_URL")
                .hasMessageContaining("REDIS_URL")
                .hasMessageContaining("请自行准备");
    }

    @Test
    void testsGetDatabasesThatDoNotSeeEachOther() throws IOException {
        var one = TestRedis.fresh();
        var other = TestRedis.fresh();
        RedisTalk.say(one.port(), "SELECT " + one.number(), "SET mine 1");

        assertThat(RedisTalk.say(other.port(), "SELECT " + other.number(), "DBSIZE"))
                .contains(":0");
        assertThat(RedisTalk.say(one.port(), "SELECT " + one.number(), "DBSIZE"))
                .contains(":1");
        one.flush();
        assertThat(RedisTalk.say(one.port(), "SELECT " + one.number(), "DBSIZE"))
                .contains(":0");
    }

    @Test
    void aServerFromOutsideIsReadFromItsUrl() {
        assertThat(TestRedis.outside(URI.create("redis://:secret@cache:6380/0")))
                .isEqualTo(new TestRedis.Server("cache", 6380, "secret", 16));
        assertThat(TestRedis.outside(URI.create("redis://cache")))
                .isEqualTo(new TestRedis.Server("cache", 6379, "", 16));
    }
}
