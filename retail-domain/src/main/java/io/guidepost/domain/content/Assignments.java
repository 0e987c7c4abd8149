package io.guidepost.domain.content;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The guides' parts of tasks, and their group sends at WeCom. */
public interface Assignments {

    Optional<Assignment> find(long id);

    Optional<Assignment> lock(long id);

    void viewed(long id, Instant at);

    /** Up to {@code limit} assignments of the task that nobody has announced and whose store's time has come. */
    List<Unannounced> unannounced(long taskId, Instant now, int limit);

    void announced(List<Long> ids, Instant at);

    /** It stays to be done, but for this reason it cannot be done at present. */
    void hindered(long id, String reason);

    /**
     * The guide has taken it in hand, and nothing hinders him any more: link, if it has one, and time of execution are
     * fixed by the first time.
     *
     * @param pollAt when to look for the first time whether it is done; empty where nobody has to look
     */
    void executing(long id, Optional<Long> linkId, Instant at, Optional<Instant> pollAt);

    /** So much of it is done; what was untouched is partly done from then on. */
    void progressed(long id, int progress);

    /** What seemed done is not: evidence and time are gone. */
    void takenBack(Assignment before, Assignment.Status to);

    /** WeCom, or the kind of work, allows nothing to be done here: it has failed for this reason. */
    void failed(long id, String reason);

    /** The customers this guide is to reach, in a stable order. */
    List<String> targets(long id, int chunkNo);

    /** A page of whom this guide is to reach and what became of it, by id of the customer or chat, after the given one. */
    List<Recipient> targetsAfter(long id, String after, int limit);

    /** Splits the targets into chunks that fit one group send; the same every time. */
    void numberChunks(long id, int chunkSize);

    List<Send> sends(long id);

    /** Remembers, before WeCom is called, that it will be. False when this chunk is there already. */
    boolean sending(long id, int chunkNo, Instant at);

    /** Takes over a send whose answer never came; false when somebody else just did. */
    boolean sendingAgain(Send earlier, Instant at);

    void sent(long id, int chunkNo, String msgid);

    void unclear(long id, int chunkNo);

    /** WeCom was not asked after all, or turned the call away: there is no send, and none to look for. */
    void notAsked(long id, int chunkNo);

    /** WeCom will not do it: the assignment has failed for this reason. */
    void rejected(long id, int chunkNo, String reason);

    void cancelled(long id, int chunkNo);

    void undeliverable(long id, List<String> externalUserids);

    /** Takes up to {@code limit} assignments whose results are due to be asked for. */
    List<Assignment> claimPolls(Instant now, Instant until, int limit);

    void pollAgain(long id, Optional<Instant> at);

    void delivered(long id, Map<String, DeliveryOutcome> outcomes);

    /** Sets state and evidence; false when the assignment has moved on since it was read. */
    boolean completed(Assignment before, Assignment.Status status, Evidence evidence, Instant at, boolean late);

    void countDeliveries(long id);

    /**
     * WeCom itself says that these guides have done their part (E3, which satisfies whatever the task asks for); who had
     * that proof before stays as he is.
     */
    void confirmedTogether(long taskId, Collection<Long> guideIds, Instant at, boolean late);

    /** For this reason these guides can do nothing any more about what is still to be done. */
    void failedTogether(long taskId, Collection<Long> guideIds, String reason);

    /** Up to {@code limit} of the task's open assignments expire. @return how many did */
    int expire(long taskId, int limit);

    /** What a closed assignment will not send weighs on nobody any more; a stretch of the task's assignments by id. */
    void release(long taskId, long afterId, long throughId);

    /** The last assignment of the next stretch of a task; empty at the end. */
    Optional<Long> endOfStretch(long taskId, long afterId, int limit);

    /** Open assignments of guides who have left, by id. */
    List<Long> ofLeavers(int limit);

    void exempt(Collection<Long> ids, String reason);

    /** Exempt assignments of guides who left, with customers nobody has written to, of one task. */
    List<Long> leftBehind(long taskId, int limit);

    /**
     * Gives what these guides left unsent to the guides of the same task who are the customers' friends now, latest friend
     * first, as long as those have not begun; who has no assignment yet gets one.
     *
     * @return how many customers have a guide again
     */
    int handOver(long taskId, Collection<Long> ids, Instant at);

    /** @return how many open assignments of the task are exempt from now on */
    int exempt(long taskId, String reason);

    /**
     * Group sends of the task that guides have not confirmed, by assignment, after the given one: those that WeCom has, those
     * whose answer was lost, and those that were begun before {@code begunBefore} and left behind by a dead process.
     */
    List<Send> openSends(long taskId, long afterAssignmentId, Instant begunBefore, int limit);

    List<NudgeCandidate> nudgeCandidates(
            long taskId, Sight sight, Collection<Long> storeIds, Collection<Long> guideIds, long afterId, int limit);

    /** When each of these was nudged since then, by assignment; who was not is not there. */
    Map<Long, List<Instant>> nudgesSince(Collection<Long> ids, Instant since);

    void nudged(Collection<Long> ids, long adminId, Instant at);

    /** The group sends that WeCom has for this assignment. */
    List<String> msgids(long assignmentId);

    record Unannounced(long id, long guideId, String userid) {}

    record Send(long assignmentId, int chunkNo, String state, String msgid, Instant askedAt) {}

    /** @param name of the customer as the guide's friend, or of the chat; empty where nobody has told it */
    record Recipient(String id, String status, Instant sentAt, String name) {}

    record DeliveryOutcome(String status, Instant sentAt) {}

    record NudgeCandidate(long id, long guideId, String userid, Assignment.Status status) {}
}
