package io.guidepost.domain.aftersale;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.RefundJudgement;
import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.aftersale.AfterSale.Line;
import io.guidepost.domain.aftersale.AfterSale.Parcel;
import io.guidepost.domain.aftersale.AfterSale.Step;
import io.guidepost.domain.aftersale.CaseStatus.Event;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.refund.Refunds.Pending;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.shopper.OneShopper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * What a shopper does about goods that he does not want to keep: he asks, shows why, takes it back, sends the goods. Units
 * that he has asked for count as given back until the case is over, so that nothing is asked for twice.
 */
@Service
public class ApplyForAfterSale {

    private static final int MOST_FILES_AN_HOUR = 30;

    private final Orders orders;
    private final Shipments shipments;
    private final Products products;
    private final Refunds refunds;
    private final RequestRefund requestRefund;
    private final DecideRefund decideRefund;
    private final AfterSales cases;
    private final AfterSaleTerms terms;
    private final KeepFile keepFile;
    private final OneShopper shoppers;
    private final GuideNotices notices;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    ApplyForAfterSale(
            Orders orders,
            Shipments shipments,
            Products products,
            Refunds refunds,
            RequestRefund requestRefund,
            DecideRefund decideRefund,
            AfterSales cases,
            AfterSaleTerms terms,
            KeepFile keepFile,
            OneShopper shoppers,
            GuideNotices notices,
            Ids ids,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.products = products;
        this.refunds = refunds;
        this.requestRefund = requestRefund;
        this.decideRefund = decideRefund;
        this.cases = cases;
        this.terms = terms;
        this.keepFile = keepFile;
        this.shoppers = shoppers;
        this.notices = notices;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param lines a line named twice counts with both quantities
     * @param words what the shopper says, beside the reason
     * @param evidence files that this shopper has handed in
     * @param afterId the rejected case that is asked for again
     */
    public record Wish(
            long memberId,
            long orderId,
            Kind kind,
            Reason reason,
            String words,
            List<Line> lines,
            List<Long> evidence,
            Optional<Long> afterId) {}

    /** Blocking work with disk and store, outside any transaction. */
    public Asset handIn(long memberId, Path file, FileKind kind, Optional<String> mediaType) {
        if (cases.handedInSince(memberId, clock.instant().minus(Duration.ofHours(1))) >= MOST_FILES_AN_HOUR) {
            throw AfterSaleRefusals.tooManyFiles(MOST_FILES_AN_HOUR);
        }
        var asset = keepFile.keep(file, kind, mediaType, memberId);
        transaction.run(() -> cases.handedIn(memberId, asset.id(), clock.instant()));
        return asset;
    }

    /** Somebody else's file does not exist for this shopper. */
    public void requireOwn(long memberId, long assetId) {
        if (cases.ownFiles(shoppers.recordsOf(memberId), List.of(assetId)).isEmpty()) {
            throw AfterSaleRefusals.foreignFile();
        }
    }

    /** Joins the caller's transaction, or runs in one of its own. */
    public AfterSale apply(Wish wish) {
        return transaction.call(() -> applied(wish));
    }

    private AfterSale applied(Wish wish) {
        var order = orders.lockOf(wish.memberId(), wish.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
        requireFit(order, wish.kind());
        requireOwnFiles(wish);
        wish.afterId().ifPresent(id -> requireRejected(order, id));
        long id = ids.next();
        var refundId = wish.kind() == Kind.EXCHANGE ? Optional.<Long>empty() : Optional.of(refundOf(id, wish));
        var lines = wish.kind() == Kind.EXCHANGE ? exchanged(order, wish.lines()) : summed(wish.lines());
        var now = clock.instant();
        var store = cases.creditedStore(order.id());
        var turn = store.isPresent() ? Turn.STORE : Turn.HQ;
        var dueAt = terms.decisionDueAt(turn, now);
        var made = new AfterSale(
                id,
                order.id(),
                wish.memberId(),
                wish.kind(),
                CaseStatus.REQUESTED,
                wish.reason(),
                wish.words(),
                refundId,
                store,
                turn,
                dueAt,
                CaseRules.watchAt(now, dueAt),
                now,
                Optional.empty(),
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                wish.afterId(),
                lines,
                wish.evidence().stream().distinct().toList(),
                0);
        cases.insert(made);
        store.ifPresent(storeId -> notices.tell(
                "after-sale:%d:requested".formatted(id),
                cases.managersOf(storeId, now),
                "新的售后申请",
                "订单 %d 有新的售后申请，请在时限内处理".formatted(order.id()),
                "#/after-sales/" + id));
        return cases.find(id).orElseThrow();
    }

    private void requireFit(Order order, Kind kind) {
        if (!order.status().isPaid()) {
            throw AfterSaleRefusals.notPaid();
        }
        boolean hasLeft = order.status() == OrderStatus.SHIPPED || order.status() == OrderStatus.RECEIVED;
        if (kind.needsReturn() && (!hasLeft || shipments.isPartSent(order.id()))) {
            throw AfterSaleRefusals.notSentYet();
        }
    }

    private void requireOwnFiles(Wish wish) {
        var wanted = wish.evidence().stream().distinct().toList();
        if (!wanted.isEmpty()
                && cases.ownFiles(shoppers.recordsOf(wish.memberId()), wanted).size() != wanted.size()) {
            throw AfterSaleRefusals.foreignFile();
        }
    }

    private void requireRejected(Order order, long afterId) {
        cases.find(afterId)
                .filter(former -> former.orderId() == order.id())
                .filter(former -> former.status() == CaseStatus.REJECTED
                        || former.status() == CaseStatus.RETURN_REFUSED
                        || former.status() == CaseStatus.LAPSED)
                .orElseThrow(AfterSaleRefusals::notFound);
    }

    private long refundOf(long caseId, Wish wish) {
        var wanted = wish.lines().stream()
                .map(line -> new RequestRefund.Command.Wanted(line.orderLineId(), line.quantity()))
                .toList();
        return requestRefund
                .request(
                        new RequestRefund.Command(
                                wish.memberId(), wish.orderId(), wanted, CaseRules.reason(wish.reason(), wish.words())),
                        caseId)
                .id();
    }

    private static List<Line> summed(List<Line> lines) {
        var units = new TreeMap<Long, Integer>();
        lines.forEach(line -> units.merge(line.orderLineId(), line.quantity(), Math::addExact));
        return units.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue(), Optional.empty()))
                .toList();
    }

