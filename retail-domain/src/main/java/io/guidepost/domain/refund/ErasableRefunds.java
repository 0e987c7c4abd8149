package io.guidepost.domain.refund;

import java.util.Collection;
import java.util.List;

/** Refunds of somebody whose personal data goes. */
public interface ErasableRefunds {

    /** Those that have not come to their end, by id; at most 100. */
    List<Long> openOf(Collection<Long> memberIds);

    /** What he said about them is empty afterwards. */
    void forgetReasons(Collection<Long> memberIds);
}
