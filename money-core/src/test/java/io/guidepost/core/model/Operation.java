package io.guidepost.core.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One thing that happens to the money. It names orders and guides by the places they take up (slots and seats) and not by
 * what earlier operations made of them, so that any operation of a list may be left out and the rest still means something.
 */
public sealed interface Operation {

    /** Orders at hand at a time. */
    int SLOTS = 64;

    /** Guides at work at a time, taking turns with the stores to begin with. */
    int SEATS = 4;

    int STORES = 2;

    /** Different goods, each its own SKU and product. */
    int GOODS = 6;

    /** Who a sale belongs to. */
    enum To {
        GUIDE,
        STORE,
        HQ
    }

    /** How the call to WeChat fares that sends a payout. */
    enum Weather {
        FINE,
        ANSWER_LOST,
        CALL_LOST,
        REFUSED
    }

    /** What becomes of a payout that is under way. */
    enum News {
        PAID,
        FAILED,
        /** The guide did not confirm in time. */
        OVERDUE,
        /** The guide takes it back. */
        CANCELLED
    }

    /** Where a rate stands in the precedence of B6. */
    enum Step {
        SKU_FIXED,
        SKU,
        SPU,
        ALL
    }

    /** @param partBp of the guide at {@code seat}; the rest is for the guide of the next seat */
    record Credit(To to, int seat, int partBp, boolean isBuyer) {}

    record Item(int goods, int quantity, long unitFen, long levelDiscountFen) {}

    /** @param kind 0 activity, 1 coupon, 2 points; @param lines that carry it, one bit each */
    record Off(int kind, long fen, int lines) {}

    /** A new order takes the slot; refunds that an earlier order there waits for fail, and disputes of it are rejected. */
    record Place(int slot, Credit credit, List<Item> items, List<Off> offs, long freightFen) implements Operation {}

    /** The shopper pays, be the order open, closed or paid already. */
    record Pay(int slot) implements Operation {}

    /** The first payment is told once more. */
    record PayAgain(int slot) implements Operation {}

    /** What could not be matched has gone back. */
    record SuspenseReturns(int slot) implements Operation {}

    record Close(int slot) implements Operation {}

    record AskRefund(int slot, int line, int units) implements Operation {}

    /** The oldest refund under way arrives, or fails for good. */
    record RefundEnds(int slot, boolean arrives) implements Operation {}

    /** Money without units, given at once. */
    record ProtectPrice(int slot, int line, long fen) implements Operation {}

    record Ship(int slot) implements Operation {}

    record Receive(int slot) implements Operation {}

    /** Then what was sent long ago is received, and what is ripe is released. */
    record TimePasses(int hours) implements Operation {}

    /** @param value basis points or fen per unit; -1 excludes; empty: the rate ends */
    record ChangeRate(To payee, Step step, int goods, OptionalLong value) implements Operation {}

    /** A new guide takes the seat; what the former one earned stays his. */
    record GuideLeaves(int seat) implements Operation {}

    /** To the next store, and what is sold from then on with him. */
    record GuideMoves(int seat) implements Operation {}

    /** The guide says that the sale was his. */
    record FileDispute(int slot, int seat) implements Operation {}

    /** Headquarters decides the oldest open dispute of the order. */
    record EndDispute(int slot, boolean upheld) implements Operation {}

    /** Time goes on to the next cut-off; then every month that is over is drafted, signed twice and settled. */
    record CloseMonth() implements Operation {}

    /** @param fen 0 for all there is, up to what WeChat sends without a name */
    record Withdraw(int seat, long fen, Weather weather) implements Operation {}

    record Decide(int seat, boolean yes, Weather weather) implements Operation {}

    record Hear(int seat, News news) implements Operation {}

    /** WeChat is asked about everything of which no answer came. */
    record AskWeChat() implements Operation {}

    /** What goes by while it happens; no two things happen at one instant. */
    default long seconds() {
        if (this instanceof TimePasses time) {
            return 3_600L * time.hours();
        }
        return this instanceof AskWeChat ? 7_200 : 1;
    }
}
