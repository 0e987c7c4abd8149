package io.guidepost.domain.invoice.persistence;

import io.guidepost.domain.invoice.Invoice;
import io.guidepost.domain.invoice.Invoice.State;
import io.guidepost.domain.invoice.Invoices;
import io.guidepost.domain.invoice.persistence.InvoiceMapper.InvoiceRow;
import io.guidepost.domain.privacy.Seals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Title and e-mail lie sealed. */
@Repository
class MyBatisInvoices implements Invoices {

    private final InvoiceMapper mapper;
    private final Seals seals;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisInvoices(InvoiceMapper mapper, Seals seals) {
        this.mapper = mapper;
        this.seals = seals;
    }

    record Personal(String title, String email) {}

    @Override
    public Optional<Invoice> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(this::opened);
    }

    @Override
    public List<Invoice> ofOrder(long orderId) {
        return mapper.ofOrder(orderId).stream().map(this::opened).toList();
    }

    @Override
    public List<Invoice> page(Optional<State> state, long beforeId, int limit) {
        return mapper.page(state.orElse(null), beforeId, limit).stream()
                .map(this::opened)
                .toList();
    }

    @Override
    public void insert(Invoice invoice) {
        var personal = json.writeValueAsString(new Personal(invoice.title(), invoice.email()));
        mapper.insert(new InvoiceRow(
                invoice.id(),
                invoice.orderId(),
                invoice.memberId(),
                invoice.titleType(),
                invoice.taxNo(),
                seals.seal(placeOf(invoice.id()), personal),
                invoice.state(),
                invoice.amountFen(),
                "",
                "",
                invoice.requestedAt(),
                null,
                0));
    }

    @Override
    public boolean move(Invoice from, State to, String invoiceNo, String reason, Optional<Long> adminId, Instant at) {
        return mapper.move(from.id(), from.version(), to, invoiceNo, reason, adminId.orElse(null), at) == 1;
    }

    private Invoice opened(InvoiceRow row) {
        // Empty once the shopper has closed his account.
        var personal = row.dataSealed().length == 0
                ? new Personal("", "")
                : json.readValue(seals.open(placeOf(row.id()), row.dataSealed()), Personal.class);
        return new Invoice(
                row.id(),
                row.orderId(),
                row.memberId(),
                row.titleType(),
                personal.title(),
                row.taxNo(),
                personal.email(),
                row.state(),
                row.amountFen(),
                row.invoiceNo(),
                row.reason(),
                row.requestedAt(),
                Optional.ofNullable(row.decidedAt()),
                row.version());
    }

    private static Seals.Place placeOf(long id) {
        return new Seals.Place("invoice_request", "data_sealed", id);
    }
}
