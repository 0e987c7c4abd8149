package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.Brand;
import io.guidepost.domain.assortment.Brands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisBrands implements Brands {

    private final BrandMapper mapper;

    MyBatisBrands(BrandMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Brand> all() {
        return mapper.all();
    }

    @Override
    public Optional<Brand> find(long id) {
        return Optional.ofNullable(mapper.find(id));
    }

    @Override
    public Optional<Brand> byName(String name) {
        return Optional.ofNullable(mapper.byName(name));
    }

    @Override
    public boolean insert(Brand brand) {
        try {
            return mapper.insert(brand) == 1;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public boolean update(Brand brand) {
        return mapper.update(brand) == 1;
    }

    @Override
    public Optional<Brand> lock(long id) {
        return Optional.ofNullable(mapper.lock(id));
    }

    @Override
    public Optional<Long> formerly(String name) {
        return Optional.ofNullable(mapper.formerly(name));
    }

    @Override
    public boolean rename(Brand before, String name, Instant now) {
        try {
            mapper.rename(before.id(), name);
        } catch (DuplicateKeyException taken) {
            return false;
        }
        mapper.forgetFormer(before.id(), name);
        mapper.rememberFormer(before.id(), before.name(), now);
        mapper.renameProducts(before.name(), name);
        return true;
    }

    @Override
    public List<Long> productsOf(String name, long afterId, int limit) {
        return mapper.productsOf(name, afterId, limit);
    }

    @Override
    public boolean deleteUnused(long id) {
        return mapper.deleteUnused(id) == 1;
    }
}
