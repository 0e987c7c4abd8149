package io.guidepost.domain.assortment;

/** Somebody who says by a brand's name for which goods something holds, such as a rate or a coupon. */
public interface BrandFollower {

    /** What was said of goods of the first name holds for those of the second; joins the transaction that renames. */
    void renamed(String before, String name);
}
