package io.guidepost.domain.channel;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.digest.Sha256;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.channel.ChannelReturns.ChannelReturn;
import io.guidepost.domain.commission.Accruals;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.refund.RecordReturn;
import io.guidepost.domain.refund.RecordReturn.Returned;
import io.guidepost.domain.refund.Refund.RefundLine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Brings what other tills and marketplaces took back into our books (ATT-7): each return once by its number there, and
 * commission is taken back to the fen by the door of every refund (B7). A row that is refused leaves the others alone.
 */
@Service
public class ImportReturns {

    private final ChannelOrders channelOrders;
    private final ChannelReturns channelReturns;
    private final Orders orders;
    private final Accruals accruals;
    private final RecordReturn recordReturn;
    private final TransactionRetry transaction;
    private final Clock clock;

    ImportReturns(
            ChannelOrders channelOrders,
            ChannelReturns channelReturns,
            Orders orders,
            Accruals accruals,
            RecordReturn recordReturn,
            TransactionRetry transaction,
            Clock clock) {
        this.channelOrders = channelOrders;
        this.channelReturns = channelReturns;
        this.orders = orders;
        this.accruals = accruals;
        this.recordReturn = recordReturn;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A return as the other till tells it.
     *
     * @param externalNo the channel's number of the order
     * @param returnedAt when the money went back there
     * @param freightFen what went back of the order's freight; commission knows nothing of it (B7)
     */
    public record Told(
            Channel channel,
            String returnNo,
            String externalNo,
            Instant returnedAt,
            String reason,
            List<Line> lines,
            long freightFen) {}

    /**
     * @param lineNo which line of the order as it was imported, from 1; needed where a SKU is in several
     * @param quantity 0 where only the price fell
     * @param amountFen for all units together
     */
    public record Line(long skuId, Optional<Integer> lineNo, int quantity, long amountFen) {}

    public enum Outcome {
        TAKEN,
        /** It was taken before, and told the same. */
        KNOWN,
        REFUSED
    }

    /**
     * What became of a row, or would.
     *
     * @param commissionTakenFen from all payees together, incentives not included
     */
    public record Row(
            Told told,
            Outcome outcome,
            Optional<Long> orderId,
            Optional<Long> refundId,
            long commissionTakenFen,
            Optional<Refusal> refusal) {}

    /** Our refund for a return of the channel. */
    public Optional<ChannelReturn> find(Channel channel, String returnNo) {
        return channelReturns.find(channel, returnNo);
    }

    /** Each row in a transaction of its own; must not stand in one. */
    public List<Row> take(List<Told> rows, long adminId) {
        return rows.stream().map(told -> take(told, adminId)).toList();
    }

    /** What {@link #take} would make of the rows, one after the other: all of it is done, and undone at the end. */
    public List<Row> look(List<Told> rows, long adminId) {
        try {
            return transaction.call(() -> {
                throw new OnlyLooked(take(rows, adminId));
            });
        } catch (OnlyLooked looked) {
            return looked.rows;
        }
    }

    private Row take(Told told, long adminId) {
        try {
            return transaction.call(() -> taken(told, adminId));
        } catch (Refusal refusal) {
            return new Row(told, Outcome.REFUSED, Optional.empty(), Optional.empty(), 0, Optional.of(refusal));
        } catch (DuplicateKeyException faster) {
            var refusal = new Refusal(
                    Refusal.Kind.CONFLICT,
                    "request_in_progress",
                    new Words("该渠道退货正在导入，请重试", "This return of the channel is being imported right now; try again"));
            return new Row(told, Outcome.REFUSED, Optional.empty(), Optional.empty(), 0, Optional.of(refusal));
        }
    }

    private Row taken(Told told, long adminId) {
        var hash = hash(told);
        var known = channelReturns.find(told.channel(), told.returnNo());
        if (known.isPresent()) {
            return known(told, known.get(), hash);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long orderId = channelOrders
                .find(told.channel(), told.externalNo())
                .orElseThrow(() -> Refusal.notFound("渠道订单", "order of this channel"))
                .orderId();
        var order = orders.lock(orderId).orElseThrow();
        if (told.returnedAt().isAfter(now) || told.returnedAt().isBefore(order.placedAt())) {
            throw refused("import_time_invalid", "退货时间须在下单之后且不晚于现在", "Goods go back after the order and before now");
        }
        long before = netFen(orderId);
        var refund = recordReturn.record(new Returned(
                orderId,
                told.channel().name(),
                told.returnedAt(),
                told.reason(),
                told.freightFen(),
                linesOf(told, orderId)));
        channelReturns.add(new ChannelReturn(
                told.channel(), told.returnNo(), orderId, refund.id(), hash, told.returnedAt(), now, adminId));
        return new Row(
                told,
                Outcome.TAKEN,
                Optional.of(orderId),
                Optional.of(refund.id()),
                before - netFen(orderId),
                Optional.empty());
    }

    /** Without freight it is what it was before freight could be told. */
    private static String hash(Told told) {
        return Sha256.hex(told.toString().replace(", freightFen=0]", "]"));
    }

    private static Row known(Told told, ChannelReturn known, String hash) {
        if (!known.contentHash().equals(hash)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "import_conflict",
                    new Words("该渠道退货已导入，且内容不同", "This return of the channel was imported before, and differently"),
                    Map.of("refundId", Long.toString(known.refundId())));
        }
        return new Row(
                told, Outcome.KNOWN, Optional.of(known.orderId()), Optional.of(known.refundId()), 0, Optional.empty());
    }

    private long netFen(long orderId) {
        return accruals.of(orderId).stream().mapToLong(StandingAccrual::netFen).sum();
    }

    private List<RefundLine> linesOf(Told told, long orderId) {
        var lines = orders.linesOf(orderId);
        var returned = new ArrayList<RefundLine>();
        for (var line : told.lines()) {
            returned.add(new RefundLine(lineOf(line, lines), line.quantity(), line.amountFen()));
        }
        // Told in several pieces, it is one return of the line all the same.
        return List.copyOf(returned.stream()
                .collect(toMap(
                        RefundLine::orderLineId,
                        line -> line,
                        (one, other) -> new RefundLine(
                                one.orderLineId(),
                                Math.addExact(one.quantity(), other.quantity()),
                                Math.addExact(one.amountFen(), other.amountFen())),
                        LinkedHashMap::new))
                .values());
    }

    private static long lineOf(Line told, List<OrderLine> lines) {
        var found = lines.stream()
                .filter(line -> line.skuId() == told.skuId())
                .filter(line -> told.lineNo().isEmpty() || told.lineNo().get() == line.lineNo())
                .toList();
        if (found.isEmpty()) {
            throw refused(
                    "return_line_unknown",
                    "该订单没有 SKU %d 的商品行".formatted(told.skuId()),
                    "The order has no such line of SKU %d".formatted(told.skuId()));
        }
        if (found.size() > 1) {
            throw refused(
                    "return_line_ambiguous",
                    "该订单有多行 SKU %d，请给出行号".formatted(told.skuId()),
                    "SKU %d is in several lines of the order: say which".formatted(told.skuId()));
        }
        return found.get(0).id();
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }

    /** Takes the answer out of the transaction that it undoes. */
    private static final class OnlyLooked extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Row> rows;

        OnlyLooked(List<Row> rows) {
            super("Undone on purpose", null, false, false);
            this.rows = rows;
        }
    }
}
