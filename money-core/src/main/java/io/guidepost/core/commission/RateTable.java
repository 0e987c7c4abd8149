package io.guidepost.core.commission;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SoldLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many rates over a long time, from which the card of one order is taken: a card is searched from end to end, so it holds
 * nothing but what speaks of that order's goods and stores.
 */
public final class RateTable {

    private final Map<RateScope, List<RateEntry>> byScope = new HashMap<>();
    private final List<RateEntry> always = new ArrayList<>();
    private boolean asksForLevels;

    public RateTable(Collection<RateEntry> entries) {
        for (RateEntry entry : entries) {
            boolean isLevel = entry.scope() instanceof RateScope.GuideLevel;
            asksForLevels |= isLevel;
            if (isLevel || entry.scope() instanceof RateScope.Everything) {
                always.add(entry);
            } else {
                byScope.computeIfAbsent(entry.scope(), unseen -> new ArrayList<>(2))
                        .add(entry);
            }
        }
    }

    /** Whether the level of a guide can make a difference. */
    public boolean asksForLevels() {
        return asksForLevels;
    }

    /**
     * All that could hold for these lines if they belong to whom either decision says.
     *
     * @param levels of the guides at the moment of order; who is missing has none
     */
    public RateCard cardFor(List<SoldLine> lines, Attribution one, Attribution other, Map<GuideId, Integer> levels) {
        if (byScope.isEmpty()) {
            return new RateCard("table", 1, always, levels);
        }
        List<List<RateEntry>> found = new ArrayList<>();
        found.add(always);
        for (int i = 0; i < lines.size(); i++) {
            SoldLine line = lines.get(i);
            add(new RateScope.Sku(line.sku()), found);
            add(new RateScope.Spu(line.spu()), found);
            List<CategoryId> categories = line.categories();
            for (int c = 0; c < categories.size(); c++) {
                add(new RateScope.Category(categories.get(c)), found);
            }
            if (line.brand().isPresent()) {
                add(new RateScope.Brand(line.brand().get()), found);
            }
        }
        addStores(one, found);
        if (other != one) {
            addStores(other, found);
        }
        if (found.size() == 1) {
            return new RateCard("table", 1, always, levels);
        }
        List<RateEntry> entries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            entries.addAll(found.get(i));
        }
        return new RateCard("table", 1, entries, levels);
    }

    private void addStores(Attribution decided, List<List<RateEntry>> found) {
        List<LineOutcome> lines = decided.lines();
        for (int i = 0; i < lines.size(); i++) {
            Outcome outcome = lines.get(i).outcome();
            if (outcome.store().isPresent()) {
                add(new RateScope.StorePolicy(outcome.store().get()), found);
            }
            List<Split> splits = outcome.splits();
            for (int s = 0; s < splits.size(); s++) {
                Split split = splits.get(s);
                if (split.payeeType() == PayeeType.STORE) {
                    add(new RateScope.StorePolicy(new StoreId(split.payeeId())), found);
                }
            }
        }
    }

    private void add(RateScope scope, List<List<RateEntry>> found) {
        List<RateEntry> entries = byScope.get(scope);
        if (entries == null) {
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) == entries) {
                return;
            }
        }
        found.add(entries);
    }
}