    /** Goods are exchanged for the same product at the price that was paid for it: nothing is left to pay or give back. */
    private List<Line> exchanged(Order order, List<Line> wanted) {
        var lines = orders.linesOf(order.id()).stream().collect(toMap(OrderLine::id, Function.identity()));
        var pending = refunds.pendingOf(order.id());
        var now = clock.instant();
        var skus = products.saleable(wanted.stream()
                .map(line -> line.replacementSkuId().orElseGet(() -> skuOf(lines, line.orderLineId())))
                .distinct()
                .toList());
        if (wanted.stream().map(Line::orderLineId).distinct().count() != wanted.size()) {
            throw AfterSaleRefusals.notExchangeable();
        }
        return wanted.stream()
                .map(line -> {
                    var bought = lines.get(line.orderLineId());
                    if (bought == null) {
                        throw Refusal.notFound("订单行", "order line");
                    }
                    requireReturnable(order, bought, pending, line.quantity(), now);
                    long sku = line.replacementSkuId().orElse(bought.skuId());
                    var replacement = Optional.ofNullable(skus.get(sku))
                            .filter(known -> known.productId() == bought.productId())
                            .filter(known -> sku == bought.skuId() || known.priceFen() == bought.unitPriceFen())
                            .orElseThrow(AfterSaleRefusals::notExchangeable);
                    return new Line(bought.id(), line.quantity(), Optional.of(replacement.skuId()));
                })
                .toList();
    }

