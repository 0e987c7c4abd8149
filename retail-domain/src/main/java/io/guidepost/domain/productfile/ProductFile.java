package io.guidepost.domain.productfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetRow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Products by the hundred thousand, in and out. Pictures come by address; those in an archive by the endpoint of products. */
@Component
class ProductFile implements ImportKind, ExportKind {

    private final ImportProducts products;
    private final Assortment assortment;

    ProductFile(ImportProducts products, Assortment assortment) {
        this.products = products;
        this.assortment = assortment;
    }

    @Override
    public String name() {
        return "PRODUCTS";
    }

    @Override
    public Words title() {
        return new Words("商品", "Products");
    }

    @Override
    public List<SheetColumn> columns() {
        return ProductSheet.COLUMNS;
    }

    @Override
    public List<String> required() {
        return ProductSheet.REQUIRED;
    }

    /** Descriptions are longer than the cells of other tables. */
    @Override
    public SheetLimits limits() {
        return new SheetLimits(BULK.bytes(), BULK.unpackedBytes(), BULK.rows(), BULK.columns(), 4_000);
    }

    @Override
    public String together(SheetRow row) {
        return row.cell(ProductSheet.CODE).orElse("");
    }

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        return products.take(rows, order.adminId(), order.isDryRun());
    }

    @Override
    public long count(Scope scope) {
        return assortment.skus();
    }

    @Override
    public Page page(Scope scope, Optional<String> after) {
        return products.page(after.map(Long::parseLong).orElse(0L), scope.language());
    }
}
