package io.guidepost.domain.invoice;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.invoice.Invoice.State;
import io.guidepost.domain.invoice.Invoice.TitleType;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** A shopper asks for an invoice of an order that is paid, and headquarters issues it, elsewhere, and says so here. */
@Service
public class AskForInvoice {

    private final Orders orders;
    private final Invoices invoices;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    AskForInvoice(Orders orders, Invoices invoices, Ids ids, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.invoices = invoices;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param taxNo of a company; empty for a person */
    public record Wish(long memberId, long orderId, TitleType titleType, String title, String taxNo, String email) {}

    /** Joins the caller's transaction, or runs in one of its own. */
    public Invoice ask(Wish wish) {
        return transaction.call(() -> {
            var order =
                    orders.lockOf(wish.memberId(), wish.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
            if (!order.status().isPaid()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "order_not_paid",
                        new Words("订单支付后才能申请发票", "An invoice is made out for a paid order"));
            }
            requireTitle(wish);
            if (invoices.ofOrder(order.id()).stream()
                    .anyMatch(one -> one.state() == State.REQUESTED || one.state() == State.ISSUED)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "invoice_exists",
                        new Words("该订单已申请过发票", "An invoice of this order has been asked for already"));
            }
            long kept = order.payableFen()
                    - orders.linesOf(order.id()).stream()
                            .mapToLong(OrderLine::refundedFen)
                            .sum();
            if (kept < 1) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "nothing_to_invoice",
                        new Words("订单已全部退款，无可开票金额", "Everything of this order went back"));
            }
            var invoice = new Invoice(
                    ids.next(),
                    order.id(),
                    wish.memberId(),
                    wish.titleType(),
                    wish.title(),
                    wish.taxNo(),
                    wish.email(),
                    State.REQUESTED,
                    kept,
                    "",
                    "",
                    clock.instant(),
                    Optional.empty(),
                    0);
            invoices.insert(invoice);
            return invoice;
        });
    }

    private static void requireTitle(Wish wish) {
        boolean isRight =
                wish.titleType() == TitleType.PERSON ? wish.taxNo().isEmpty() : TaxNumber.isValid(wish.taxNo());
        if (!isRight) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "tax_no_invalid",
                    new Words("企业抬头须填写正确的税号，个人抬头无需税号", "A company has a valid tax number, a person has none"));
        }
    }

    /** Only of the shopper's own order; newest first. */
    public List<Invoice> mine(long memberId, long orderId) {
        orders.findOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        return invoices.ofOrder(orderId);
    }

    /** Until it is issued the shopper may take it back. */
    public Invoice cancel(long memberId, long orderId, long invoiceId) {
        return transaction.call(() -> {
            orders.lockOf(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
            var found = invoices.find(invoiceId)
                    .filter(one -> one.orderId() == orderId)
                    .orElseThrow(AskForInvoice::notFound);
            return moved(found, State.REQUESTED, State.CANCELLED, "", "", Optional.empty());
        });
    }

    public Invoice issue(long adminId, long invoiceId, String invoiceNo) {
        return decided(invoiceId, State.REQUESTED, State.ISSUED, invoiceNo, "", adminId);
    }

    public Invoice reject(long adminId, long invoiceId, String reason) {
        return decided(invoiceId, State.REQUESTED, State.REJECTED, "", reason, adminId);
    }

    /** It is good no more, such as after a refund; the shopper may ask again. */
    public Invoice declareVoid(long adminId, long invoiceId, String reason) {
        return decided(invoiceId, State.ISSUED, State.VOIDED, "", reason, adminId);
    }

    private Invoice decided(long invoiceId, State from, State to, String invoiceNo, String reason, long adminId) {
        return transaction.call(() -> moved(
                invoices.find(invoiceId).orElseThrow(AskForInvoice::notFound),
                from,
                to,
                invoiceNo,
                reason,
                Optional.of(adminId)));
    }

    private Invoice moved(
            Invoice found, State from, State to, String invoiceNo, String reason, Optional<Long> adminId) {
        if (found.state() == to) {
            return found;
        }
        if (found.state() != from || !invoices.move(found, to, invoiceNo, reason, adminId, clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "invoice_state",
                    new Words("发票当前状态不能进行此操作", "This cannot be done to an invoice in this state"),
                    Map.of("invoiceState", found.state().name()));
        }
        return invoices.find(found.id()).orElseThrow();
    }

    private static Refusal notFound() {
        return Refusal.notFound("发票", "invoice");
    }
}
