package io.guidepost.domain.remark;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What guides have written about their customers. */
public interface Remarks {

    Optional<Remark> find(long guideId, String externalUserid);

    List<Remark> among(Collection<Long> guideIds, Collection<String> externalUserids);

    void save(Collection<Remark> remarks);
}
