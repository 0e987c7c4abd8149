package io.guidepost.domain.cart.persistence;

import io.guidepost.domain.cart.MergedCarts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisMergedCarts implements MergedCarts {

    private final MergedCartMapper mapper;
    private final CartMapper carts;

    MyBatisMergedCarts(MergedCartMapper mapper, CartMapper carts) {
        this.mapper = mapper;
        this.carts = carts;
    }

    @Override
    public List<Line> lines(long memberId) {
        return mapper.lines(memberId);
    }

    @Override
    public void put(long memberId, Collection<Line> lines, Instant at) {
        mapper.put(memberId, lines, at);
    }

    @Override
    public void remove(long memberId, Collection<Long> skuIds) {
        carts.remove(memberId, skuIds);
    }

    @Override
    public void clear(long memberId) {
        mapper.clear(memberId);
    }

    @Override
    public void remember(long mergerId, Collection<Kept> lines) {
        mapper.remember(mergerId, lines);
    }

    @Override
    public List<Kept> remembered(long mergerId) {
        return mapper.remembered(mergerId).stream()
                .map(row -> new Kept(
                        row.memberId(),
                        new Line(row.skuId(), row.quantity(), row.selected(), row.priceFen(), row.addedAt()),
                        row.leftQuantity()))
                .toList();
    }

    @Override
    public void forget(long mergerId) {
        mapper.forget(mergerId);
    }
}
