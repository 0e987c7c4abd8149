package io.guidepost.domain.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From where goods are sent: one place that has all of it, in the receiver's own city if there is one, then by priority, then
 * by number. Goods are not gathered from several places, because each parcel costs more than the way it saves.
 */
final class ShipFromRules {

    /** Why a place is chosen or is not. */
    enum Reason {
        CHOSEN,
        SWITCHED_OFF,
        STORE_CLOSED,
        SHORT_OF_STOCK,
        /** Another place that has all of it is in the receiver's city. */
        FARTHER,
        /** Another one comes before it. */
        LOWER_PRIORITY
    }

    /**
     * A place and what is said of it.
     *
     * @param missing units that it lacks, by SKU
     * @param isNear in the receiver's city
     */
    record Judged(Site site, Reason reason, Map<Long, Integer> missing, boolean isNear) {}

    private ShipFromRules() {}

    /**
     * @param units what is to be sent, by SKU
     * @param region of the receiver, such as {@code 上海市 黄浦区}
     * @return the chosen one first, then those that could send as well, then the others
     */
    static List<Judged> judge(Map<Long, Integer> units, String region, List<Site> sites) {
        var fit = new ArrayList<Judged>();
        var unfit = new ArrayList<Judged>();
        for (var site : sites) {
            var missing = missing(units, site);
            boolean isNear = isNear(region, site);
            bar(site, missing)
                    .ifPresentOrElse(
                            reason -> unfit.add(new Judged(site, reason, missing, isNear)),
                            () -> fit.add(new Judged(site, Reason.CHOSEN, missing, isNear)));
        }
        fit.sort(Comparator.comparing((Judged one) -> !one.isNear())
                .thenComparing(one -> one.site().priority())
                .thenComparing(one -> one.site().placeId()));
        unfit.sort(Comparator.comparing(one -> one.site().placeId()));
        var judged = new ArrayList<Judged>();
        for (var one : fit) {
            judged.add(judged.isEmpty() ? one : second(one, judged.get(0)));
        }
        judged.addAll(unfit);
        return judged;
    }

    private static Judged second(Judged one, Judged chosen) {
        var reason = chosen.isNear() && !one.isNear() ? Reason.FARTHER : Reason.LOWER_PRIORITY;
        return new Judged(one.site(), reason, one.missing(), one.isNear());
    }

    private static Optional<Reason> bar(Site site, Map<Long, Integer> missing) {
        if (!site.isEnabled()) {
            return Optional.of(Reason.SWITCHED_OFF);
        }
        if (!site.isOpen()) {
            return Optional.of(Reason.STORE_CLOSED);
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(Reason.SHORT_OF_STOCK);
    }

    private static Map<Long, Integer> missing(Map<Long, Integer> units, Site site) {
        var missing = new TreeMap<Long, Integer>();
        units.forEach((sku, count) -> {
            int lack = count - site.available().getOrDefault(sku, 0);
            if (lack > 0) {
                missing.put(sku, lack);
            }
        });
        return missing;
    }

    /** The first word of a region is the province, or the city that is one; the second the city. */
    private static boolean isNear(String region, Site site) {
        var words = region.strip().split("[\\s/]+");
        if (words[0].isEmpty() || site.address().isEmpty()) {
            return false;
        }
        boolean isOwnProvince = words[0].endsWith("市");
        var city = isOwnProvince || words.length == 1 ? words[0] : words[1];
        return site.address().contains(city);
    }
}
