package io.guidepost.domain.cart.persistence;

import io.guidepost.domain.cart.Cart;
import io.guidepost.domain.cart.Carts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCarts implements Carts {

    private final CartMapper mapper;

    MyBatisCarts(CartMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(long memberId, long skuId, int quantity, Instant at) {
        return mapper.add(memberId, skuId, quantity, at, Cart.MOST_LINES, Cart.MOST_UNITS) > 0;
    }

    @Override
    public void merge(long memberId, Map<Long, Integer> units, Instant at) {
        mapper.merge(memberId, units, at);
    }

    @Override
    public boolean change(long memberId, long skuId, Integer quantity, Boolean selected, Instant at) {
        return mapper.change(memberId, skuId, quantity, selected, at) == 1;
    }

    @Override
    public void select(long memberId, Collection<Long> skuIds, boolean selected, Instant at) {
        mapper.select(memberId, skuIds, selected, at);
    }

    @Override
    public void selectAll(long memberId, boolean selected, Instant at) {
        mapper.selectAll(memberId, selected, at);
    }

    @Override
    public int remove(long memberId, Collection<Long> skuIds) {
        return mapper.remove(memberId, skuIds);
    }

    @Override
    public List<Line> of(long memberId) {
        return mapper.of(memberId);
    }

    @Override
    public int count(long memberId) {
        return mapper.count(memberId);
    }

    @Override
    public void refresh(long memberId, Instant at) {
        mapper.refresh(memberId, at);
    }

    /** Mostly all of a line is bought, for everybody in one statement; what is left over is looked at one by one. */
    @Override
    public boolean take(Collection<Bought> bought) {
        int taken = mapper.takeWhole(bought);
        if (taken == bought.size()) {
            return true;
        }
        for (var line : bought) {
            taken += mapper.takePart(line);
        }
        return taken == bought.size();
    }
}