    private static long skuOf(Map<Long, OrderLine> lines, long lineId) {
        return Optional.ofNullable(lines.get(lineId))
                .orElseThrow(() -> Refusal.notFound("订单行", "order line"))
                .skuId();
    }

    private static void requireReturnable(
            Order order, OrderLine line, Map<Long, Pending> pending, int wanted, Instant now) {
        var window = new ReturnWindow(Math.max(line.returnWindowDays(), ReturnWindow.DEFAULT.days()));
        RefundRules.judgeTime(order.receivedAt(), window, now).ifPresent(late -> {
            throw refused(late, line);
        });
        var open = pending.getOrDefault(line.id(), new Pending(0, 0));
        var judged = RefundRules.judge(
                Money.ofFen(line.paidFen()),
                line.quantity(),
                Math.addExact(line.refundedQuantity(), open.quantity()),
                Money.ofFen(Math.addExact(line.refundedFen(), open.amountFen())),
                wanted);
        if (judged instanceof RefundJudgement.Refused no) {
            throw refused(no, line);
        }
    }

    private static Refusal refused(RefundJudgement.Refused no, OrderLine line) {
        return new Refusal(
                Refusal.Kind.REFUSED, no.code(), no.words(), Map.of("orderLineId", Long.toString(line.id())));
    }

    /** The shopper keeps the goods after all; taking it back twice is taking it back once. */
    public AfterSale withdraw(long memberId, long caseId) {
        return transaction.call(() -> {
            var mine = locked(memberId, caseId);
            if (mine.status() == CaseStatus.WITHDRAWN) {
                return mine;
            }
            var now = clock.instant();
            mine.refundId().ifPresent(refund -> decideRefund.rejectOfCase(refund, "顾客撤销售后"));
            return CaseRules.take(
                    cases,
                    mine,
                    Event.WITHDRAWAL,
                    to -> Step.end(to, Turn.SHOPPER, now),
                    new Actor(Actor.Type.SHOPPER, memberId),
                    "",
                    now);
        });
    }

    /** The shopper has sent the goods; a wrong number may be put right until they are here. */
    public AfterSale send(long memberId, long caseId, String carrier, String trackingNo) {
        return transaction.call(() -> {
            var mine = locked(memberId, caseId);
            boolean isKnown = mine.status() == CaseStatus.RETURNING
                    && mine.returnCarrier().equals(carrier)
                    && mine.returnNo().equals(trackingNo);
            if (isKnown) {
                return mine;
            }
            var now = clock.instant();
            var dueAt = terms.inspectionDueAt(now);
            var turn = mine.storeId().isPresent() ? Turn.STORE : Turn.HQ;
            return CaseRules.take(
                    cases,
                    mine,
                    Event.DISPATCH,
                    to -> Step.to(to, turn, dueAt, CaseRules.watchAt(now, dueAt))
                            .returnedBy(new Parcel(
                                    carrier, trackingNo, mine.sentAt().orElse(now))),
                    new Actor(Actor.Type.SHOPPER, memberId),
                    carrier + " " + trackingNo,
                    now);
        });
    }

    private AfterSale locked(long memberId, long caseId) {
        var seen = cases.find(caseId).orElseThrow(AfterSaleRefusals::notFound);
        orders.lockOf(memberId, seen.orderId()).orElseThrow(AfterSaleRefusals::notFound);
        return cases.find(caseId).orElseThrow();
    }

    /** The shopper's cases, newest first, older than {@code beforeId}. */
    public List<AfterSale> ofShopper(long memberId, long beforeId, int limit) {
        return cases.ofMember(shoppers.recordsOf(memberId), beforeId, limit);
    }

    /** Only if it is this shopper's; somebody else's does not exist for him. */
    public AfterSale mine(long memberId, long caseId) {
        return cases.find(caseId)
                .filter(found -> shoppers.isOf(found.memberId(), memberId))
                .orElseThrow(AfterSaleRefusals::notFound);
    }

    /** What happened to it, oldest first. */
    public List<Happening> story(AfterSale mine) {
        return cases.story(mine.id());
    }
}
