package io.guidepost.domain.assist.persistence;

import io.guidepost.domain.assist.Basket;
import io.guidepost.domain.assist.Baskets;
import io.guidepost.domain.database.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisBaskets implements Baskets {

    private final BasketMapper mapper;
    private final Ids ids;

    MyBatisBaskets(BasketMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public void insert(Basket basket) {
        mapper.insert(
                basket.id(),
                basket.guideId(),
                basket.storeId(),
                written(basket.items()),
                basket.createdAt(),
                basket.expiresAt());
    }

    @Override
    public Optional<Basket> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisBaskets::basket);
    }

    private static Basket basket(BasketMapper.BasketRow row) {
        return new Basket(
                row.id(),
                row.guideId(),
                row.storeId(),
                read(row.items()),
                row.createdAt(),
                row.expiresAt(),
                Optional.ofNullable(row.openedBy()),
                Optional.ofNullable(row.orderId()),
                Optional.ofNullable(row.declinedAt()));
    }

    @Override
    public boolean declined(long id, long memberId, Instant at) {
        return mapper.declined(id, memberId, at) == 1;
    }

    @Override
    public List<Basket> ofGuide(long guideId, long beforeId, int limit) {
        return mapper.ofGuide(guideId, beforeId, limit).stream()
                .map(MyBatisBaskets::basket)
                .toList();
    }

    /** As {@code sku*quantity*price}, with blanks between; older ones have no price. */
    private static String written(List<Basket.Item> items) {
        return items.stream()
                .map(item -> item.skuId() + "*" + item.quantity() + "*" + item.priceFen())
                .collect(Collectors.joining(" "));
    }

    private static List<Basket.Item> read(String items) {
        return Arrays.stream(items.split(" "))
                .map(item -> item.split("\\*"))
                .map(parts -> new Basket.Item(
                        Long.parseLong(parts[0]),
                        Integer.parseInt(parts[1]),
                        parts.length < 3 ? 0 : Long.parseLong(parts[2])))
                .toList();
    }

    @Override
    public boolean opened(long id, long memberId, Instant at) {
        return mapper.opened(id, memberId, at) == 1;
    }

    @Override
    public boolean ordered(long id, long orderId) {
        return mapper.ordered(id, orderId) == 1;
    }

    @Override
    public void append(Event event) {
        mapper.append(
                ids.next(),
                event.what().name(),
                event.basketId(),
                event.orderId(),
                event.guideId(),
                event.byShopper() ? "SHOPPER" : "GUIDE",
                event.actorId(),
                event.at());
    }

    @Override
    public Optional<Standing> lockOrder(long orderId) {
        return Optional.ofNullable(mapper.lockOrder(orderId)).map(status -> switch (status) {
            case "PENDING_PAYMENT" -> Standing.UNPAID;
            case "CLOSING", "CLOSED", "CANCELLED" -> Standing.CLOSED;
            default -> Standing.PAID;
        });
    }
}
