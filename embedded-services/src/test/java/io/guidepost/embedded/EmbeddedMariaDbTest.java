package io.guidepost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbTest {

    @TempDir
    private Path directory;

    @Test
    void dataAndPasswordsAreKeptOverARestart() throws SQLException {
        var settings = MariaDbSettings.in(directory.resolve("db"));
        var steps = new ArrayList<String>();
        String password;
        try (var database = EmbeddedMariaDb.start(settings, steps::add)) {
            write(database);
            password = database.appPassword();
        }
        int stepsOfFirstStart = steps.size();

        try (var database = EmbeddedMariaDb.start(settings, steps::add)) {
            assertThat(written(database)).containsExactly("42");
            assertThat(database.appPassword()).isEqualTo(password).isNotEqualTo(database.ownerPassword());
        }
        assertThat(steps.subList(0, stepsOfFirstStart)).anyMatch(step -> step.contains("Creating the database"));
        assertThat(steps.subList(stepsOfFirstStart, steps.size())).containsExactly("正在启动 MariaDB / Starting MariaDB");
    }

    @Test
    void whatWasCommittedSurvivesThatTheServerIsKilled() throws SQLException {
        var settings = MariaDbSettings.in(directory.resolve("db"));
        var killed = EmbeddedMariaDb.start(settings);
        write(killed);
        killed.abandon();

        try (var database = EmbeddedMariaDb.start(settings)) {
            assertThat(written(database)).containsExactly("42");
        }
    }

    @Test
    void aCreationThatWasCutShortBeginsAgain() throws IOException, SQLException {
        var home = directory.resolve("db");
        Files.createDirectories(home.resolve("data.new").resolve("mysql"));
        Files.writeString(home.resolve("data.new").resolve("ibdata1"), "half a file");

        try (var database = EmbeddedMariaDb.start(MariaDbSettings.in(home))) {
            assertThat(Sql.asOwner(database, "").query("SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void secretsCanBeReadByTheirOwnerOnly() throws IOException {
        var home = directory.resolve("db");
        try (var database = EmbeddedMariaDb.start(MariaDbSettings.in(home))) {
            assertThat(Files.getPosixFilePermissions(home)).hasSize(3).allMatch(p -> p.name()
                    .startsWith("OWNER_"));
            for (var file : new String[] {"accounts.properties", "init.sql"}) {
                assertThat(Files.readString(home.resolve(file))).contains(database.ownerPassword());
                assertThat(Files.getPosixFilePermissions(home.resolve(file)))
                        .as(file)
                        .hasSize(2)
                        .allMatch(p -> p.name().startsWith("OWNER_"));
            }
        }
    }

    @Test
    void aPortAlreadyTakenIsSaidInOneSentence() throws IOException {
        var settings = MariaDbSettings.in(directory.resolve("db"));
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> EmbeddedMariaDb.start(settings.withPort(port)))
                    .isInstanceOfSatisfying(PortTaken.class, taken -> {
                        assertThat(taken.port()).isEqualTo(port);
                        assertThat(taken.en())
                                .isEqualTo(
                                        "Port " + port
                                                + " is already used by another program: stop that program or choose another port.");
                        assertThat(taken.zh()).isEqualTo("端口 " + port + " 已被其他程序占用，请停止该程序或改用其他端口。");
                    });
        }
    }

    @Test
    void aPortThatIsFreeAgainCanBeUsedAtOnce() throws IOException {
        var settings = MariaDbSettings.in(directory.resolve("db")).withPort(Ports.free());
        EmbeddedMariaDb.start(settings).close();

        try (var database = EmbeddedMariaDb.start(settings)) {
            assertThat(database.port()).isEqualTo(settings.port());
        }
    }

    @Test
    void aDirectoryInUseIsRefusedAndItsServerLeftAlone() throws SQLException {
        var settings = MariaDbSettings.in(directory.resolve("db"));
        try (var database = EmbeddedMariaDb.start(settings)) {
            assertThatThrownBy(() -> EmbeddedMariaDb.start(settings))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another running process");

            assertThat(Sql.asOwner(database, "").query("SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void theOwnerHasNoBusinessOutsideOfOurSchemas() {
        try (var database = EmbeddedMariaDb.start(MariaDbSettings.in(directory.resolve("db")))) {
            var owner = Sql.asOwner(database, "");

            assertThatThrownBy(() -> owner.run("CREATE DATABASE other"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> owner.query("SELECT User FROM mysql.global_priv"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
    }

    private static void write(EmbeddedMariaDb database) throws SQLException {
        Sql.asOwner(database, "").run("CREATE DATABASE guidepost_kept");
        Sql.asOwner(database, "guidepost_kept")
                .run("CREATE TABLE note (id BIGINT PRIMARY KEY)", "INSERT INTO note VALUES (42)");
    }

    private static List<String> written(EmbeddedMariaDb database) throws SQLException {
        return Sql.asOwner(database, "guidepost_kept").query("SELECT id FROM note");
    }
}
