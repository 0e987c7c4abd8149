package io.guidepost.domain.stock;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.stock.StockDocument.Maker;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The stock of one place, named by the subject (0 for the central one): out to be counted, and the count back in. A count is one
 * document, approved as ever where it is large; so it is taken in one step.
 */
@Component
class CountFile implements ImportKind, ExportKind {

    private final ImportCount counts;
    private final StockQueries stock;
    private final BookStock bookStock;

    CountFile(ImportCount counts, StockQueries stock, BookStock bookStock) {
        this.counts = counts;
        this.stock = stock;
        this.bookStock = bookStock;
    }

    @Override
    public String name() {
        return "STOCK";
    }

    @Override
    public Words title() {
        return new Words("库存盘点", "Stock count");
    }

    @Override
    public List<SheetColumn> columns() {
        return CountSheet.COLUMNS;
    }

    @Override
    public List<String> required() {
        return CountSheet.REQUIRED;
    }

    @Override
    public SheetLimits limits() {
        return SheetLimits.DEFAULT;
    }

    @Override
    public int rowsAtOnce() {
        return SheetLimits.DEFAULT.rows();
    }

    @Override
    public void require(long placeId) {
        bookStock.requirePlace(placeId);
    }

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        return counts.take(
                rows, order.subjectId(), "盘点导入 Count #" + order.jobId(), Maker.admin(order.adminId()), order);
    }

    @Override
    public void require(Scope scope) {
        bookStock.requirePlace(scope.subjectId());
    }

    @Override
    public long count(Scope scope) {
        return stock.count(scope.subjectId());
    }

    @Override
    public Page page(Scope scope, Optional<String> after) {
        var page = counts.page(scope.subjectId(), after.map(Long::parseLong).orElse(0L));
        return new Page(
                page.stream().map(CountSheet::cells).toList(),
                page.size() < ImportCount.PAGE
                        ? Optional.empty()
                        : Optional.of(Long.toString(page.get(page.size() - 1).skuId())));
    }
}
