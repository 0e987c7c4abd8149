package io.guidepost.domain.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseRulesTest {

    @Test
    void aStrictDatabaseInUtcWithUtf8mb4IsFit() {
        assertThat(DatabaseRules.complaints(fit())).isEmpty();
    }

    @Test
    void aDatabaseThatClipsWrongValuesIsRefusedWithWhatToSet() {
        assertThat(DatabaseRules.complaints(fitBut("sql_mode", "NO_ENGINE_SUBSTITUTION")))
                .singleElement()
                .asString()
                .contains("STRICT_TRANS_TABLES");
    }

    @Test
    void aDatabaseInShanghaiTimeIsRefusedWithWhatToSet() {
        assertThat(DatabaseRules.complaints(fitBut("time_zone", "+08:00")))
                .singleElement()
                .asString()
                .contains("default-time-zone='+00:00'");
    }

    @Test
    void theSystemsZoneCountsWhenTheDatabaseFollowsIt() {
        var variables = fitBut("time_zone", "SYSTEM");
        variables.put("system_time_zone", "CST");
        assertThat(DatabaseRules.complaints(variables)).hasSize(1);

        variables.put("system_time_zone", "UTC");
        assertThat(DatabaseRules.complaints(variables)).isEmpty();
    }

    @Test
    void aSchemaInLatin1IsRefusedWithWhatToSet() {
        assertThat(DatabaseRules.complaints(fitBut("character_set_database", "latin1")))
                .singleElement()
                .asString()
                .contains("utf8mb4");
    }

    @Test
    void tidbWithoutCheckConstraintsIsRefused() {
        assertThat(DatabaseRules.complaints(fitBut("tidb_enable_check_constraint", "OFF")))
                .singleElement()
                .asString()
                .contains("tidb_enable_check_constraint");
    }

    private static Map<String, String> fit() {
        return new HashMap<>(Map.of(
                "sql_mode", "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES",
                "time_zone", "+00:00",
                "character_set_database", "utf8mb4",
                "character_set_client", "utf8mb4",
                "transaction_isolation", "READ-COMMITTED",
                "foreign_key_checks", "ON"));
    }

    private static Map<String, String> fitBut(String name, String value) {
        var variables = fit();
        variables.put(name, value);
        return variables;
    }
}
