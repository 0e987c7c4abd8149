package io.guidepost.domain.asset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of the files; their bytes are in the {@link AssetStore}. */
public interface Assets {

    /** False when a file with the same content is known already. */
    boolean insert(Asset asset);

    Optional<Asset> find(long id);

    Optional<Asset> findByDigest(String digest);

    void delete(long id);

    /** In any order; unknown ids are left out. */
    List<Asset> all(Collection<Long> ids);
}
