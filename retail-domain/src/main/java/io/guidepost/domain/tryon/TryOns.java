package io.guidepost.domain.tryon;

import io.guidepost.domain.customercard.CustomerReads.Served;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The log of what was tried on. */
public interface TryOns {

    void insert(TryOn tryOn);

    /** Those of the guide alone, kept to this transaction until its end; in the order of their ids. */
    List<TryOn> lock(long guideId, Collection<Long> ids);

    void intoBasket(Collection<Long> ids, long basketId);

    /**
     * Newest first, older than {@code beforeId}.
     *
     * @param customer of a customer whom the guide serves, whoever has logged it; otherwise what the guide has logged
     */
    List<Listed> page(long guideId, Optional<Served> customer, long beforeId, int limit);

    /** With what people call the goods, and what they cost today in general. */
    record Listed(TryOn tryOn, String product, String productEn, String spec, long priceFen) {}

    int forget(Collection<Long> memberIds, Collection<String> externalUserids);
}
