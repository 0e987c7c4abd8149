package io.guidepost.domain.materialuse;

import java.time.Instant;

/** All uses; only ever added to. */
public interface MaterialUses {

    void append(long id, long materialId, long guideId, long storeId, MaterialUse use, Instant at);
}
