package io.guidepost.domain.fatigue.persistence;

import io.guidepost.domain.fatigue.OptOuts;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisOptOuts implements OptOuts {

    private final OptOutMapper optOuts;

    MyBatisOptOuts(OptOutMapper optOuts) {
        this.optOuts = optOuts;
    }

    @Override
    public void optOut(Collection<String> externalUserids, Source source, Instant at) {
        if (!externalUserids.isEmpty()) {
            optOuts.insert(externalUserids, source.name(), at);
        }
    }

    @Override
    public void optIn(Collection<String> externalUserids) {
        if (!externalUserids.isEmpty()) {
            optOuts.delete(externalUserids);
        }
    }

    @Override
    public Set<String> among(Collection<String> externalUserids) {
        return externalUserids.isEmpty() ? Set.of() : Set.copyOf(optOuts.among(externalUserids));
    }
}
