package io.guidepost.domain.material.persistence;

import io.guidepost.domain.material.Categories;
import io.guidepost.domain.material.Category;
import io.guidepost.domain.material.persistence.CategoryMapper.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCategories implements Categories {

    private final CategoryMapper mapper;

    MyBatisCategories(CategoryMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Category> all() {
        return mapper.all().stream().map(MyBatisCategories::toCategory).toList();
    }

    @Override
    public Optional<Category> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisCategories::toCategory);
    }

    @Override
    public void insert(Category category) {
        mapper.insert(row(category));
    }

    @Override
    public boolean update(Category category) {
        return mapper.update(row(category)) == 1;
    }

    @Override
    public boolean deleteEmpty(long id) {
        try {
            return mapper.delete(id) == 1;
        } catch (DataIntegrityViolationException somethingIsOnIt) {
            return false;
        }
    }

    private static Row row(Category category) {
        return new Row(
                category.id(),
                category.parentId().orElse(null),
                category.name(),
                category.sortOrder(),
                category.version());
    }

    private static Category toCategory(Row row) {
        return new Category(row.id(), Optional.ofNullable(row.parentId()), row.name(), row.sortOrder(), row.version());
    }
}
