package io.guidepost.domain.books;

import java.util.Map;

/**
 * What Tencent says it moved: the oracle that lies outside our system. Fen by number, everything since the beginning.
 * Where nobody provides it, the reconciliation with Tencent is reported as not available, which is not the same as in order.
 */
public interface TencentBooks {

    /** Taken from shoppers, by WeChat's transaction number. */
    Map<String, Long> captured();

    /** Given back and finished, by our refund number. */
    Map<String, Long> refunded();

    /** Received by guides, by our bill number. */
    Map<String, Long> paidOut();
}
