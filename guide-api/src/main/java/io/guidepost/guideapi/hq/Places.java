package io.guidepost.guideapi.hq;

import io.guidepost.domain.sight.Sight;
import io.guidepost.webedge.json.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The places to which an account is kept, as clients write and read them. */
public final class Places {

    private Places() {}

    /** Everything where none is named. */
    public static Sight sight(Id regionId, List<Id> regionIds, List<Id> storeIds) {
        var regions = new ArrayList<>(Id.values(regionIds));
        if (regionId != null) {
            regions.add(regionId.value());
        }
        return Sight.of(regions, Id.values(storeIds));
    }

    /** The one region where it is one and no store besides; null otherwise. */
    public static String onlyRegion(Sight sight) {
        return sight.regions().size() == 1 && sight.stores().isEmpty()
                ? Long.toString(sight.regions().iterator().next())
                : null;
    }

    public static List<String> regions(Sight sight) {
        return texts(sight.regions());
    }

    public static List<String> stores(Sight sight) {
        return texts(sight.stores());
    }

    private static List<String> texts(Set<Long> ids) {
        return ids.stream().sorted().map(String::valueOf).toList();
    }
}
