package io.guidepost.guideapi.hq.invoice;

import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.invoice.AskForInvoice;
import io.guidepost.domain.invoice.Invoice;
import io.guidepost.domain.invoice.Invoice.State;
import io.guidepost.domain.invoice.Invoice.TitleType;
import io.guidepost.domain.invoice.Invoices;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetWriter;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Invoices that shoppers wait for. They are made out elsewhere; what became of them is noted here. */
@RestController
@RequestMapping("/api/admin/v1/invoices")
@Tag(name = "发票 Invoices")
class InvoiceController {

    private static final int PIECE = 500;

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text("id", "申请号", "Request"),
            SheetColumn.text("orderId", "订单号", "Order"),
            SheetColumn.text("titleType", "抬头类型", "Title type"),
            SheetColumn.text("title", "抬头", "Title"),
            SheetColumn.text("taxNo", "税号", "Tax number"),
            SheetColumn.text("email", "邮箱", "E-mail"),
            SheetColumn.text("amount", "金额(元)", "Amount (yuan)"),
            SheetColumn.text("state", "状态", "State"),
            SheetColumn.text("invoiceNo", "发票号", "Invoice number"),
            SheetColumn.text("requestedAt", "申请时间", "Asked at"));

    private final Invoices invoices;
    private final AskForInvoice asked;
    private final Downloads downloads;
    private final Offload offload;

    InvoiceController(Invoices invoices, AskForInvoice asked, Downloads downloads, Offload offload) {
        this.invoices = invoices;
        this.asked = asked;
        this.downloads = downloads;
        this.offload = offload;
    }

    @Operation(summary = "发票列表 Invoices, newest first, by state")
    @GetMapping
    Mono<Page<HqInvoiceView>> list(SignedInAdmin admin, @RequestParam Optional<State> state, PageRequest page) {
        requireAllowed(admin);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                invoices.page(state, before, page.fetch()),
                page,
                HqInvoiceView::from,
                invoice -> Cursor.of(invoice.id())));
    }

    @Operation(summary = "导出发票 The same as a file, XLSX or CSV")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/file")
    ResponseEntity<Flux<DataBuffer>> file(
            SignedInAdmin admin,
            @RequestParam Optional<State> state,
            @RequestParam(defaultValue = "XLSX") SheetFormat format,
            Locale language) {
        requireAllowed(admin);
        return downloads.of(
                "invoices." + format.extension(), format.contentType(), out -> write(out, state, format, language));
    }

    private void write(OutputStream out, Optional<State> state, SheetFormat format, Locale language) {
        try (var sheet = SheetWriter.to(out, format, COLUMNS, language)) {
            long before = Long.MAX_VALUE;
            List<Invoice> piece;
            do {
                piece = invoices.page(state, before, PIECE);
                for (var invoice : piece) {
                    sheet.row(List.of(
                            Long.toString(invoice.id()),
                            Long.toString(invoice.orderId()),
                            invoice.titleType().name(),
                            invoice.title(),
                            invoice.taxNo(),
                            invoice.email(),
                            Money.ofFen(invoice.amountFen()).inYuan(),
                            invoice.state().name(),
                            invoice.invoiceNo(),
                            invoice.requestedAt().toString()));
                    before = invoice.id();
                }
            } while (piece.size() == PIECE);
        }
    }

    @Operation(summary = "开票 Note that the invoice is issued, with its number; 409 invoice_state")
    @PostMapping("/{id}/issue")
    Mono<HqInvoiceView> issue(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody IssuedInvoice body) {
        requireAllowed(admin);
        return offload.call(() -> HqInvoiceView.from(
                asked.issue(admin.adminId(), id, body.invoiceNo().strip())));
    }

    @Operation(summary = "驳回发票申请 Refuse to issue it")
    @PostMapping("/{id}/rejection")
    Mono<HqInvoiceView> reject(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody InvoiceReason body) {
        requireAllowed(admin);
        return offload.call(() -> HqInvoiceView.from(
                asked.reject(admin.adminId(), id, body.reason().strip())));
    }

    @Operation(summary = "作废发票 Note that an issued invoice is good no more, such as after a refund")
    @PostMapping("/{id}/voiding")
    Mono<HqInvoiceView> declareVoid(
            SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody InvoiceReason body) {
        requireAllowed(admin);
        return offload.call(() -> HqInvoiceView.from(
                asked.declareVoid(admin.adminId(), id, body.reason().strip())));
    }

    /** Whoever sees one region only sees no titles of others'. */
    private static void requireAllowed(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.FINANCE);
        if (!admin.sight().isAll()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "role_missing", new Words("仅总部可处理发票", "Only headquarters may do this"));
        }
    }

    record IssuedInvoice(@NotBlank @Size(max = 40) String invoiceNo) {}

    record InvoiceReason(@NotBlank @Size(max = 200) String reason) {}

    record HqInvoiceView(
            String id,
            String orderId,
            TitleType titleType,
            String title,
            String taxNo,
            String email,
            State state,
            long amountFen,
            String invoiceNo,
            String reason,
            Instant requestedAt,
            Instant decidedAt) {

        static HqInvoiceView from(Invoice invoice) {
            return new HqInvoiceView(
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
