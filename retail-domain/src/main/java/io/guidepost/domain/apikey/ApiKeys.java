package io.guidepost.domain.apikey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keys, their scopes, and what was signed lately. */
public interface ApiKeys {

    void add(ApiKey key);

    void addScopes(long keyId, Collection<String> permissions);

    List<String> scopes(long keyId);

    Optional<ApiKey> find(long id);

    Optional<ApiKey> withCode(String code);

    /** By id, those after {@code afterId}. */
    List<ApiKey> page(long afterId, int limit);

    int rotate(long id, byte[] sealedSecret, byte[] sealedPrevious, Instant previousUntil);

    int end(long id, Instant at);

    /** Notes the use, once a minute at most. */
    void used(long id, Instant at, Instant unlessAfter);

    /** @throws org.springframework.dao.DuplicateKeyException when this was taken before */
    void take(long keyId, String nonce, Instant at);

    int forgetNonces(Instant before, int limit);
}
