package io.guidepost.core.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the guides serve at the moment of the decision, and have served before. Most candidates are the same few guides,
 * so what was found once is kept. Never shared.
 */
final class Staff {

    private final AttributionInputs in;
    private final Instant at;
    private final List<Employment> employments;
    private Post posts;

    Staff(AttributionInputs in) {
        this.in = in;
        this.at = in.at();
        this.employments = in.employments();
    }

    /** Where a guide is credited; without an employment, {@link #refusal} says why nowhere. */
    static final class Post {

        private final GuideId guide;
        private final StoreId carried;
        private Post next;
        Employment employment;
        Optional<StoreId> store = Optional.empty();
        RejectCode refusal;

        private Post(GuideId guide, StoreId carried) {
            this.guide = guide;
            this.carried = carried;
        }
    }

    /**
     * The store in which the guide is credited: the one carried by the touch if he serves there, else his main store of
     * the moment.
     *
     * @param carried null if none is
     */
    Post postOf(GuideId guide, StoreId carried) {
        for (Post known = posts; known != null; known = known.next) {
            if (known.guide.value() == guide.value() && isSame(known.carried, carried)) {
                return known;
            }
        }
        Post found = search(guide, carried, false);
        found.next = posts;
        posts = found;
        return found;
    }

    /** The post in this very store and in no other. */
    Post postAt(StoreId store, GuideId guide) {
        return search(guide, store, true);
    }

    private Post search(GuideId guide, StoreId carried, boolean onlyThere) {
        Post post = new Post(guide, carried);
        Employment best = null;
        boolean serves = false;
        for (int i = 0; i < employments.size(); i++) {
            Employment employment = employments.get(i);
            if (employment.guide().value() != guide.value()
                    || !employment.isActiveAt(at)
                    || (onlyThere && !isSame(employment.store(), carried))) {
                continue;
            }
            serves = true;
            if (isOpen(employment.store()) && isBetter(employment, best, carried)) {
                best = employment;
            }
        }
        if (best != null) {
            post.employment = best;
            post.store = Optional.of(best.store());
        } else if (serves) {
            post.refusal = RejectCode.STORE_CLOSED;
        } else {
            post.refusal = isBeingHandedOver(guide) ? RejectCode.TRANSFER_PENDING : RejectCode.GUIDE_NOT_EMPLOYED;
        }
        return post;
    }

    private static boolean isSame(StoreId one, StoreId other) {
        return one == null || other == null ? one == other : one.value() == other.value();
    }

    private static boolean isBetter(Employment employment, Employment best, StoreId carried) {
        if (best == null) {
            return true;
        }
        boolean isCarried = isSame(employment.store(), carried);
        if (isCarried != isSame(best.store(), carried)) {
            return isCarried;
        }
        if (employment.primary() != best.primary()) {
            return employment.primary();
        }
        return employment.id().value() < best.id().value();
    }

    /** Whether the guide of this post was employed anywhere at an earlier moment; mostly where he is now. */
    boolean wasEmployedAt(Post post, Instant moment) {
        if (post.employment != null && post.employment.isActiveAt(moment)) {
            return true;
        }
        GuideId guide = post.guide;
        for (int i = 0; i < employments.size(); i++) {
            Employment employment = employments.get(i);
            if (employment.guide().value() == guide.value() && employment.isActiveAt(moment)) {
                return true;
            }
        }
        return false;
    }

    /** The store the guide has served in last, if he has left it. */
    Optional<StoreId> lastStoreOf(GuideId guide) {
        Employment last = null;
        for (int i = 0; i < employments.size(); i++) {
            Employment employment = employments.get(i);
            if (employment.guide().value() == guide.value() && hasEnded(employment) && isLater(employment, last)) {
                last = employment;
            }
        }
        return last == null ? Optional.empty() : Optional.of(last.store());
    }

    private boolean hasEnded(Employment employment) {
        return employment.until().isPresent() && !at.isBefore(employment.until().get());
    }

    private static boolean isLater(Employment employment, Employment last) {
        if (last == null) {
            return true;
        }
        int time = employment.until().get().compareTo(last.until().get());
        if (time != 0) {
            return time > 0;
        }
        return isBetter(employment, last, null);
    }

    boolean isBeingHandedOver(GuideId guide) {
        List<Transfer> transfers = in.transfers();
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            if (transfer.from().equals(guide) && transfer.isPendingAt(at)) {
                return true;
            }
        }
        return false;
    }

    /** A store that is not listed counts as open. */
    boolean isOpen(StoreId store) {
        List<StoreState> stores = in.stores();
        for (int i = 0; i < stores.size(); i++) {
            StoreState state = stores.get(i);
            if (state.store().value() == store.value()) {
                return state.isOpenAt(at);
            }
        }
        return true;
    }

    /**
     * The guide himself buys, or a colleague who serves in the same store at that moment (reliability 3.3).
     *
     * @param employment the guide's; null if he serves nowhere
     */
    boolean isBuyer(GuideId guide, Employment employment) {
        List<GuideId> buyers = in.buyers();
        for (int i = 0; i < buyers.size(); i++) {
            GuideId buyer = buyers.get(i);
            if (buyer.value() == guide.value() || (employment != null && servesIn(employment.store(), buyer))) {
                return true;
            }
        }
        return false;
    }

    private boolean servesIn(StoreId store, GuideId guide) {
        List<Employment> employments = in.employments();
        for (int i = 0; i < employments.size(); i++) {
            Employment employment = employments.get(i);
            if (employment.guide().value() == guide.value()
                    && employment.store().value() == store.value()
                    && employment.isActiveAt(at)) {
                return true;
            }
        }
        return false;
    }
}
