package io.guidepost.domain.channel;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.util.List;
import org.springframework.stereotype.Component;

/** Orders of other tills by the hundred thousand (INT-7): each is known by its number, so that none is taken twice. */
@Component
class OrderFile implements ImportKind {

    private final ImportOrders orders;

    OrderFile(ImportOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "CHANNEL_ORDERS";
    }

    @Override
    public Words title() {
        return new Words("渠道订单", "Orders of other channels");
    }

    @Override
    public List<SheetColumn> columns() {
        return OrderSheet.COLUMNS;
    }

    @Override
    public List<String> required() {
        return OrderSheet.REQUIRED;
    }

    /** Each order is decided, earns and is posted. */
    @Override
    public int rowsAtOnce() {
        return 100;
    }

    @Override
    public String together(SheetRow row) {
        var number = row.cell(OrderSheet.NUMBER);
        return number.map(no -> row.cell(OrderSheet.CHANNEL).orElse("") + " " + no)
                .orElse("");
    }

    @Override
    public boolean isOneTransaction() {
        return false;
    }

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        return orders.take(rows, order.adminId(), order.isDryRun());
    }
}
