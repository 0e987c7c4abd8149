package io.guidepost.domain.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a database must be set to, decided over its own variables. */
final class DatabaseRules {

    private DatabaseRules() {}

    /**
     * Sentences that say what to set; empty when the database is fit.
     *
     * @param variables the session's variables by lower-case name; those the server does not know are absent
     */
    static List<String> complaints(Map<String, String> variables) {
        var complaints = new ArrayList<String>();
        var mode = variables.getOrDefault("sql_mode", "").toUpperCase(Locale.ROOT);
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
            complaints.add(
                    "The database is not in strict mode and would silently cut off wrong values: set sql_mode to "
                            + "include STRICT_TRANS_TABLES (it is '" + mode + "').");
        }
        var zone = variables.getOrDefault("time_zone", "");
        if (zone.equals("SYSTEM")) {
            zone = variables.getOrDefault("system_time_zone", "");
        }
        if (!List.of("+00:00", "UTC", "ETC/UTC").contains(zone.toUpperCase(Locale.ROOT))) {
            complaints.add(
                    "The database's time zone must be UTC: set default-time-zone='+00:00' (it is '" + zone + "').");
        }
        requireUtf8mb4(variables, "character_set_database", complaints);
        requireUtf8mb4(variables, "character_set_client", complaints);
        var isolation = variables.getOrDefault("transaction_isolation", variables.getOrDefault("tx_isolation", ""));
        if (!isolation.isEmpty()
                && !List.of("READ-COMMITTED", "REPEATABLE-READ").contains(isolation)) {
            complaints.add("transaction_isolation must be READ-COMMITTED (it is '" + isolation + "').");
        }
        if ("0".equals(variables.get("tidb_enable_check_constraint"))
                || "OFF".equals(variables.get("tidb_enable_check_constraint"))) {
            complaints.add("TiDB ignores CHECK constraints: SET GLOBAL tidb_enable_check_constraint = ON.");
        }
        if ("OFF".equals(variables.get("foreign_key_checks")) || "0".equals(variables.get("foreign_key_checks"))) {
            complaints.add("Foreign keys are not checked: set foreign_key_checks=ON.");
        }
        return complaints;
    }

    private static void requireUtf8mb4(Map<String, String> variables, String name, List<String> complaints) {
        var value = variables.getOrDefault(name, "");
        if (!value.equals("utf8mb4")) {
            complaints.add(
                    "The character set must be utf8mb4: set " + name + " (it is '" + value
                            + "'); create the schema with DEFAULT CHARACTER SET utf8mb4 and connect with characterEncoding=UTF-8.");
        }
    }
}
