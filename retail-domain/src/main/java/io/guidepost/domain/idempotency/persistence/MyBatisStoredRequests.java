package io.guidepost.domain.idempotency.persistence;

import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.RequestKey;
import io.guidepost.domain.idempotency.StoredRequests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStoredRequests implements StoredRequests {

    private final IdempotencyKeyMapper keys;
    private final SealedAnswers sealed;

    MyBatisStoredRequests(IdempotencyKeyMapper keys, SealedAnswers sealed) {
        this.keys = keys;
        this.sealed = sealed;
    }

    @Override
    public boolean begin(RequestKey key, String bodyHash, String owner, Instant leaseUntil, Instant now) {
        try {
            return keys.begin(key, bodyHash, owner, leaseUntil, now) == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Override
    public void insertDone(List<Done> requests, Instant now) {
        keys.insertDone(
                requests.stream()
                        .map(done -> new Done(done.key(), done.bodyHash(), sealed.seal(done.key(), done.answer())))
                        .toList(),
                now);
    }

    @Override
    public boolean finish(RequestKey key, String owner, Answer answer) {
        return keys.finish(key, owner, answer.status(), answer.location().orElse(null), sealed.seal(key, answer.body()))
                == 1;
    }

    @Override
    public void forget(RequestKey key, String owner) {
        keys.forget(key, owner);
    }

    @Override
    public Optional<Stored> find(RequestKey key) {
        return Optional.ofNullable(keys.find(key)).map(row -> row.toStored(body -> sealed.open(key, body)));
    }

    @Override
    public boolean takeOver(RequestKey key, String owner, Instant leaseUntil, Instant now) {
        return keys.takeOver(key, owner, leaseUntil, now) == 1;
    }

    @Override
    public void removeIfOlder(RequestKey key, Instant before) {
        keys.removeIfOlder(key, before);
    }

    @Override
    public void removeAllOf(String principal) {
        keys.removeAllOf(principal);
    }

    @Override
    public int removeOlder(Instant before, int limit) {
        return keys.removeOlder(before, limit);
    }
}
