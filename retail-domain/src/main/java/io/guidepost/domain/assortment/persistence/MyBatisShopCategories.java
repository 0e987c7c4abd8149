package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.assortment.ShopCategory;
import io.guidepost.domain.assortment.persistence.ShopCategoryMapper.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisShopCategories implements ShopCategories {

    private final ShopCategoryMapper mapper;

    MyBatisShopCategories(ShopCategoryMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<ShopCategory> all() {
        return mapper.all().stream().map(MyBatisShopCategories::category).toList();
    }

    @Override
    public List<ShopCategory> lockAll() {
        return mapper.lockAll().stream().map(MyBatisShopCategories::category).toList();
    }

    @Override
    public Optional<ShopCategory> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisShopCategories::category);
    }

    @Override
    public void insert(ShopCategory category) {
        mapper.insert(row(category));
    }

    @Override
    public boolean update(ShopCategory category) {
        return mapper.update(row(category)) == 1;
    }

    @Override
    public boolean deleteEmpty(long id) {
        try {
            return mapper.delete(id) == 1;
        } catch (DataIntegrityViolationException somethingIsInIt) {
            return false;
        }
    }

    private static Row row(ShopCategory category) {
        return new Row(
                category.id(),
                category.parentId().orElse(null),
                category.name(),
                category.nameEn(),
                category.sortOrder(),
                category.icon(),
                category.version());
    }

    private static ShopCategory category(Row row) {
        return new ShopCategory(
                row.id(),
                Optional.ofNullable(row.parentId()),
                row.name(),
                row.nameEn(),
                row.sortOrder(),
                row.icon(),
                row.version());
    }
}
