package io.guidepost.domain.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Refuses an unfit database before the first table is touched, and lets the migrations run on a fit one. */
@Component
class DatabaseCheck implements FlywayMigrationStrategy {

    private static final List<String> ASKED = List.of(
            "sql_mode",
            "time_zone",
            "system_time_zone",
            "character_set_database",
            "character_set_client",
            "transaction_isolation",
            "tx_isolation",
            "tidb_enable_check_constraint",
            "foreign_key_checks");

    @Override
    public void migrate(Flyway flyway) {
        var complaints =
                DatabaseRules.complaints(variables(flyway.getConfiguration().getDataSource()));
        if (!complaints.isEmpty()) {
            throw new DatabaseUnfit(String.join(" ", complaints));
        }
        flyway.migrate();
    }

    private static Map<String, String> variables(DataSource dataSource) {
        var names = "'" + String.join("', '", ASKED) + "'";
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW VARIABLES WHERE Variable_name IN (" + names + ")")) {
            var variables = new HashMap<String, String>();
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
            return variables;
        } catch (SQLException cannotAsk) {
            throw new DatabaseUnreachable(cannotAsk);
        }
    }
}
