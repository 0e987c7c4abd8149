package io.guidepost.domain.ledger;

import java.util.List;
import java.util.Optional;

/** All verifications, running and done. */
public interface Verifications {

    void insert(Verification verification);

    /** False when another node has taken it further. */
    boolean save(Verification verification);

    Optional<Verification> find(long id);

    /** The oldest that is not finished. */
    Optional<Verification> running();

    /** Newest first, before the given one (the largest number begins). */
    List<Verification> before(long id, int limit);
}
