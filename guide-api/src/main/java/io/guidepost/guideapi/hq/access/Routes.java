package io.guidepost.guideapi.hq.access;

import static java.util.Map.entry;

import io.guidepost.domain.rights.Area;
import io.guidepost.domain.rights.Permission;
import io.guidepost.domain.rights.Permission.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Which permission each address of headquarters asks for. What is not declared here is served to nobody: an address belongs to
 * the area of its first step, some below it to another, and what is done there is told by the method and the last step.
 */
final class Routes {

    /** Everybody's own: sessions, password, second factor, and what waits for him. */
    private static final Set<String> OWN = Set.of("account", "approvals", "sessions");

    private static final Map<String, Area> AREAS = Map.ofEntries(
            entry("orders", Area.ORDERS),
            entry("refused-shipping-uploads", Area.ORDERS),
            entry("ship-from-places", Area.ORDERS),
            entry("order-imports", Area.ORDERS),
            entry("return-imports", Area.ORDERS),
            entry("after-sales", Area.AFTER_SALES),
            entry("refunds", Area.AFTER_SALES),
            entry("suspense-refunds", Area.AFTER_SALES),
            entry("invoices", Area.INVOICES),
            entry("products", Area.CATALOGUE),
            entry("product-categories", Area.CATALOGUE),
            entry("product-reviews", Area.CATALOGUE),
            entry("brands", Area.CATALOGUE),
            entry("search", Area.CATALOGUE),
            entry("shop-pages", Area.CATALOGUE),
            entry("sku-weights", Area.CATALOGUE),
            entry("activities", Area.PRICES),
            entry("flash-sales", Area.PRICES),
            entry("freight-templates", Area.PRICES),
            entry("price-lists", Area.PRICES),
            entry("coupon-templates", Area.COUPONS),
            entry("stock", Area.STOCK),
            entry("members", Area.MEMBERS),
            entry("member-groups", Area.MEMBERS),
            entry("segments", Area.MEMBERS),
            entry("opt-outs", Area.MEMBERS),
            entry("friends", Area.MEMBERS),
            entry("friend-syncs", Area.MEMBERS),
            entry("tags", Area.MEMBERS),
            entry("tag-groups", Area.MEMBERS),
            entry("tag-pulls", Area.MEMBERS),
            entry("privacy", Area.MEMBERS),
            entry("acquisition-codes", Area.ACQUISITION),
            entry("acquisition-funnel", Area.ACQUISITION),
            entry("friend-conversion", Area.ACQUISITION),
            entry("welcome-templates", Area.ACQUISITION),
            entry("welcome-figures", Area.ACQUISITION),
            entry("handovers", Area.HANDOVER),
            entry("org", Area.ORGANIZATION),
            entry("stores", Area.ORGANIZATION),
            entry("guides", Area.ORGANIZATION),
            entry("guide-tags", Area.ORGANIZATION),
            entry("channels", Area.ORGANIZATION),
            entry("tasks", Area.TASKS),
            entry("task-digests", Area.TASKS),
            entry("execution", Area.TASKS),
            entry("execution-exports", Area.TASKS),
            entry("proofs", Area.TASKS),
            entry("recurrences", Area.TASKS),
            entry("sops", Area.TASKS),
            entry("holidays", Area.TASKS),
            entry("fatigue-outlooks", Area.TASKS),
            entry("compliance", Area.TASKS),
            entry("materials", Area.MATERIALS),
            entry("material-categories", Area.MATERIALS),
            entry("material-files", Area.MATERIALS),
            entry("attribution", Area.ATTRIBUTION),
            entry("commission", Area.RATES),
            entry("simulations", Area.RATES),
            entry("incentives", Area.INCENTIVES),
            entry("funders", Area.INCENTIVES),
            entry("disputes", Area.DISPUTES),
            entry("holds", Area.DISPUTES),
            entry("corrections", Area.DISPUTES),
            entry("withdrawals", Area.PAYOUTS),
            entry("payout-holds", Area.PAYOUTS),
            entry("payroll-exports", Area.PAYOUTS),
            entry("statements", Area.STATEMENTS),
            entry("statement-months", Area.STATEMENTS),
            entry("receivables", Area.STATEMENTS),
            entry("ledger", Area.LEDGER),
            entry("reconciliations", Area.LEDGER),
            entry("performance", Area.PERFORMANCE),
            entry("targets", Area.PERFORMANCE),
            entry("receipt-guide-conversion", Area.PERFORMANCE),
            entry("overview", Area.PERFORMANCE),
            entry("metrics", Area.PERFORMANCE),
            entry("imports", Area.FILES),
            entry("exports", Area.FILES),
            entry("duties", Area.OPERATIONS),
            entry("message-queues", Area.OPERATIONS),
            entry("admins", Area.ADMINISTRATORS),
            entry("roles", Area.ADMINISTRATORS),
            entry("permissions", Area.ADMINISTRATORS),
            entry("audit", Area.AUDIT),
            entry("api-keys", Area.INTEGRATION),
            entry("webhooks", Area.INTEGRATION),
            entry("webhook-events", Area.INTEGRATION));

    /** By the first and the third step: what lies below an id and belongs to others. */
    private static final Map<List<String>, Area> BELOW = Map.of(
            List.of("guides", "payroll-person"), Area.PAYOUTS,
            List.of("guides", "identities"), Area.DISPUTES,
            List.of("orders", "commission"), Area.RATES,
            List.of("orders", "attribution"), Area.ATTRIBUTION,
            List.of("orders", "incentives"), Area.INCENTIVES,
            List.of("orders", "price-protections"), Area.AFTER_SALES);

    private static final Set<String> DECISIONS = Set.of("approval", "rejection", "decision");

    private Routes() {}

    /**
     * @param steps of the path behind {@code /api/admin/v1}
     * @return the permission, empty inside for what is everybody's own; empty for what is not declared
     */
    static Optional<Optional<Permission>> asked(HttpMethod method, List<String> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        if (OWN.contains(steps.get(0))) {
            return Optional.of(Optional.empty());
        }
        var area = steps.size() > 2 ? BELOW.get(List.of(steps.get(0), steps.get(2))) : null;
        return Optional.ofNullable(area == null ? AREAS.get(steps.get(0)) : area)
                .map(found -> Optional.of(new Permission(found, action(method, steps))));
    }

    private static Action action(HttpMethod method, List<String> steps) {
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            return Action.READ;
        }
        return DECISIONS.contains(steps.get(steps.size() - 1)) ? Action.APPROVE : Action.WRITE;
    }
}
