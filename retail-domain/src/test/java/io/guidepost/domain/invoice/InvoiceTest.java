package io.guidepost.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.invoice.AskForInvoice.Wish;
import io.guidepost.domain.invoice.Invoice.State;
import io.guidepost.domain.invoice.Invoice.TitleType;
import io.guidepost.domain.ordernote.WriteNote;
import io.guidepost.domain.ordernote.WriteNote.Writer;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.sight.Sight;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class InvoiceTest {

    @Autowired
    AskForInvoice asked;

    @Autowired
    Invoices invoices;

    @Autowired
    WriteNote notes;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void anInvoiceIsForWhatIsLeftAndIsAskedForOnce() {
        var sale = placed.place(new Goods(1, 18_273), new Goods(1, 10_000));
        assertRefused(() -> asked.ask(company(sale, "914403001922038216")), "order_not_paid");
        placed.pay(sale);
        sales.refund(sale, sale.lines().get(1).lineId(), 1, 10_000);
        assertRefused(() -> asked.ask(company(sale, "914403001922038217")), "tax_no_invalid");
        assertRefused(() -> asked.ask(company(sale, "")), "tax_no_invalid");

        var invoice = asked.ask(company(sale, "914403001922038216"));

        assertThat(invoice.amountFen()).isEqualTo(18_273);
        assertThat(invoices.find(invoice.id())).contains(invoice);
        assertRefused(() -> asked.ask(company(sale, "914403001922038216")), "invoice_exists");
        assertThat(new String(jdbc.queryForObject(
                        "SELECT data_sealed FROM invoice_request WHERE id = ?", byte[].class, invoice.id())))
                .doesNotContain("wang@example.com");
    }

    @Test
    void whatIsIssuedCanOnlyBeVoidedAndThenAskedForAgain() {
        var sale = placed.place(new Goods(1, 18_273));
        placed.pay(sale);
        var invoice = asked.ask(person(sale));
        assertRefused(() -> asked.declareVoid(1, invoice.id(), "x"), "invoice_state");

        assertThat(asked.issue(1, invoice.id(), "26312000000012345678").invoiceNo())
                .isEqualTo("26312000000012345678");
        asked.issue(1, invoice.id(), "26312000000012345678");
        assertRefused(() -> asked.cancel(sale.memberId(), sale.orderId(), invoice.id()), "invoice_state");
        assertRefused(() -> asked.reject(1, invoice.id(), "x"), "invoice_state");
        asked.declareVoid(1, invoice.id(), "退货红冲");

        var again = asked.ask(person(sale));
        assertThat(asked.cancel(sale.memberId(), sale.orderId(), again.id()).state())
                .isEqualTo(State.CANCELLED);
        assertRefused(() -> asked.mine(sales.member(), sale.orderId()), "not_found");
    }

    @Test
    void colleaguesWriteForThemselvesOrForTheShopperAndStrangersReadNothing() {
        var seller = sales.seller();
        var sale = placed.place(seller, new Goods(1, 18_273));
        var shopper = new Writer.Shopper(sale.memberId());
        var guide = new Writer.Guide(seller.guideId(), Optional.empty());
        var manager = new Writer.Guide(sales.seller().guideId(), Optional.of(seller.storeId()));

        notes.write(shopper, sale.orderId(), "周末送", true);
        notes.write(guide, sale.orderId(), "老客户", true);
        notes.write(manager, sale.orderId(), "已安排", false);

        assertThat(notes.read(shopper, sale.orderId())).extracting("text").containsExactly("周末送", "已安排");
        assertThat(notes.read(new Writer.Admin(1, Sight.ALL), sale.orderId())).hasSize(3);
        for (var stranger : new Writer[] {
            new Writer.Shopper(sales.member()),
            new Writer.Guide(sales.seller().guideId(), Optional.empty()),
            new Writer.Admin(1, Sight.region(sales.seller().regionId()))
        }) {
            assertRefused(() -> notes.read(stranger, sale.orderId()), "not_found");
            assertRefused(() -> notes.write(stranger, sale.orderId(), "x", false), "not_found");
        }
    }

    private static Wish company(Sale sale, String taxNo) {
        return new Wish(sale.memberId(), sale.orderId(), TitleType.COMPANY, "某某公司", taxNo, "wang@example.com");
    }

    private static Wish person(Sale sale) {
        return new Wish(sale.memberId(), sale.orderId(), TitleType.PERSON, "王小明", "", "wang@example.com");
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
