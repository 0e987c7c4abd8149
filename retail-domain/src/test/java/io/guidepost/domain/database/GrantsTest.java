package io.guidepost.domain.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class GrantsTest {

    @Autowired
    JdbcTemplate applicationUser;

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
                "UPDATE sharing_touch SET guide_id = 1",
                "DELETE FROM sharing_touch",
                "ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_no_overdraft"
            })
    void whatIsPostedCannotBeChangedByTheApplication(String statement) {
        assertThatThrownBy(() -> applicationUser.execute(statement)).rootCause().hasMessageContaining("command denied");
    }
}
