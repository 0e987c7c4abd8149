package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.Product.Sku;
import io.guidepost.domain.assortment.Product.Spec;
import io.guidepost.domain.assortment.persistence.AssortmentMapper.CodeRow;
import io.guidepost.domain.assortment.persistence.AssortmentMapper.DueRow;
import io.guidepost.domain.assortment.persistence.AssortmentMapper.ProductRow;
import io.guidepost.domain.assortment.persistence.AssortmentMapper.SkuRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisAssortment implements Assortment {

    private static final int AT_ONCE = 500;
    private static final String ON_SHELF = "ON_SHELF";
    private static final String OFF_SHELF = "OFF_SHELF";
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<Spec>> SPECS = new TypeReference<>() {};

    private final AssortmentMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisAssortment(AssortmentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Product> find(long id) {
        return all(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Product> all(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = products(mapper.all(ids)).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Product> lock(Collection<Long> ids) {
        var locked = new ArrayList<Product>();
        inParts(ids.stream().sorted().toList(), part -> locked.addAll(products(mapper.lock(part))));
        return locked;
    }

    @Override
    public Map<String, Long> byCode(Collection<String> codes) {
        var found = new ArrayList<CodeRow>();
        inParts(List.copyOf(codes), part -> found.addAll(mapper.byCode(part)));
        return found.stream().collect(Collectors.toMap(CodeRow::code, CodeRow::id));
    }

    @Override
    public Map<String, Long> bySkuCode(Collection<String> codes) {
        var found = new ArrayList<CodeRow>();
        inParts(List.copyOf(codes), part -> found.addAll(mapper.bySkuCode(part)));
        return found.stream().collect(Collectors.toMap(CodeRow::code, CodeRow::id));
    }

    @Override
    public List<Product> page(Wanted wanted, long beforeId, int limit) {
        return products(mapper.page(
                wanted.state().map(Enum::name).orElse(null),
                wanted.categoryIds(),
                wanted.brand().orElse(null),
                wanted.text().orElse(null),
                wanted.text()
                        .map(text -> "%"
                                + text.toLowerCase(Locale.ROOT)
                                        .replace("!", "!!")
                                        .replace("%", "!%")
                                        .replace("_", "!_")
                                + "%")
                        .orElse(null),
                beforeId,
                limit));
    }

    @Override
    public List<Product> after(long afterId, int limit) {
        return products(mapper.after(afterId, limit));
    }

    @Override
    public long skus() {
        return mapper.countSkus();
    }

    @Override
    public void insert(Collection<Product> products) {
        inParts(List.copyOf(products), part -> {
            mapper.insertProducts(part.stream().map(this::row).toList());
            var skus = skuRows(part);
            inParts(skus, mapper::insertSkus);
            inParts(skus.stream().map(SkuRow::id).toList(), mapper::openStock);
        });
    }

    @Override
    public void update(Collection<Product> products) {
        inParts(List.copyOf(products), part -> {
            var before = new ArrayList<SkuRow>();
            inParts(part.stream().map(Product::id).toList(), ids -> before.addAll(mapper.skus(ids)));
            mapper.updateProducts(part.stream().map(this::row).toList());
            write(before, skuRows(part));
        });
    }

    private void write(List<SkuRow> before, List<SkuRow> after) {
        var known = before.stream().collect(Collectors.toMap(SkuRow::id, Function.identity()));
        var changed = after.stream()
                .filter(row -> known.containsKey(row.id()) && !isSame(known.get(row.id()), row))
                .toList();
        var fresh = after.stream().filter(row -> !known.containsKey(row.id())).toList();
        var renamed = changed.stream()
                .filter(row -> !known.get(row.id()).spec().equals(row.spec())
                        || !Objects.equals(known.get(row.id()).code(), row.code()))
                .map(SkuRow::id)
                .toList();
        inParts(renamed, mapper::standAside);
        inParts(changed, mapper::updateSkus);
        inParts(fresh, mapper::insertSkus);
        inParts(fresh.stream().map(SkuRow::id).toList(), mapper::openStock);
    }

    /** JSON comes back from the database in another spelling. */
    private boolean isSame(SkuRow one, SkuRow other) {
        return one.equals(new SkuRow(
                        other.id(),
                        other.productId(),
                        other.code(),
                        other.spec(),
                        one.specs(),
                        other.priceFen(),
                        other.state()))
                && specs(one).equals(specs(other));
    }

    @Override
    public List<Long> due(Instant now, int limit) {
        return mapper.due(now, limit).stream().map(DueRow::id).distinct().toList();
    }

    @Override
    public List<Long> exceptions(long productId) {
        return mapper.exceptions(productId);
    }

    @Override
    public void setStores(long productId, boolean isEverywhere, Collection<Long> exceptStoreIds) {
        mapper.clearExceptions(productId);
        mapper.setEverywhere(productId, isEverywhere);
        inParts(List.copyOf(exceptStoreIds), part -> mapper.insertExceptions(productId, part));
    }

    @Override
    public int knownStores(Collection<Long> storeIds) {
        return storeIds.isEmpty() ? 0 : mapper.knownStores(new HashSet<>(storeIds));
    }

    @Override
    public boolean remove(long productId) {
        boolean wasStocked = mapper.lockStock(productId).stream().anyMatch(units -> units != 0);
        if (wasStocked || mapper.orderLines(productId) > 0) {
            return false;
        }
        mapper.clearExceptions(productId);
        mapper.deletePrices(productId);
        mapper.deleteStock(productId);
        try {
            mapper.deleteSkus(productId);
            mapper.deleteProduct(productId);
            return true;
        } catch (DataIntegrityViolationException somethingNamesIt) {
            // The caller rolls back what is gone already.
            return false;
        }
    }

    private List<Product> products(List<ProductRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var skus = mapper.skus(rows.stream().map(ProductRow::id).toList()).stream()
                .collect(Collectors.groupingBy(SkuRow::productId));
        return rows.stream()
                .map(row -> product(row, skus.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Product product(ProductRow row, List<SkuRow> skus) {
        return new Product(
                row.id(),
                Optional.ofNullable(row.code()),
                row.categoryId(),
                row.brand(),
                row.title(),
                row.titleEn(),
                row.description(),
                json.readValue(row.images(), STRINGS),
                row.video(),
                row.returnWindowDays(),
                Product.State.valueOf(row.state()),
                Optional.ofNullable(row.publishAt()),
                Optional.ofNullable(row.unpublishAt()),
                row.isEverywhere(),
                row.createdAt(),
                row.version(),
                skus.stream()
                        .map(sku -> new Sku(
                                sku.id(),
                                Optional.ofNullable(sku.code()),
                                sku.spec(),
                                specs(sku),
                                sku.priceFen(),
                                sku.state().equals(ON_SHELF)))
                        .toList());
    }

    private List<Spec> specs(SkuRow row) {
        return row.specs() == null ? List.of() : json.readValue(row.specs(), SPECS);
    }

    private ProductRow row(Product product) {
        return new ProductRow(
                product.id(),
                product.code().orElse(null),
                product.categoryId(),
                product.brand(),
                product.title(),
                product.titleEn(),
                product.description(),
                json.writeValueAsString(product.images()),
                product.video(),
                product.returnWindowDays(),
                product.state().name(),
                product.publishAt().orElse(null),
                product.unpublishAt().orElse(null),
                product.isEverywhere(),
                product.skus().isEmpty() ? 0 : product.priceFromFen(),
                product.createdAt(),
                product.version());
    }

    private List<SkuRow> skuRows(Collection<Product> products) {
        var rows = new ArrayList<SkuRow>();
        for (var product : products) {
            for (var sku : product.skus()) {
                rows.add(new SkuRow(
                        sku.id(),
                        product.id(),
                        sku.code().orElse(null),
                        sku.spec(),
                        sku.specs().isEmpty() ? null : json.writeValueAsString(sku.specs()),
                        sku.priceFen(),
                        sku.isOnShelf() ? ON_SHELF : OFF_SHELF));
            }
        }
        return rows;
    }

    private static <T> void inParts(List<T> all, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            work.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
    }
}
