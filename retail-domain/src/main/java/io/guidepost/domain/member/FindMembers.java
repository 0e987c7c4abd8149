package io.guidepost.domain.member;

import static io.guidepost.domain.member.Members.NOBODY;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.member.Members.Card;
import io.guidepost.domain.member.Members.Hit;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Finds members among millions: every page and every lookup goes along an index, whatever its place in the list. Whoever is
 * kept to places finds those who are bound to one of their stores, at home there or in a region's pool.
 */
@Service
public class FindMembers {

    /** Where a sight keeps out nearly all, a page may come out shorter than asked, with a cursor to go on. */
    private static final int MOST_ROUNDS = 10;

    private static final int STORES_AT_ONCE = 50;
    private static final int MOST_OF_ONE_LOOKUP = 200;
    private static final int MARKED_AT_ONCE = 500;

    private final Members members;
    private final OneShopper oneShopper;
    private final Sights sights;
    private final BlindIndexes indexes;
    private final Clock clock;

    FindMembers(Members members, OneShopper oneShopper, Sights sights, BlindIndexes indexes, Clock clock) {
        this.members = members;
        this.oneShopper = oneShopper;
        this.sights = sights;
        this.indexes = indexes;
        this.clock = clock;
    }

    /**
     * What is looked for; at most one of these, and all members where there is none.
     *
     * @param phone whole, however it is written; compared by its digest
     * @param name beginning of the nickname or of the name in WeCom, in any case
     * @param identity openid, unionid, external userid, or the number at another channel
     * @param groupId a customer group
     * @param tagId a tag that a guide whose friend he is has given him; in the order of WeCom's ids, not newest first
     */
    public record Query(
            Optional<String> phone,
            Optional<String> name,
            Optional<String> identity,
            Optional<Long> guideId,
            Optional<Long> storeId,
            Optional<Long> groupId,
            Optional<Long> tagId) {

        public Query {
            long given = Stream.of(phone, name, identity, guideId, storeId, groupId, tagId)
                    .filter(Optional::isPresent)
                    .count();
            if (given > 1) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "one_filter_only",
                        new Words("一次只能按一个条件查找", "Members are looked for by one thing at a time"));
            }
            if (name.filter(String::isBlank).isPresent()) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED, "name_empty", new Words("姓名不能为空", "The name must not be empty"));
            }
        }
    }

    /** Where a list goes on: after this one; by name first where it is looked for by name, by WeCom's id where by tag. */
    public record After(String name, long id) {

        static final After BEGINNING = new After("", Long.MAX_VALUE);
    }

    /** @param next empty at the end of the list */
    public record Found(List<Card> members, Optional<After> next) {}

    private record Region(Set<Long> regions, Set<Long> stores) {

        boolean has(Card card) {
            return stores.contains(card.storeId())
                    || stores.contains(card.homeStoreId())
                    || regions.contains(card.poolRegionId());
        }
    }

    public Found page(Query query, Sight sight, Optional<After> after, int limit) {
        var region = region(sight);
        var at = after.orElse(After.BEGINNING);
        var shown = new ArrayList<Card>();
        var seen = new HashSet<Long>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var hits = hits(query, region, at, asked(query, limit));
            var cards = cards(hits);
            for (var hit : hits) {
                if (shown.size() == limit) {
                    return new Found(shown, Optional.of(at));
                }
                at = new After(hit.name(), hit.memberId());
                Optional.ofNullable(cards.get(hit.memberId()))
                        .filter(card -> region.isEmpty() || region.get().has(card))
                        .filter(card -> seen.add(card.id()))
                        .ifPresent(shown::add);
            }
            if (hits.size() < asked(query, limit)) {
                return new Found(shown, Optional.empty());
            }
        }
        return new Found(shown, Optional.of(at));
    }

    /** The member as a row, unless he is nobody any more or out of the reader's sight. */
    public Optional<Card> card(long memberId, Sight sight) {
        return members.card(memberId, clock.instant())
                .filter(card -> region(sight).filter(seen -> !seen.has(card)).isEmpty());
    }

    /** Empty for whoever sees everybody. */
    private Optional<Region> region(Sight sight) {
        if (sight.isAll()) {
            return Optional.empty();
        }
        var regions = sights.expanded(sight).regions();
        // Not Set.copyOf, which throws where it is asked for nothing.
        var stores = new HashSet<>(sight.stores());
        if (!regions.isEmpty()) {
            stores.addAll(members.storesIn(regions));
        }
        return Optional.of(new Region(new HashSet<>(regions), stores));
    }

    /** Of those who have a tag many may be nobody's member yet. */
    private static int asked(Query query, int limit) {
        return query.tagId().isPresent() ? Math.max(limit + 1, MARKED_AT_ONCE) : limit + 1;
    }

    private List<Hit> hits(Query query, Optional<Region> region, After at, int limit) {
        if (query.name().isPresent()) {
            return members.byName(query.name().get().toLowerCase(Locale.ROOT), at.name(), at.id(), limit);
        }
        if (query.tagId().isPresent()) {
            return members.marked(query.tagId().get(), at.name(), clock.instant(), limit);
        }
        return ids(query, region, at.id(), limit).stream()
                .map(id -> new Hit("", id))
                .toList();
    }

    private List<Long> ids(Query query, Optional<Region> region, long before, int limit) {
        if (query.phone().isPresent()) {
            return before(members.byPhone(indexes.allOfPhone(query.phone().get()), MOST_OF_ONE_LOOKUP), before, limit);
        }
        if (query.identity().isPresent()) {
            return before(members.byIdentity(query.identity().get(), MOST_OF_ONE_LOOKUP), before, limit);
        }
        if (query.guideId().isPresent()) {
            return members.ofGuide(query.guideId().get(), before, limit);
        }
        if (query.storeId().isPresent()) {
            return members.ofStores(List.of(query.storeId().get()), before, limit);
        }
        if (query.groupId().isPresent()) {
            return members.inGroup(query.groupId().get(), before, limit);
        }
        return region.map(only -> ofRegion(only, before, limit)).orElseGet(() -> members.newest(before, limit));
    }

    private List<Long> ofRegion(Region region, long before, int limit) {
        var newest = new TreeSet<Long>(Comparator.reverseOrder());
        var stores = region.stores().stream().sorted().toList();
        for (int from = 0; from < stores.size(); from += STORES_AT_ONCE) {
            newest.addAll(members.ofStores(
                    stores.subList(from, Math.min(stores.size(), from + STORES_AT_ONCE)), before, limit));
        }
        if (!region.regions().isEmpty()) {
            newest.addAll(members.inPools(region.regions(), before, limit));
        }
        return newest.stream().limit(limit).toList();
    }

    private static List<Long> before(List<Long> ids, long before, int limit) {
        return ids.stream().filter(id -> id < before).limit(limit).toList();
    }

    /** By the record that was hit, which may be part of somebody by now. */
    private Map<Long, Card> cards(List<Hit> hits) {
        var cards = new HashMap<Long, Card>();
        if (hits.isEmpty()) {
            return cards;
        }
        var ids = new LinkedHashSet<>(
                hits.stream().map(Hit::memberId).filter(id -> id != NOBODY).toList());
        if (ids.isEmpty()) {
            return cards;
        }
        members.cards(ids, clock.instant()).forEach(card -> cards.put(card.id(), card));
        for (long merged : ids) {
            if (!cards.containsKey(merged)) {
                long standing = oneShopper.standingFor(merged);
                if (standing != merged) {
                    members.card(standing, clock.instant()).ifPresent(card -> cards.put(merged, card));
                }
            }
        }
        return cards;
    }
}
