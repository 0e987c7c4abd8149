package io.guidepost.domain.material.persistence;

import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.material.persistence.MaterialMapper.PlaceRow;
import io.guidepost.domain.material.persistence.MaterialMapper.Row;
import io.guidepost.domain.material.persistence.MaterialMapper.TagRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisMaterials implements Materials {

    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};
    private static final String REGION = "REGION";
    private static final String STORE = "STORE";

    private final MaterialMapper materials;
    private final JsonMapper json;

    MyBatisMaterials(MaterialMapper materials, JsonMapper json) {
        this.materials = materials;
        this.json = json;
    }

    @Override
    public void insert(Material material) {
        materials.insert(row(material));
        insertTagsAndPlaces(material);
    }

    @Override
    public boolean update(Material material) {
        if (materials.update(row(material)) == 0) {
            return false;
        }
        materials.clearTags(material.id());
        materials.clearPlaces(material.id());
        insertTagsAndPlaces(material);
        return true;
    }

    private void insertTagsAndPlaces(Material material) {
        var content = material.content();
        if (!content.tags().isEmpty()) {
            materials.insertTags(material.id(), content.tags());
        }
        if (!content.regionIds().isEmpty()) {
            materials.insertPlaces(material.id(), REGION, content.regionIds());
        }
        if (!content.storeIds().isEmpty()) {
            materials.insertPlaces(material.id(), STORE, content.storeIds());
        }
    }

    @Override
    public Optional<Material> find(long id) {
        return all(List.of(id)).stream().findFirst();
    }

    @Override
    public boolean refersTo(long fileId) {
        return materials.refersTo(fileId);
    }

    @Override
    public List<Material> all(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Material> found =
                toMaterials(materials.all(ids)).stream().collect(Collectors.toMap(Material::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Material> page(Wanted wanted, long beforeId, int limit) {
        var reader = wanted.reader();
        return toMaterials(materials.page(
                beforeId,
                wanted.kind().map(Enum::name).orElse(null),
                wanted.categoryIds(),
                wanted.tag().orElse(null),
                wanted.scene().orElse(null),
                wanted.text().map(MyBatisMaterials::containing).orElse(null),
                wanted.regionId().orElse(null),
                reader.map(Reader::storeId).orElse(null),
                reader.map(Reader::regionId).orElse(null),
                reader.map(Reader::at).orElse(null),
                limit));
    }

    private static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    @Override
    public boolean isVisible(long id, Reader reader) {
        return materials.visible(id, reader.storeId(), reader.regionId(), reader.at()) == 1;
    }

    @Override
    public long existingProducts(Collection<Long> productIds) {
        return productIds.isEmpty() ? 0 : materials.products(productIds).size();
    }

    @Override
    public List<String> productTitles(List<Long> productIds) {
        if (productIds.isEmpty()) {
            return List.of();
        }
        var titles = materials.products(productIds).stream()
                .collect(Collectors.toMap(MaterialMapper.ProductTitle::id, MaterialMapper.ProductTitle::title));
        return productIds.stream().map(titles::get).filter(Objects::nonNull).toList();
    }

    private Row row(Material material) {
        var content = material.content();
        return new Row(
                material.id(),
                content.kind().name(),
                content.title(),
                content.text(),
                content.url(),
                content.page(),
                json.writeValueAsString(content.productIds()),
                json.writeValueAsString(content.skuIds()),
                content.fileId().orElse(null),
                content.coverId().orElse(null),
                content.categoryId().orElse(null),
                content.scene(),
                content.validFrom(),
                content.validUntil(),
                content.isEverywhere(),
                material.state().name(),
                material.createdBy(),
                material.createdAt(),
                material.version());
    }

    private List<Material> toMaterials(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(Row::id).toList();
        var tags = materials.tags(ids).stream()
                .collect(
                        Collectors.groupingBy(TagRow::materialId, Collectors.mapping(TagRow::tag, Collectors.toSet())));
        var places = materials.places(ids).stream().collect(Collectors.groupingBy(PlaceRow::materialId));
        return rows.stream()
                .map(row -> toMaterial(
                        row, tags.getOrDefault(row.id(), Set.of()), places.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Material toMaterial(Row row, Set<String> tags, List<PlaceRow> places) {
        var content = new MaterialContent(
                Material.Kind.valueOf(row.kind()),
                row.title(),
                row.text(),
                row.url(),
                row.page(),
                json.readValue(row.productIds(), IDS),
                row.skuIds() == null ? List.of() : json.readValue(row.skuIds(), IDS),
                Optional.ofNullable(row.fileId()),
                Optional.ofNullable(row.coverId()),
                Optional.ofNullable(row.categoryId()),
                tags,
                row.scene(),
                row.validFrom(),
                row.validUntil(),
                of(REGION, places),
                of(STORE, places));
        return new Material(
                row.id(),
                content,
                Material.State.valueOf(row.state()),
                row.createdBy(),
                row.createdAt(),
                row.version());
    }

    private static Set<Long> of(String kind, List<PlaceRow> places) {
        return places.stream()
                .filter(place -> place.kind().equals(kind))
                .map(PlaceRow::placeId)
                .collect(Collectors.toSet());
    }
}
