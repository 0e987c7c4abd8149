package io.guidepost.domain.refund;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.refund.Refund.RefundLine;
import io.guidepost.domain.refund.Refunds.Move;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Writes down what another till or marketplace has taken back and given back already (ATT-7): a refund of ours that is over
 * when it begins. Lines, ledger and commission follow as they do for every other.
 */
@Service
public class RecordReturn {

    private final Orders orders;
    private final Refunds refunds;
    private final ConfirmRefund confirmRefund;
    private final TransactionRetry transaction;
    private final Ids ids;

    RecordReturn(Orders orders, Refunds refunds, ConfirmRefund confirmRefund, TransactionRetry transaction, Ids ids) {
        this.orders = orders;
        this.refunds = refunds;
        this.confirmRefund = confirmRefund;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * @param paidBackBy who gave the money back
     * @param freightFen what went back of the freight; nobody loses commission by it (B7)
     * @param lines each line of the order once; without units where only the price fell
     */
    public record Returned(
            long orderId, String paidBackBy, Instant at, String reason, long freightFen, List<RefundLine> lines) {}

    /** Joins the caller's transaction; nothing is written if it is refused. */
    public Refund record(Returned returned) {
        return transaction.call(() -> {
            var order = orders.lock(returned.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
            var lines = orders.linesOf(order.id()).stream().collect(toMap(OrderLine::id, Function.identity()));
            returned.lines().forEach(line -> judge(line, lines.get(line.orderLineId())));
            judgeFreight(returned.freightFen(), order);
            long amountFen = returned.lines().stream()
                    .mapToLong(RefundLine::amountFen)
                    .reduce(returned.freightFen(), Math::addExact);
            if (amountFen == 0) {
                throw new Refusal(
                        Refusal.Kind.REFUSED, "nothing_to_refund", new Words("退款金额须大于 0", "Nothing was given back"));
            }
            long id = ids.next();
            var refund = new Refund(
                    id,
                    order.id(),
                    RefundKind.CHANNEL,
                    returned.paidBackBy(),
                    "C" + id,
                    RefundStatus.APPROVED,
                    amountFen,
                    returned.reason(),
                    returned.at(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    returned.lines(),
                    returned.freightFen(),
                    Optional.empty());
            refunds.insert(refund);
            if (!refunds.move(refund, Move.end(RefundStatus.SUCCEEDED, returned.at(), Optional.empty()))) {
                throw new IllegalStateException("Refund %d, just written, is not where it was put".formatted(id));
            }
            confirmRefund.settle(order, refund, returned.at());
            return refunds.find(id).orElseThrow();
        });
    }

    private void judgeFreight(long wantedFen, Order order) {
        long left = order.freightFen() - refunds.freightOf(order.id());
        if (wantedFen > left) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "refund_freight_exceeded",
                    new Words(
                            "运费最多还能退 %d 分".formatted(left),
                            "At most %d fen of the freight can still be given back".formatted(left)));
        }
    }

    private static void judge(RefundLine wanted, OrderLine line) {
        if (line == null) {
            throw Refusal.notFound("订单行", "order line");
        }
        if (wanted.quantity() > line.keptQuantity()) {
            throw exceeded(
                    "refund_quantity_exceeded",
                    new Words(
                            "最多还能退 %d 件".formatted(line.keptQuantity()),
                            "At most %d units can still be returned".formatted(line.keptQuantity())),
                    line);
        }
        if (wanted.amountFen() > line.keptFen()) {
            throw exceeded(
                    "refund_amount_exceeded",
                    new Words(
                            "最多还能退 %d 分".formatted(line.keptFen()),
                            "At most %d fen can still be given back".formatted(line.keptFen())),
                    line);
        }
    }

    private static Refusal exceeded(String code, Words words, OrderLine line) {
        return new Refusal(Refusal.Kind.REFUSED, code, words, Map.of("orderLineId", Long.toString(line.id())));
    }
}
