package io.guidepost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestDatabaseTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Sql owner = Sql.asOwner(database);
    private final Sql app = Sql.asApp(database);

    @Test
    void everySchemaIsNewAndEmpty() throws SQLException {
        var other = TestDatabase.fresh();
        owner.run("CREATE TABLE note (id BIGINT PRIMARY KEY)");

        assertThat(other.schema()).isNotEqualTo(database.schema());
        assertThat(Sql.asOwner(other).query("SHOW TABLES")).isEmpty();
        assertThat(owner.query("SHOW TABLES")).containsExactly("note");
    }

    @Test
    void theApplicationCannotEvenEnterTheSchemaBeforeItIsGrantedSomething() throws SQLException {
        owner.run("CREATE TABLE note (id BIGINT PRIMARY KEY)");

        assertThatThrownBy(() -> app.query("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE posting SET id = 2",
                "DELETE FROM posting",
                "SELECT * FROM secret",
                "TRUNCATE TABLE posting",
                "DROP TABLE posting",
                "CREATE TABLE mine (id BIGINT)",
                "SELECT * FROM mysql.global_priv",
                "CREATE DATABASE guidepost_mine"
            })
    void theApplicationMayDoWhatTheOwnerGrantedAndNothingElse(String forbidden) throws SQLException {
        owner.run(
                "CREATE TABLE posting (id BIGINT PRIMARY KEY)",
                "CREATE TABLE secret (id BIGINT PRIMARY KEY)",
                "GRANT SELECT, INSERT ON %s.posting TO '%s'@'%%'".formatted(database.schema(), database.appUser()));

        app.run("INSERT INTO posting VALUES (1)");

        assertThat(app.query("SELECT id FROM posting")).containsExactly("1");
        assertThatThrownBy(() -> app.run(forbidden))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(denied|forbidden).*");
    }

    /** What MySQL 8 refuses by default, and MariaDB by default would let pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO strict (id, name) VALUES (1, 'four')",
                "INSERT INTO strict (id, day) VALUES (1, '2026-00-10')",
                "INSERT INTO strict (id, day) VALUES (1, '0000-00-00')",
                "INSERT INTO strict (id) SELECT 1 / 0 FROM strict",
                "INSERT INTO strict (id) VALUES ('x')",
                "SELECT id, COUNT(*) FROM strict GROUP BY name",
                "GRANT SELECT ON strict TO 'nobody_yet'@'%'"
            })
    void sloppyStatementsAreRefused(String sloppy) throws SQLException {
        owner.run(
                "CREATE TABLE strict (id INT PRIMARY KEY, name VARCHAR(3), day DATE)",
                "INSERT INTO strict (id) VALUES (7)");

        assertThatThrownBy(() -> owner.run(sloppy)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transaction_isolation|READ-COMMITTED",
                "time_zone|+00:00",
                "character_set_server|utf8mb4",
                "collation_server|utf8mb4_bin",
                "collation_connection|utf8mb4_bin",
                "collation_database|utf8mb4_bin",
                "have_ssl|DISABLED",
                "bind_address|127.0.0.1",
                "max_connections|300",
                "performance_schema|0"
            })
    void theServerRunsAsProductionDoes(String variable, String value) throws SQLException {
        assertThat(owner.query("SELECT @@" + variable)).containsExactly(value);
    }

    @Test
    void emojiAndChineseComeBackAsTheyWentInAndDifferFromEachOther() throws SQLException {
        owner.run(
                "CREATE TABLE nick (name VARCHAR(20) PRIMARY KEY) CHARACTER SET utf8mb4",
                "INSERT INTO nick VALUES ('李导购😀'), ('李导购😎')");

        assertThat(owner.query("SELECT name FROM nick WHERE name = '李导购😎'")).containsExactly("李导购😎");
    }

    @Test
    void nobodyLogsInAsRoot() {
        assertThatThrownBy(() -> new Sql(database.jdbcUrl(), "root", "").query("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db:3306/shop?a=b%20c, jdbc:mysql://db:3306/x?a=b%20c",
        "jdbc:mysql://db/?a=b, jdbc:mysql://db/x?a=b",
    })
    void aServerFromOutsideKeepsItsAddressAndParameters(String given, String used) {
        assertThat(TestDatabase.urlPattern(given).formatted("x")).isEqualTo(used);
    }

    @Test
    void aServerFromOutsideWithoutParametersGetsOurs() {
        assertThat(TestDatabase.urlPattern("jdbc:mysql://db:3306").formatted("x"))
                .startsWith("jdbc:mysql://db:3306/x?sslMode=DISABLED&");
    }
}
