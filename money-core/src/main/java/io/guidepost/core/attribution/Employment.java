package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A guide serves in a store from one instant until another. A suspension ends it; a return begins a new one.
 *
 * @param primary whether this is the guide's main store, where several are served at once
 * @param level always 0, like {@link Split#guideLevel}, and kept for the same reason
 */
public record Employment(
        EmploymentId id,
        GuideId guide,
        StoreId store,
        Role role,
        boolean primary,
        int level,
        Instant from,
        Optional<Instant> until) {

    /** What a guide is in a store. */
    public enum Role {
        GUIDE,
        STORE_MANAGER
    }

    public Employment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(from, "from");
        if (level < 0) {
            throw new IllegalArgumentException("A level is not negative, not " + level);
        }
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("Employment %d ends before it begins".formatted(id.value()));
        }
    }

    public boolean isActiveAt(Instant at) {
        return !from.isAfter(at) && (until.isEmpty() || at.isBefore(until.get()));
    }
}
