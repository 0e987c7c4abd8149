package io.guidepost.domain.page.persistence;

import io.guidepost.domain.page.Block;
import io.guidepost.domain.page.ShopPage;
import io.guidepost.domain.page.ShopPage.Audience;
import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.page.ShopPage.Release;
import io.guidepost.domain.page.ShopPages;
import io.guidepost.domain.page.persistence.PageMapper.PageRow;
import io.guidepost.domain.page.persistence.PageMapper.PlaceRow;
import io.guidepost.domain.page.persistence.PageMapper.RegionRow;
import io.guidepost.domain.page.persistence.PageMapper.ReleaseRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisShopPages implements ShopPages {

    private static final String REGION = "REGION";
    private static final String STORE = "STORE";
    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};

    private final PageMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisShopPages(PageMapper mapper) {
        this.mapper = mapper;
    }

    record Places(Set<Long> regionIds, Set<Long> storeIds) {}

    @Override
    public Optional<ShopPage> find(long id) {
        return pages(Optional.ofNullable(mapper.find(id)).stream().toList()).stream()
                .findFirst();
    }

    @Override
    public List<ShopPage> page(Optional<Kind> kind, long beforeId, int limit) {
        return pages(mapper.page(kind.map(Enum::name).orElse(null), beforeId, limit));
    }

    private List<ShopPage> pages(List<PageRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var places = mapper.places(rows.stream().map(PageRow::id).toList()).stream()
                .collect(Collectors.groupingBy(PlaceRow::pageId));
        return rows.stream()
                .map(row -> page(row, places.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private ShopPage page(PageRow row, List<PlaceRow> places) {
        return new ShopPage(
                row.id(),
                Kind.valueOf(row.kind()),
                row.name(),
                row.title(),
                json.readValue(row.draft(), BLOCKS),
                new Audience(row.validFrom(), row.validUntil(), of(REGION, places), of(STORE, places)),
                Optional.ofNullable(row.releaseId()),
                row.isArchived(),
                row.version(),
                row.updatedBy(),
                row.updatedAt());
    }

    private static Set<Long> of(String kind, List<PlaceRow> places) {
        return places.stream()
                .filter(place -> place.kind().equals(kind))
                .map(PlaceRow::placeId)
                .collect(Collectors.toSet());
    }

    @Override
    public void insert(ShopPage page) {
        mapper.insert(row(page), page.audience().isEverywhere());
        insertPlaces(page);
    }

    @Override
    public boolean update(ShopPage page) {
        if (mapper.update(row(page), page.audience().isEverywhere()) == 0) {
            return false;
        }
        mapper.clearPlaces(page.id());
        insertPlaces(page);
        return true;
    }

    private void insertPlaces(ShopPage page) {
        var rows = new ArrayList<PlaceRow>();
        page.audience().regionIds().forEach(id -> rows.add(new PlaceRow(page.id(), REGION, id)));
        page.audience().storeIds().forEach(id -> rows.add(new PlaceRow(page.id(), STORE, id)));
        if (!rows.isEmpty()) {
            mapper.insertPlaces(rows);
        }
    }

    private PageRow row(ShopPage page) {
        return new PageRow(
                page.id(),
                page.kind().name(),
                page.name(),
                page.title(),
                written(page.blocks()),
                page.audience().from(),
                page.audience().until(),
                page.releaseId().orElse(null),
                page.isArchived(),
                page.version(),
                page.updatedBy(),
                page.updatedAt());
    }

    /** With the type of each block, which a list by itself would lose. */
    private String written(List<Block> blocks) {
        return json.writerFor(BLOCKS).writeValueAsString(blocks);
    }

    @Override
    public void insert(Release release) {
        mapper.insertRelease(
                new ReleaseRow(
                        release.id(),
                        release.pageId(),
                        release.kind().name(),
                        release.title(),
                        written(release.blocks()),
                        json.writeValueAsString(new Places(
                                release.audience().regionIds(),
                                release.audience().storeIds())),
                        release.audience().from(),
                        release.audience().until(),
                        release.releasedAt(),
                        release.releasedBy()),
                release.audience().isEverywhere());
    }

    @Override
    public List<Release> releasesOf(long pageId, int limit) {
        return mapper.releasesOf(pageId, limit).stream().map(this::release).toList();
    }

    @Override
    public List<Release> live() {
        return mapper.live().stream().map(this::release).toList();
    }

    private Release release(ReleaseRow row) {
        var places = json.readValue(row.places(), Places.class);
        return new Release(
                row.id(),
                row.pageId(),
                Kind.valueOf(row.kind()),
                row.title(),
                json.readValue(row.blocks(), BLOCKS),
                new Audience(row.validFrom(), row.validUntil(), places.regionIds(), places.storeIds()),
                row.releasedAt(),
                row.releasedBy());
    }

    @Override
    public long mark() {
        return mapper.mark();
    }

    @Override
    public Map<Long, Long> regions() {
        return mapper.regions().stream()
                .collect(Collectors.toMap(RegionRow::storeId, RegionRow::regionId, (one, other) -> one));
    }
}
