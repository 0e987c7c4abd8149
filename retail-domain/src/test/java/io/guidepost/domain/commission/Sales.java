package io.guidepost.domain.commission;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.BindingIntent;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.Friendship;
import io.guidepost.core.attribution.FriendshipId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreHints;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.OrderId;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Commissions.RefundedSale;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Orders as the shop leaves them behind, written straight to the tables, so that what earns on them can be tested alone.
 * Paying, refunding and receiving do what the features of that name do to money.
 */
@Component
public class Sales {

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Commissions commissions;
    private final Ledger ledger;
    private final Attributions attributions;
    private final RuleSets ruleSets;
    private final TransactionRetry transactions;

    Sales(
            JdbcTemplate jdbc,
            Ids ids,
            Clock clock,
            Commissions commissions,
            Ledger ledger,
            Attributions attributions,
            RuleSets ruleSets,
            TransactionRetry transactions) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.commissions = commissions;
        this.ledger = ledger;
        this.attributions = attributions;
        this.ruleSets = ruleSets;
        this.transactions = transactions;
    }

    /** Goods of one line; what was paid for all units. */
    public record Goods(int quantity, long paidFen) {}

    public record Seller(long guideId, long storeId, long regionId) {}

    public record Sale(long orderId, long memberId, Instant placedAt, List<PaidSale.Line> lines) {

        public long paidFen() {
            return lines.stream().mapToLong(PaidSale.Line::paidFen).sum();
        }
    }

    /** A new guide in a new store of a new region. */
    public Seller seller() {
        long region = ids.next();
        long store = ids.next();
        long guide = ids.next();
        var now = now();
        jdbc.update("INSERT INTO org_region VALUES (?, ?, '华东', 'East', ?)", region, region, now);
        jdbc.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, '南京路店', 'Nanjing Road', ?)",
                store,
                store,
                now);
        jdbc.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)", store, region, now);
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, payee_openid, created_at) VALUES (?, ?, '李导购', 'ACTIVE', ?, ?)",
                guide,
                "g" + guide,
                "o_" + guide,
                now);
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                ids.next(),
                guide,
                store,
                now);
        return new Seller(guide, store, region);
    }

    /** Another guide of the same store. */
    public Seller colleagueOf(Seller seller) {
        long guide = ids.next();
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, payee_openid, created_at) VALUES (?, ?, '王导购', 'ACTIVE', ?, ?)",
                guide,
                "g" + guide,
                "o_" + guide,
                now());
        return new Seller(guide, seller.storeId(), seller.regionId());
    }

    public Sale place(Seller seller, List<Goods> goods) {
        return place(List.of(seller), List.of(10_000), goods);
    }

    /** A placed order that these guides share. */
    public Sale place(List<Seller> guides, List<Integer> partsBp, List<Goods> goods) {
        return place(goods, lines -> {
            var outcome = outcome(guides, partsBp);
            return lines.stream().map(line -> decided(line, outcome)).toList();
        });
    }

    /** A placed order of somebody who has been this guide's WeCom friend for a day. */
    public Sale placeByFriend(Seller seller, List<Goods> goods) {
        long member = member();
        befriend(seller, member, clock.instant().minus(Duration.ofDays(1)));
        return place(member, List.of(seller), goods, lines -> lines.stream()
                .map(line -> decided(line, outcome(List.of(seller), List.of(10_000))))
                .toList());
    }

    /** The member becomes the guide's friend at that instant. */
    public void befriend(Seller seller, long member, Instant at) {
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, member_id, unionid)"
                        + " VALUES (?, ?, ?, ?, ?)",
                seller.guideId(),
                "wm" + member,
                LocalDateTime.ofInstant(at, ZoneOffset.UTC),
                member,
                "u" + member);
    }

    public void unfriend(Seller seller, long member) {
        jdbc.update(
                "UPDATE shopper_friendship SET ended_at = ?, end_reason = 'DELETED_BY_CUSTOMER'"
                        + " WHERE guide_id = ? AND member_id = ?",
                now(),
                seller.guideId(),
                member);
    }

    public long member() {
        long member = ids.next();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, ?)", member, now());
        return member;
    }

    /** A placed order of which each line belongs to a guide of its own. */
    public Sale placeLineByLine(List<Seller> guides, List<Goods> goods) {
        return place(goods, lines -> {
            var decided = new ArrayList<LineOutcome>();
            for (int i = 0; i < lines.size(); i++) {
                decided.add(decided(lines.get(i), outcome(List.of(guides.get(i)), List.of(10_000))));
            }
            return decided;
        });
    }

    private Sale place(List<Goods> goods, Function<List<PaidSale.Line>, List<LineOutcome>> decide) {
        return place(member(), List.of(), goods, decide);
    }

    private Sale place(
            long member,
            List<Seller> friends,
            List<Goods> goods,
            Function<List<PaidSale.Line>, List<LineOutcome>> decide) {
        long order = ids.next();
        var at = clock.instant();
        long total = goods.stream().mapToLong(Goods::paidFen).sum();
        jdbc.update(
                "INSERT INTO order_header (id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen,"
                        + " address_sealed, placed_at, expires_at) VALUES (?, ?, 'PENDING_PAYMENT', ?, 0, 0, ?, '', ?, ?)",
                order,
                member,
                total,
                total,
                now(),
                now());
        var lines = new ArrayList<PaidSale.Line>();
        for (int i = 0; i < goods.size(); i++) {
            lines.add(line(order, i + 1, goods.get(i)));
        }
        freeze(order, at, friends, lines, decide.apply(lines));
        return new Sale(order, member, at, lines);
    }

    private static LineOutcome decided(PaidSale.Line line, Outcome outcome) {
        return new LineOutcome(new LineId(line.lineId()), outcome);
    }

    /** Somebody has no part of the commission: then the guide was the buyer. */
    private static Outcome outcome(List<Seller> guides, List<Integer> partsBp) {
        var first = guides.get(0);
        var splits = new ArrayList<Split>();
        for (int i = 0; i < guides.size(); i++) {
            boolean isBuyer = partsBp.get(i) == 0;
            splits.add(new Split(
                    PayeeType.GUIDE,
                    guides.get(i).guideId(),
                    isBuyer ? 10_000 : partsBp.get(i),
                    partsBp.get(i),
                    0,
                    isBuyer ? CommissionBar.SELF_PURCHASE : CommissionBar.NONE));
        }
        splits.add(new Split(PayeeType.STORE, first.storeId(), 10_000, 10_000, 0, CommissionBar.NONE));
        return new Outcome(
                Basis.LAST_TOUCH,
                Optional.of(new GuideId(first.guideId())),
                Optional.of(new StoreId(first.storeId())),
                Optional.empty(),
                splits);
    }

    private void freeze(
            long order, Instant at, List<Seller> friends, List<PaidSale.Line> lines, List<LineOutcome> outcomes) {
        var headline = outcomes.get(0).outcome();
        var decided = new Attribution("default", 1, at, headline, outcomes, List.of(), BindingIntent.NONE);
        var ordered = lines.stream()
                .map(line -> new Attributions.OrderedLine(line.lineId(), line.productId()).toCore())
                .toList();
        var inputs = new AttributionInputs(
                at,
                ruleSets.version(1),
                ordered,
                Optional.empty(),
                List.of(),
                List.of(),
                friends.stream().map(friend -> friendship(friend, at)).toList(),
                List.of(),
                List.of(),
                List.of(),
                StoreHints.NONE,
                List.of());
        long store = headline.store().orElseThrow().value();
        transactions.run(() -> attributions.freeze(List.of(new Attributions.Frozen(
                order, new Attributions.Evidence(inputs, Map.of(store, regionOf(store)), Map.of()), decided))));
    }

    private static Friendship friendship(Seller friend, Instant at) {
        return new Friendship(
                new FriendshipId(1), new GuideId(friend.guideId()), at.minus(Duration.ofDays(1)), Optional.empty());
    }

    private long regionOf(long store) {
        return jdbc.queryForObject("SELECT region_id FROM org_store_region WHERE store_id = ?", Long.class, store);
    }

    /** Its unit price takes the whole paid amount: what discounts did to it is of no interest here. */
    private PaidSale.Line line(long order, int no, Goods goods) {
        long category = ids.next();
        long product = ids.next();
        long sku = ids.next();
        long line = ids.next();
        long unit = (goods.paidFen() + goods.quantity() - 1) / goods.quantity();
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '鞋', 'Shoes')", category);
        jdbc.update(
                "INSERT INTO order_line (id, order_id, line_no, sku_id, product_id, category_id, brand, title, spec,"
                        + " unit_price_fen, quantity, list_fen, activity_fen, coupon_fen, points_fen, paid_fen,"
                        + " return_window_days) VALUES (?, ?, ?, ?, ?, ?, 'Swallow', '鞋', '42', ?, ?, ?, ?, 0, 0, ?, 7)",
                line,
                order,
                no,
                sku,
                product,
                category,
                unit,
                goods.quantity(),
                unit * goods.quantity(),
                unit * goods.quantity() - goods.paidFen(),
                goods.paidFen());
        return new PaidSale.Line(line, sku, product, category, "Swallow", goods.quantity(), goods.paidFen());
    }

    /** {@code kind} is GUIDE or STORE; one of rate and fixed amount is null. */
    public void rateForSku(long sku, String kind, Integer rateBp, Long fixedFen) {
        jdbc.update(
                "INSERT INTO commission_rate (id, scope, scope_key, payee_type, rate_bp, fixed_fen, effective_from)"
                        + " VALUES (?, 'SKU', ?, ?, ?, ?, '2026-01-01')",
                ids.next(),
                Long.toString(sku),
                kind,
                rateBp,
                fixedFen);
    }

    /** The same payment is told once more: what was earned is earned. */
    public void payAgain(Sale sale) {
        transactions.run(() -> commissions.earn(new PaidSale(
                sale.orderId(),
                sale.memberId(),
                sale.placedAt(),
                clock.instant(),
                PayMethod.WECHAT_PAY,
                sale.lines())));
    }

    /** The seller serves in the store from now on. */
    public void employ(Seller seller) {
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                ids.next(),
                seller.guideId(),
                seller.storeId(),
                now());
    }

    /** The order is paid: status, capture, commission, in one transaction. */
    public void pay(Sale sale) {
        var at = clock.instant();
        transactions.run(() -> {
            jdbc.update("UPDATE order_header SET status = 'PAID', paid_at = ? WHERE id = ?", now(), sale.orderId());
            ledger.post(List.of(Postings.paid(new OrderId(sale.orderId()), new Money(payable(sale)))));
            commissions.earn(new PaidSale(
                    sale.orderId(), sale.memberId(), sale.placedAt(), at, PayMethod.WECHAT_PAY, sale.lines()));
        });
    }

    private long payable(Sale sale) {
        return jdbc.queryForObject("SELECT payable_fen FROM order_header WHERE id = ?", Long.class, sale.orderId());
    }

    /** A refund of one line that WeChat has carried out. */
    public long refund(Sale sale, long lineId, int units, long fen) {
        long refund = ids.next();
        transactions.run(() -> refund(refund, sale, lineId, units, fen));
        return refund;
    }

    private void refund(long refund, Sale sale, long lineId, int units, long fen) {
        jdbc.queryForMap("SELECT id FROM order_header WHERE id = ? FOR UPDATE", sale.orderId());
        jdbc.update(
                "INSERT INTO refund_request (id, order_id, kind, transaction_id, out_refund_no, status, amount_fen, reason,"
                        + " requested_at, finished_at) VALUES (?, ?, 'AFTER_SALE', 't', ?, 'SUCCEEDED', ?, '', ?, ?)",
                refund,
                sale.orderId(),
                "r" + refund,
                fen,
                now(),
                now());
        if (units > 0) {
            jdbc.update("INSERT INTO refund_line VALUES (?, ?, ?, ?)", refund, lineId, units, fen);
        }
        giveBack(refund, sale.orderId(), lineId, units, fen);
    }

    private void giveBack(long refund, long orderId, long lineId, int units, long fen) {
        jdbc.update(
                "UPDATE order_line SET refunded_quantity = refunded_quantity + ?, refunded_fen = refunded_fen + ? WHERE id = ?",
                units,
                fen,
                lineId);
        var kept = kept(lineId);
        ledger.post(List.of(Postings.refunded(refund, new Money(fen))));
        commissions.clawBack(new RefundedSale(
                refund,
                orderId,
                clock.instant(),
                List.of(new RefundedSale.Line(
                        lineId, ((Number) kept.get("fen")).longValue(), ((Number) kept.get("units")).intValue()))));
    }

    private Map<String, Object> kept(long lineId) {
        return jdbc.queryForMap(
                "SELECT paid_fen - refunded_fen AS fen, quantity - refunded_quantity AS units FROM order_line WHERE id = ?",
                lineId);
    }

    public void receive(Sale sale, Instant releaseAt) {
        transactions.run(() -> {
            jdbc.update(
                    "UPDATE order_header SET status = 'RECEIVED', received_at = ? WHERE id = ?", now(), sale.orderId());
            commissions.freeze(sale.orderId(), releaseAt);
        });
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
