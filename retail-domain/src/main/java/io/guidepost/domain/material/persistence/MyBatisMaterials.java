package io.guidepost.domain.material.persistence;

import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisMaterials implements Materials {

    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};

    private final MaterialMapper materials;
    private final JsonMapper json;

    MyBatisMaterials(MaterialMapper materials, JsonMapper json) {
        this.materials = materials;
        this.json = json;
    }

    @Override
    public void insert(Material material) {
        materials.insert(new MaterialMapper.Row(
                material.id(),
                material.kind().name(),
                material.title(),
                material.text(),
                material.url(),
                json.writeValueAsString(material.productIds()),
                material.createdBy(),
                material.createdAt()));
    }

    @Override
    public Optional<Material> find(long id) {
        return all(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Material> all(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Material> found = materials.all(ids).stream()
                .map(this::toMaterial)
                .collect(Collectors.toMap(Material::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Material> page(long beforeId, int limit) {
        return materials.page(beforeId, limit).stream().map(this::toMaterial).toList();
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

    private Material toMaterial(MaterialMapper.Row row) {
        return new Material(
                row.id(),
                Material.Kind.valueOf(row.kind()),
                row.title(),
                row.text(),
                row.url(),
                json.readValue(row.productIds(), IDS),
                row.createdBy(),
                row.createdAt());
    }
}
