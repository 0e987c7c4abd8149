package io.guidepost.domain.channel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.channel.ImportOrder.Told;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.Shoppers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks up whom and what orders of other tills name, for as many orders at once as there are. */
@Component
class ChannelFacts {

    private static final int CHUNK = 1_000;

    private final Products products;
    private final StoreCodes storeCodes;
    private final Roster roster;
    private final Shoppers shoppers;
    private final OneShopper oneShopper;

    ChannelFacts(Products products, StoreCodes storeCodes, Roster roster, Shoppers shoppers, OneShopper oneShopper) {
        this.products = products;
        this.storeCodes = storeCodes;
        this.roster = roster;
        this.shoppers = shoppers;
        this.oneShopper = oneShopper;
    }

    record Code(Channel channel, String code) {}

    /**
     * What was found; what is missing does not exist.
     *
     * @param members the record that stands for each member today
     */
    record Known(
            Map<Long, SaleableSku> skus,
            Map<String, Guide> guides,
            Set<Long> stores,
            Map<Long, Long> members,
            Map<Code, Long> codes) {

        Optional<Long> storeOf(Channel channel, String code) {
            return Optional.ofNullable(codes.get(new Code(channel, code)));
        }
    }

    Known about(Collection<Told> orders) {
        var skus = new HashMap<Long, SaleableSku>();
        inChunks(
                orders.stream().flatMap(told -> told.lines().stream()).map(ImportOrder.Line::skuId),
                chunk -> skus.putAll(products.known(chunk)));
        var guides = roster.guidesByUserid(distinct(orders, told -> told.guideUserid().stream())).stream()
                .collect(toMap(Guide::userid, Function.identity()));
        var stores = roster
                .stores(distinct(
                        orders,
                        told -> Stream.concat(told.places().pickUp().stream(), told.places().fulfilling().stream())))
                .stream()
                .map(Store::id)
                .collect(toSet());
        return new Known(skus, guides, stores, members(orders), codes(orders));
    }

    private Map<Long, Long> members(Collection<Told> orders) {
        var standing = new HashMap<Long, Long>();
        inChunks(orders.stream().flatMap(told -> told.buyer().memberId().stream()), chunk -> {
            var active = shoppers.activeAmong(chunk);
            active.forEach(id -> standing.put(id, id));
            chunk.stream().filter(id -> !active.contains(id)).forEach(merged -> {
                long into = oneShopper.standingFor(merged);
                shoppers.find(into).filter(Shoppers.Shopper::isActive).ifPresent(shopper -> standing.put(merged, into));
            });
        });
        return standing;
    }

    private Map<Code, Long> codes(Collection<Told> orders) {
        var byChannel = orders.stream()
                .filter(told -> told.places().code().isPresent())
                .collect(groupingBy(
                        Told::channel, mapping(told -> told.places().code().orElseThrow(), toSet())));
        var found = new HashMap<Code, Long>();
        byChannel.forEach((channel, codes) -> inChunks(codes.stream(), chunk -> storeCodes
                .storesOf(channel, chunk)
                .forEach((code, store) -> found.put(new Code(channel, code), store))));
        return found;
    }

    private static <T> Set<T> distinct(Collection<Told> orders, Function<Told, Stream<T>> named) {
        return orders.stream().flatMap(named).collect(toSet());
    }

    private static <T> void inChunks(Stream<T> all, Consumer<List<T>> ask) {
        var list = all.distinct().toList();
        for (int from = 0; from < list.size(); from += CHUNK) {
            ask.accept(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
    }
}
