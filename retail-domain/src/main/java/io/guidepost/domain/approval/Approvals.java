package io.guidepost.domain.approval;

import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What waits for a second person, the oldest first. */
public interface Approvals {

    /**
     * @param matters that the reader may decide on
     * @param sight whoever is kept to places is shown what belongs to one of them
     */
    List<Waiting> waiting(Collection<Matter> matters, Sight sight, Optional<After> after, int limit);

    /** Where a list goes on. */
    record After(Instant since, Matter matter, long id) {}
}
