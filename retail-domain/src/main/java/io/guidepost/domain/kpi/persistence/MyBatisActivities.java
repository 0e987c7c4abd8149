package io.guidepost.domain.kpi.persistence;

import io.guidepost.domain.kpi.Achievements.Achieved;
import io.guidepost.domain.kpi.Activities;
import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.persistence.ActivityMapper.Counted;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisActivities implements Activities {

    private static final int IDS_AT_ONCE = 1_000;

    private final ActivityMapper mapper;

    MyBatisActivities(ActivityMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, Achieved> newFriends(Node.Type type, Optional<Collection<Long>> ids, Instant from, Instant until) {
        return inPieces(ids, piece -> switch (type) {
            case HQ -> mapper.friends(from, until);
            case REGION -> mapper.friendsOfRegions(piece, from, until);
            case STORE -> mapper.friendsOfStores(piece, from, until);
            case GUIDE -> mapper.friendsOfGuides(piece, from, until);
        });
    }

    @Override
    public Map<Long, Achieved> assignmentsDone(
            Node.Type type, Optional<Collection<Long>> ids, Instant from, Instant until) {
        return inPieces(ids, piece -> switch (type) {
            case HQ -> mapper.done(from, until);
            case REGION -> mapper.doneByRegions(piece, from, until);
            case STORE -> mapper.doneByStores(piece, from, until);
            case GUIDE -> mapper.doneByGuides(piece, from, until);
        });
    }

    private static Map<Long, Achieved> inPieces(
            Optional<Collection<Long>> ids, Function<List<Long>, List<Counted>> ask) {
        if (ids.isEmpty()) {
            return byId(ask.apply(null));
        }
        var found = new HashMap<Long, Achieved>();
        var all = List.copyOf(ids.get());
        for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
            found.putAll(byId(ask.apply(all.subList(from, Math.min(from + IDS_AT_ONCE, all.size())))));
        }
        return found;
    }

    private static Map<Long, Achieved> byId(List<Counted> rows) {
        return rows.stream()
                .collect(Collectors.toMap(Counted::id, counted -> new Achieved(counted.count(), counted.total())));
    }
}
