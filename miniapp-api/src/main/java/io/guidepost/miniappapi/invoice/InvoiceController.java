package io.guidepost.miniappapi.invoice;

import io.guidepost.domain.invoice.AskForInvoice;
import io.guidepost.domain.invoice.AskForInvoice.Wish;
import io.guidepost.domain.invoice.Invoice;
import io.guidepost.domain.invoice.Invoice.TitleType;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A shopper asks for the invoice of an order. */
@RestController
@RequestMapping("/api/shop/v1/orders/{orderId}/invoices")
@Tag(name = "发票 Invoices")
class InvoiceController {

    private final AskForInvoice invoices;
    private final OnceOnly once;
    private final Offload offload;

    InvoiceController(AskForInvoice invoices, OnceOnly once, Offload offload) {
        this.invoices = invoices;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary = "申请发票 Ask for an invoice",
            description =
                    "Of a paid order, for what is left of it after refunds. A company needs its tax number, which is"
                            + " checked; a person has none. 409 order_not_paid, invoice_exists; 422 tax_no_invalid,"
                            + " nothing_to_invoice.")
    @PostMapping
    Mono<OnceAnswer<InvoiceView>> ask(
            SignedInShopper me, IdempotencyKey key, @PathVariable long orderId, @Valid @RequestBody NewInvoice body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> InvoiceView.from(invoices.ask(body.by(me, orderId))),
                made -> "/api/shop/v1/orders/%d/invoices".formatted(orderId)));
    }

    @Operation(summary = "发票进度 The invoices of my order, newest first")
    @GetMapping
    Mono<Page<InvoiceView>> list(SignedInShopper me, @PathVariable long orderId) {
        return offload.call(() -> new Page<>(
                invoices.mine(me.memberId(), orderId).stream()
                        .map(InvoiceView::from)
                        .toList(),
                null));
    }

    @Operation(summary = "撤销发票申请 Take it back until it is issued; 409 invoice_state")
    @PostMapping("/{id}/cancellation")
    Mono<InvoiceView> cancel(
            SignedInShopper me,
            @PathVariable long orderId,
            @PathVariable long id,
            @RequestBody(required = false) Nothing body) {
        return offload.call(() -> InvoiceView.from(invoices.cancel(me.memberId(), orderId, id)));
    }

    record Nothing() {}

    record NewInvoice(
            @NotNull TitleType titleType,
            @NotBlank @Size(max = 100) String title,
            @Size(max = 20) String taxNo,
            @NotBlank @Email @Size(max = 100) String email) {

        Wish by(SignedInShopper me, long orderId) {
            return new Wish(
                    me.memberId(),
                    orderId,
                    titleType,
                    title.strip(),
                    taxNo == null ? "" : taxNo.strip().toUpperCase(Locale.ROOT),
                    email.strip());
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "NewInvoice";
        }
    }

    record InvoiceView(
            String id,
            String orderId,
            TitleType titleType,
            String title,
            String taxNo,
            String email,
            Invoice.State state,
            long amountFen,
            String invoiceNo,
            String reason,
            Instant requestedAt,
            Instant decidedAt) {

        static InvoiceView from(Invoice invoice) {
            return new InvoiceView(
                    Long.toString(invoice.id()),
                    Long.toString(invoice.orderId()),
                    invoice.titleType(),
                    invoice.title(),
                    invoice.taxNo(),
                    invoice.email(),
                    invoice.state(),
                    invoice.amountFen(),
                    invoice.invoiceNo(),
                    invoice.reason(),
                    invoice.requestedAt(),
                    invoice.decidedAt().orElse(null));
        }
    }
}
