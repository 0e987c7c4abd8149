package io.guidepost.domain.books;

import java.util.List;

/**
 * What Tencent says it moved: the oracle that lies outside our system, everything since the beginning.
 * Where nobody provides it, the reconciliation with Tencent is reported as not available, which is not the same as in order.
 */
public interface TencentBooks {

    /** Taken from shoppers, by WeChat's transaction number. */
    List<Movement> captured();

    /** Given back and finished, by our refund number. */
    List<Movement> refunded();

    /** Received by guides, by our bill number. */
    List<Movement> paidOut();
}
