package io.guidepost.domain.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What WeCom calls our files, with who is just renewing it. */
public interface MediaIds {

    Optional<MediaId> find(long fileId, MediaPurpose purpose);

    /**
     * Takes the file for an upload, if nobody else has it and what is known is not younger than {@code olderThan}.
     *
     * @return whether the caller is the one to upload it
     */
    boolean claim(long fileId, MediaPurpose purpose, String owner, Instant olderThan, Instant now, Instant until);

    /** Ends the claim with the new id; without effect when somebody else has taken over meanwhile. */
    void renewed(long fileId, MediaPurpose purpose, String owner, String mediaId, Instant at);

    /** Ends the claim without an id, so that the next one can try at once. */
    void released(long fileId, MediaPurpose purpose, String owner);

    /** WeCom knows this id no longer; without effect when there is another one already. */
    void forget(long fileId, MediaPurpose purpose, String mediaId);

    /** Ids of uploads from before then, except those that somebody is renewing. @return how many went */
    int forgetExpired(Instant uploadedBefore, Instant now, int limit);

    /** The materials of tasks that run, or begin before then: by task id after the given one. */
    List<TaskMaterials> neededBefore(Instant beginsBefore, Instant now, long afterTaskId, int limit);

    /** What WeCom calls a file. */
    record MediaId(String mediaId, Instant uploadedAt) {}

    record TaskMaterials(long taskId, boolean forMoments, List<Long> materialIds) {}
}
