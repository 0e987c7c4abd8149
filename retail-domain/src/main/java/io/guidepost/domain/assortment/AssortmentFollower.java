package io.guidepost.domain.assortment;

import java.util.Collection;

/** Somebody who keeps something that is made of products, such as an index of them. */
public interface AssortmentFollower {

    /** These were written, or are no more; joins the transaction that did it. */
    void changed(Collection<Long> productIds);

    /** These categories are called otherwise now, or lie elsewhere; joins the transaction that did it. */
    void renamed(Collection<Long> categoryIds);
}
