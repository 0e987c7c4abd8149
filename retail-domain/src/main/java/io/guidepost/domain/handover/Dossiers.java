package io.guidepost.domain.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a guide should know of a customer whom he has taken over (INH-4). */
public interface Dossiers {

    /** The remark and the words that this guide has written about the customer in WeCom; empty for none. */
    Optional<Remark> remark(long guideId, String externalUserid);

    /** The lines of the member's paid orders, newest first. */
    List<Bought> bought(long memberId, int limit);

    /** What the member has bought most often in, such as a size or a colour, most often first. */
    List<Preference> preferences(long memberId, int limit);

    /** What lies in the member's cart, newest first. */
    List<Wanted> wanted(long memberId, int limit);

    /** The member's after-sales that are still open, newest first. */
    List<OpenCase> openCases(long memberId, int limit);

    record Remark(String remark, String description) {}

    record Bought(long orderId, Instant paidAt, String title, String spec, int quantity, long paidFen) {}

    /** @param times units bought of this specification and not given back */
    record Preference(String spec, long times) {}

    record Wanted(long skuId, String title, String spec, Instant addedAt) {}

    record OpenCase(long id, long orderId, String kind, String status) {}
}
