package io.guidepost.domain.customercard;

import io.guidepost.core.words.Words;
import io.guidepost.domain.customercard.CustomerReads.Coupon;
import io.guidepost.domain.customercard.CustomerReads.Person;
import io.guidepost.domain.customercard.CustomerReads.Served;
import io.guidepost.domain.customercard.CustomerReads.Tag;
import io.guidepost.domain.customercard.CustomerReads.Trace;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The seven blocks of S1-3: tags, profile, lifecycle, analysis, finance, upcoming order and history.
 *
 * @param phone masked; empty where none is known
 * @param orders the latest ones, with their lines
 */
public record CustomerCard(
        Served served,
        Optional<Person> person,
        Optional<String> phone,
        List<Tag> tags,
        Lifecycle lifecycle,
        PurchaseRhythm rhythm,
        PurchaseSummary summary,
        Finance finance,
        Upcoming upcoming,
        List<OrderWithLines> orders,
        List<Trace> touches,
        List<Trace> views) {

    /**
     * What is owed and what is held, in fen.
     *
     * @param points that can be spent
     * @param pointsWorthFen what they could take off orders; 0 where orders cannot be paid with points
     */
    public record Finance(int unpaidOrders, long unpaidFen, List<Coupon> coupons, long points, long pointsWorthFen) {}

    /**
     * @param expectedOn empty where too little is known
     * @param cart what lies in the cart
     */
    public record Upcoming(Optional<LocalDate> expectedOn, Words why, List<Trace> cart) {}

    /** An order with its lines. */
    public record OrderWithLines(PastOrder order, List<PastLine> lines) {}
}
