package io.guidepost.domain.compliance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The two lists that headquarters keeps, and what the catalogue says of goods a text speaks about. */
public interface ComplianceLists {

    /** All of them, in order; there are hundreds, not thousands. */
    List<String> words();

    void forbid(String word, long adminId, Instant at);

    /** @return false when it was allowed before */
    boolean allow(String word);

    List<String> hosts();

    void trust(String host, long adminId, Instant at);

    /** @return false when it was not trusted before */
    boolean distrust(String host);

    /** Today's prices in fen of all variants of those of these products that are on the shelf. */
    Set<Long> pricesFen(Collection<Long> productIds);
}
