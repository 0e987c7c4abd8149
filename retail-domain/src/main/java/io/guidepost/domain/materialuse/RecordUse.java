package io.guidepost.domain.materialuse;

import io.guidepost.domain.database.Ids;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that a guide took something out of the library. */
@Service
public class RecordUse {

    private final MaterialUses uses;
    private final Ids ids;
    private final Clock clock;

    RecordUse(MaterialUses uses, Ids ids, Clock clock) {
        this.uses = uses;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void record(long materialId, long guideId, long storeId, MaterialUse use) {
        uses.append(ids.next(), materialId, guideId, storeId, use, clock.instant());
    }
}
