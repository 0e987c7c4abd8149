package io.guidepost.domain.price;

import io.guidepost.core.price.Approval.State;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.price.Pricing.Kind;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From draft to effect, by another person; after that a pricing is only ever called off. */
@Service
public class DecidePricing {

    /** As many are held in memory and judged for an order. */
    private static final int MOST_IN_FORCE = 2_000;

    private final Pricings pricings;
    private final PriceBook book;
    private final Clock clock;

    DecidePricing(Pricings pricings, PriceBook book, Clock clock) {
        this.pricings = pricings;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Holds on every node within a second. Refused with {@code maker_is_checker} to whoever wrote it down.
     *
     * @param version what was read and is approved
     */
    @Transactional
    public Pricing approve(Kind kind, long id, int version, long adminId) {
        var pricing = found(kind, id);
        var now = clock.instant();
        matterOf(kind).requireSecond(adminId, pricing.approval().createdBy());
        if (pricing.stateAt(now) != State.DRAFT) {
            throw PriceRefusals.wrongState(pricing.stateAt(now));
        }
        if (!pricing.period().until().isAfter(now)) {
            throw PriceRefusals.over();
        }
        if (kind == Kind.LIST && pricings.countPrices(id) == 0) {
            throw PriceRefusals.noPrices();
        }
        if (pricings.inForceFrom(now, MOST_IN_FORCE).size() >= MOST_IN_FORCE) {
            throw PriceRefusals.tooMany(MOST_IN_FORCE);
        }
        if (!pricings.approve(id, version, adminId, now)) {
            throw PriceRefusals.versionConflict();
        }
        changed();
        return found(kind, id);
    }

    /** No order placed from now on is priced by it; a draft is thrown away. */
    @Transactional
    public Pricing end(Kind kind, long id, long adminId) {
        var state = found(kind, id).stateAt(clock.instant());
        if (state == State.ENDED || !pricings.end(id, adminId, clock.instant())) {
            throw PriceRefusals.wrongState(state);
        }
        changed();
        return found(kind, id);
    }

    private static Matter matterOf(Kind kind) {
        return switch (kind) {
            case LIST -> Matter.PRICE_LIST;
            case ACTIVITY -> Matter.ACTIVITY;
            case FREIGHT -> Matter.FREIGHT;
        };
    }

    private void changed() {
        pricings.changed();
        book.changed();
    }

    private Pricing found(Kind kind, long id) {
        return pricings.find(id).filter(it -> it.kind() == kind).orElseThrow(() -> Refusal.notFound("内容", "pricing"));
    }
}
