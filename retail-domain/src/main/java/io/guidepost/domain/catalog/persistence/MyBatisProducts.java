package io.guidepost.domain.catalog.persistence;

import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.persistence.ProductMapper.CardRow;
import io.guidepost.domain.catalog.persistence.ProductMapper.MarkRow;
import io.guidepost.domain.catalog.persistence.ProductMapper.SkuRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisProducts implements Products {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<Spec>> SPECS = new TypeReference<>() {};

    private final ProductMapper mapper;
    private final MediaLinks media;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisProducts(ProductMapper mapper, MediaLinks media) {
        this.mapper = mapper;
        this.media = media;
    }

    @Override
    public List<ProductCard> page(Query query) {
        var rows = mapper.page(
                query.categoryId().orElse(null),
                query.text().map(MyBatisProducts::contains).orElse(null),
                query.sort(),
                query.after().map(After::priceFromFen).orElse(null),
                query.after().map(After::productId).orElse(null),
                query.limit());
        return rows.stream().map(this::card).toList();
    }

    private ProductCard card(CardRow row) {
        return new ProductCard(
                row.id(),
                row.categoryId(),
                row.brand(),
                row.title(),
                row.titleEn(),
                row.priceFromFen(),
                images(row.images()));
    }

    @Override
    public Map<Long, ProductCard> cards(Collection<Long> productIds) {
        var found = new HashMap<Long, ProductCard>();
        if (!productIds.isEmpty()) {
            mapper.cards(productIds).forEach(row -> found.put(row.id(), card(row)));
        }
        return found;
    }

    private List<String> images(String kept) {
        return json.readValue(kept, STRINGS).stream().map(media::shown).toList();
    }

    /** What the shopper types is text and not a pattern. */
    private static String contains(String text) {
        var literal = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal + "%";
    }

    @Override
    public Optional<ProductDetail> detail(long productId) {
        return Optional.ofNullable(mapper.detail(productId))
                .map(row -> new ProductDetail(
                        new ProductCard(
                                row.id(),
                                row.categoryId(),
                                row.brand(),
                                row.title(),
                                row.titleEn(),
                                row.priceFromFen(),
                                images(row.images())),
                        row.description(),
                        media.shown(row.video()),
                        row.returnWindowDays(),
                        mapper.skusOf(productId).stream().map(this::sku).toList()));
    }

    private Sku sku(SkuRow row) {
        return new Sku(
                row.id(),
                row.spec(),
                row.specs() == null ? List.of() : json.readValue(row.specs(), SPECS),
                row.priceFen(),
                row.available());
    }

    @Override
    public Map<Long, SaleableSku> known(Collection<Long> skuIds) {
        var found = new HashMap<Long, SaleableSku>();
        if (!skuIds.isEmpty()) {
            mapper.known(skuIds).forEach(sku -> found.put(sku.skuId(), sku));
        }
        return found;
    }

    @Override
    public Map<Long, SaleableSku> saleable(Collection<Long> skuIds) {
        var found = new HashMap<Long, SaleableSku>();
        if (!skuIds.isEmpty()) {
            mapper.saleable(skuIds).forEach(sku -> found.put(sku.skuId(), sku));
        }
        return found;
    }

    @Override
    public List<Category> categories() {
        return mapper.categories().stream()
                .map(row -> new Category(
                        row.id(),
                        Optional.ofNullable(row.parentId()),
                        row.name(),
                        row.nameEn(),
                        row.icon().isEmpty() ? "" : media.shown(row.icon())))
                .toList();
    }

    @Override
    public Map<Long, Long> marks(Set<Long> productIds) {
        var marks = new HashMap<Long, Long>();
        if (!productIds.isEmpty()) {
            mapper.marks(productIds)
                    .forEach(row -> marks.merge(row.productId(), markOf(row), (a, b) -> a * 1_000_003L + b));
        }
        return marks;
    }

    private static long markOf(MarkRow row) {
        long mark = row.version();
        mark = mark * 1_000_003L + row.priceFromFen();
        mark = mark * 1_000_003L + Objects.hashCode(row.skuId());
        mark = mark * 1_000_003L + Objects.hashCode(row.state());
        mark = mark * 1_000_003L + Objects.hashCode(row.priceFen());
        return mark * 1_000_003L + row.available();
    }
}
