package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.Optional;

/** What happens to a shopper's bindings; proposals that the caller writes down. */
public sealed interface BindingChange {

    /** A new binding begins. */
    record Bound(
            GuideId guide,
            StoreId store,
            BindingSource source,
            Instant boundAt,
            Optional<Instant> protectedUntil,
            Optional<Instant> expiresAt)
            implements BindingChange {}

    /** A paid order prolongs the binding; its protection stays as it was. */
    record Renewed(BindingId binding, Instant paidAt, Optional<Instant> expiresAt) implements BindingChange {}

    /** A binding ends. */
    record Ended(BindingId binding, EndReason reason, Instant at) implements BindingChange {}

    /** The guide moved to this store and the shopper went along: it keeps him if the guide goes. */
    record Followed(BindingId binding, StoreId store, Instant at) implements BindingChange {}
}
