package io.guidepost.domain.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What other tills and marketplaces call our stores. */
public interface StoreCodes {

    /** What each of these codes means; codes that mean nothing are missing. */
    Map<String, Long> storesOf(Channel channel, Collection<String> codes);

    /** A code means one store; setting it again makes it mean another one from now on. */
    void set(StoreCode code, long adminId, Instant at);

    /** By code, after the given one. */
    List<StoreCode> of(Channel channel, String afterCode, int limit);

    record StoreCode(Channel channel, String code, long storeId) {}
}
