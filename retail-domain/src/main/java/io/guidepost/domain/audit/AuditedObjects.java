package io.guidepost.domain.audit;

import static java.util.Map.entry;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What the object of a change was before and is after it, as a digest of its main row: one way for all of headquarters, so that
 * no feature has to say it. Two digests that differ show that it was changed, and a row kept elsewhere shows whether it is the
 * one that was written.
 */
@Component
public class AuditedObjects {

    private static final int MOST_STEPS = 3;

    /** By the steps in front of the id. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("acquisition-codes", new Kind("acquisition_code", "id")),
            entry("activities", new Kind("price_rule", "id")),
            entry("after-sales", new Kind("aftersale_case", "id")),
            entry("attribution/rule-sets", new Kind("attribution_rule_set", "version")),
            entry("commission/rates", new Kind("commission_rate", "id")),
            entry("commission/rates/proposals", new Kind("commission_rate_proposal", "id")),
            entry("corrections", new Kind("correction_case", "id")),
            entry("coupon-templates", new Kind("coupon_template", "id")),
            entry("disputes", new Kind("dispute_case", "id")),
            entry("flash-sales", new Kind("flash_sale", "id")),
            entry("freight-templates", new Kind("price_rule", "id")),
            entry("guides", new Kind("org_guide", "id")),
            entry("handovers", new Kind("handover_plan", "id")),
            entry("holds", new Kind("fraud_hold", "id")),
            entry("incentives", new Kind("incentive", "id")),
            entry("materials", new Kind("content_material", "id")),
            entry("members", new Kind("shopper_member", "id")),
            entry("members/erasures", new Kind("closure_order", "id")),
            entry("orders", new Kind("order_header", "id")),
            entry("org/stores", new Kind("org_store", "id")),
            entry("payout-holds", new Kind("payout_hold", "id")),
            entry("payroll-exports", new Kind("payout_payroll_export", "id")),
            entry("price-lists", new Kind("price_rule", "id")),
            entry("products", new Kind("catalog_product", "id")),
            entry("recurrences", new Kind("recurrence_plan", "id")),
            entry("refunds", new Kind("refund_request", "id")),
            entry("sops", new Kind("sop_template", "id")),
            entry("statements", new Kind("statement_month", "month")),
            entry("stock/documents", new Kind("stock_document", "id")),
            entry("stores", new Kind("org_store", "id")),
            entry("suspense-refunds", new Kind("refund_request", "id")),
            entry("tasks", new Kind("content_task", "id")),
            entry("welcome-templates", new Kind("welcome_template", "id")),
            entry("withdrawals", new Kind("payout_withdrawal", "id")));

    private final ObjectRows rows;

    AuditedObjects(ObjectRows rows) {
        this.rows = rows;
    }

    /** @param key of the table's rows; both are constants of this class and never come from a request */
    private record Kind(String table, String key) {}

    /** The object that an address names. */
    public record Named(String table, String key, long id) {}

    /** Empty where the address names none whose row is known, as of what is being made. */
    public static Optional<Named> in(List<String> steps) {
        for (int depth = Math.min(MOST_STEPS, steps.size() - 1); depth > 0; depth--) {
            var kind = KINDS.get(String.join("/", steps.subList(0, depth)));
            if (kind != null) {
                return number(steps.get(depth)).map(id -> new Named(kind.table(), kind.key(), id));
            }
        }
        return Optional.empty();
    }

    /** Ids are digits; a month is written with a dash. */
    private static Optional<Long> number(String step) {
        var digits = step.matches("\\d{4}-\\d{2}") ? step.replace("-", "") : step;
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException isNoId) {
            return Optional.empty();
        }
    }

    /** SHA-256 over all columns of the row by name; empty while there is none. Blocks. */
    public String digest(Named object) {
        var row = rows.find(object.table(), object.key(), object.id());
        if (row == null || row.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        new TreeMap<>(row).forEach((column, value) -> text.append(column)
                .append('=')
                .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                .append('\n'));
        return Act.digest(text.toString());
    }

    /** Tables, for whoever checks that they are there. */
    static List<Named> all() {
        return KINDS.values().stream()
                .map(kind -> new Named(kind.table(), kind.key(), 0))
                .toList();
    }
}
