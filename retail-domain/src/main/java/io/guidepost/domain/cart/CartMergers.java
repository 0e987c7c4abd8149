package io.guidepost.domain.cart;

import io.guidepost.domain.shopper.MergerFollower;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * When two records become one member their carts become one: of a SKU in both the larger quantity counts. Undone, both have
 * what they had, except for lines that the shopper has changed since.
 */
@Component
class CartMergers implements MergerFollower {

    private final MergedCarts carts;

    CartMergers(MergedCarts carts) {
        this.carts = carts;
    }

    @Override
    public void merged(Merging merging) {
        var theirs = carts.lines(merging.mergedId());
        if (theirs.isEmpty()) {
            return;
        }
        var mine = bySku(carts.lines(merging.keptId()));
        int room = Cart.MOST_LINES - mine.size();
        var before = new ArrayList<MergedCarts.Kept>();
        var after = new ArrayList<MergedCarts.Line>();
        for (var line : theirs) {
            var own = mine.get(line.skuId());
            if (own == null && room == 0) {
                before.add(new MergedCarts.Kept(merging.mergedId(), line, null));
                continue;
            }
            room -= own == null ? 1 : 0;
            var joined = own == null ? line : own.joined(line);
            before.add(new MergedCarts.Kept(merging.mergedId(), line, joined.quantity()));
            if (own != null) {
                before.add(new MergedCarts.Kept(merging.keptId(), own, joined.quantity()));
            }
            after.add(joined);
        }
        carts.remember(merging.mergerId(), before);
        carts.clear(merging.mergedId());
        if (!after.isEmpty()) {
            carts.put(merging.keptId(), after, merging.at());
        }
    }

    @Override
    public void unmerged(Merging merging) {
        var before = carts.remembered(merging.mergerId());
        if (before.isEmpty()) {
            return;
        }
        var now = bySku(carts.lines(merging.keptId()));
        var own = new HashMap<Long, MergedCarts.Line>();
        var untouched = new HashSet<Long>();
        var theirs = new ArrayList<MergedCarts.Line>();
        for (var kept : before) {
            long sku = kept.line().skuId();
            if (kept.memberId() == merging.mergedId()) {
                theirs.add(kept.line());
            } else {
                own.put(sku, kept.line());
            }
            var today = now.get(sku);
            if (today != null && kept.leftQuantity() != null && today.quantity() == kept.leftQuantity()) {
                untouched.add(sku);
            }
        }
        var gone = untouched.stream().filter(sku -> !own.containsKey(sku)).toList();
        var back = own.values().stream()
                .filter(line -> untouched.contains(line.skuId()))
                .toList();
        if (!gone.isEmpty()) {
            carts.remove(merging.keptId(), gone);
        }
        if (!back.isEmpty()) {
            carts.put(merging.keptId(), back, merging.at());
        }
        if (!theirs.isEmpty()) {
            carts.put(merging.mergedId(), theirs, merging.at());
        }
        carts.forget(merging.mergerId());
    }

    private static Map<Long, MergedCarts.Line> bySku(List<MergedCarts.Line> lines) {
        return lines.stream().collect(Collectors.toMap(MergedCarts.Line::skuId, line -> line));
    }
}
