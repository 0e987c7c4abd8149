package io.guidepost.domain.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DomainTest
class GrantsTest {

    @Autowired
    JdbcTemplate applicationUser;

    @Autowired
    Flyway flyway;

    @Autowired
    Environment settings;

    /** A database of an earlier release, in which the table could still be changed. */
    @Test
    void aRightThatWasGrantedBeforeIsTakenBackByTheNextMigration() {
        var owner = new JdbcTemplate(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password")));
        owner.execute("GRANT UPDATE, DELETE ON payment_capture TO '%s'@'%%'"
                .formatted(settings.getRequiredProperty("spring.datasource.username")));
        applicationUser.execute("DELETE FROM payment_capture WHERE transaction_id = 'none'");

        flyway.migrate();

        assertThatThrownBy(() -> applicationUser.execute("DELETE FROM payment_capture"))
                .rootCause()
                .hasMessageContaining("command denied");
    }

    /** F-RY8: books are appended to, never corrected in place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_posting SET amount_fen = 1",
                "DELETE FROM ledger_posting",
                "UPDATE ledger_transfer SET amount_fen = 1",
                "DELETE FROM ledger_transfer",
                "TRUNCATE TABLE ledger_posting",
                "DROP TABLE ledger_posting",
                "UPDATE commission_entry SET amount_fen = 0",
                "DELETE FROM commission_entry",
                "UPDATE incentive_answer SET amount_fen = 0",
                "UPDATE sharing_touch SET guide_id = 1",
                "DELETE FROM sharing_touch",
                "UPDATE shopper_friend_event SET kind = 'GONE'",
                "DELETE FROM shopper_friend_event",
                "UPDATE attribution_decision SET guide_id = 1",
                "DELETE FROM attribution_decision",
                "UPDATE attribution_credit SET commission_bp = 1",
                "DELETE FROM attribution_credit",
                "UPDATE payment_capture SET amount_fen = 1",
                "DELETE FROM payment_capture",
                "UPDATE order_shipment SET carrier = ''",
                "DELETE FROM refund_line",
                "DELETE FROM content_nudge",
                "UPDATE filejob_event SET admin_id = 1",
                "DELETE FROM filejob_event",
                "UPDATE books_reconciliation SET mismatches = 0",
                "UPDATE flyway_schema_history SET success = 1",
                "ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_no_overdraft"
            })
    void whatIsPostedCannotBeChangedByTheApplication(String statement) {
        assertThatThrownBy(() -> applicationUser.execute(statement)).rootCause().hasMessageContaining("command denied");
    }
}
