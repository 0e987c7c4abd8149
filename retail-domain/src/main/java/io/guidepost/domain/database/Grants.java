package io.guidepost.domain.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gives the application's database user what each table allows, after every migration: postings can be added and read,
 * and by nobody who serves requests be changed or removed. With one user for everything (a laptop without an owner
 * user) there is nothing to grant, and the tables are only as immutable as the code.
 */
@Component
class Grants implements Callback {

    private static final Set<String> APPENDED_ONLY = Set.of(
            "ledger_transfer",
            "ledger_posting",
            "ledger_block",
            "ledger_day",
            "ledger_day_total",
            "commission_entry",
            "commission_rate_change",
            "incentive_answer",
            "sharing_touch",
            "books_reconciliation",
            "shopper_friend_event",
            "shopper_binding_change",
            "shopper_home_change",
            "attribution_decision",
            "attribution_credit",
            "attribution_rule_set_event",
            "payment_capture",
            "payout_payee_change",
            "channel_order",
            "channel_return",
            "order_shipment",
            "order_price",
            "coupon_share",
            "coupon_return",
            "points_entry",
            "order_shipment_line",
            "order_parcel_change",
            "order_parcel_event",
            "filejob_event",
            "fraud_signal",
            "fraud_trait",
            "assist_event",
            "aftersale_line",
            "aftersale_evidence",
            "aftersale_event",
            "refund_line",
            "profile_consent",
            "access_entry",
            "content_nudge",
            "duty_order",
            "message_redrive",
            "material_use",
            "statement_sheet",
            "statement_service",
            "statement_trade",
            "statement_charge",
            "statement_receivable",
            "page_release",
            "target_change",
            "stock_movement",
            "stock_document_line",
            "audit_entry",
            "audit_link",
            "audit_verification");
    private static final Set<String> READ_ONLY = Set.of("flyway_schema_history", "attribution_rule_preset");
    private static final int NO_SUCH_GRANT = 1147;

    private final String applicationUser;
    private final String ownerUser;
    private final String applicationHost;

    Grants(
            @Value("${spring.datasource.username:}") String applicationUser,
            @Value("${spring.flyway.user:}") String ownerUser,
            @Value("${guidepost.database.application-host:%}") String applicationHost) {
        this.applicationUser = applicationUser;
        this.ownerUser = ownerUser;
        this.applicationHost = applicationHost;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE
                && !applicationUser.isEmpty()
                && !ownerUser.isEmpty()
                && !applicationUser.equals(ownerUser);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return false;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            for (var table : tables(statement)) {
                if (!rightsOn(table).contains("UPDATE")) {
                    revokeWhatWasGrantedBefore(statement, table);
                }
                statement.execute("GRANT %s ON `%s` TO %s@%s"
                        .formatted(rightsOn(table), table, quoted(applicationUser), quoted(applicationHost)));
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "The owner user %s could not grant rights to %s: it needs GRANT OPTION on the schema. %s"
                            .formatted(ownerUser, applicationUser, refused.getMessage()),
                    refused);
        }
    }

    @Override
    public String getCallbackName() {
        return "grants";
    }

    /** A table may have been open to changes in an earlier release; a grant alone takes nothing back. */
    private void revokeWhatWasGrantedBefore(Statement statement, String table) throws SQLException {
        for (var right : List.of("UPDATE", "DELETE")) {
            try {
                statement.execute("REVOKE %s ON `%s` FROM %s@%s"
                        .formatted(right, table, quoted(applicationUser), quoted(applicationHost)));
            } catch (SQLException refused) {
                if (refused.getErrorCode() != NO_SUCH_GRANT) {
                    throw refused;
                }
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String rightsOn(String table) {
        if (READ_ONLY.contains(table)) {
            return "SELECT";
        }
        return APPENDED_ONLY.contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}
