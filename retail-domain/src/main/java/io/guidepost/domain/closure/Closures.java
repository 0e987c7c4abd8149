package io.guidepost.domain.closure;

import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests to close accounts, and the erasing of what was declared. */
public interface Closures {

    /** What has become of a request. */
    enum Status {
        COOLING_OFF,
        REVOKED,
        ERASED
    }

    /** @param report null until it is carried out */
    record Closure(
            long id,
            long memberId,
            String certificateNo,
            Status status,
            Instant requestedAt,
            Instant eraseAt,
            Instant finishedAt,
            String report) {}

    void insert(Closure closure);

    Optional<Closure> find(long id);

    Optional<Closure> openOf(long memberId);

    Optional<Closure> byCertificate(String certificateNo);

    /** The latest of the member, whatever has become of it. */
    Optional<Closure> latestOf(long memberId);

    /** Open requests whose time has come, by id. */
    List<Closure> due(Instant now, int limit);

    /** False when somebody else has finished it. */
    boolean finish(long id, Status status, Instant at, String report);

    void postpone(long id, Instant tryAt);

    /** Under which names WeChat and WeCom know the records. */
    Set<String> names(Collection<Long> memberIds, String kind);

    /** Deletes or empties this person's rows; answers how many there were. */
    int erase(PersonalData data, Person person);
}
