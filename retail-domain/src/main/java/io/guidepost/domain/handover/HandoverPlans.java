package io.guidepost.domain.handover;

import io.guidepost.domain.handover.AllocationRules.Customer;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans with their customers and chats. At most one plan of a guide is open, by a key. */
public interface HandoverPlans {

    /** False while another plan of this guide is open. */
    boolean begin(Plan plan);

    Optional<Plan> find(long planId);

    /** Newest first. */
    List<Plan> page(Sight sight, Optional<Plan.State> state, long beforeId, int limit);

    /** From one of these states; false when it is in another one. */
    boolean change(long planId, Set<Plan.State> from, Plan.State to, String failure, Instant at);

    /** From PLANNED or BLOCKED to RUNNING. */
    boolean start(long planId, long adminId, Instant at);

    List<Plan> due(Instant now, int limit);

    boolean claim(long planId, long owner, Instant now, Instant until);

    /** Whoever holds it lets go; it is due again then. */
    void release(long planId, long owner, Instant dueAt);

    /** The guide's living friends by external userid, after the given one. */
    List<Candidate> candidates(long guideId, Instant doneSince, String after, int limit);

    /** How many living friends each of these guides has. */
    Map<Long, Long> loads(Collection<Long> guideIds);

    /** Which of these tags each of the customers has, by whichever guide; who has none is left out. */
    Map<String, Set<Long>> tags(Collection<Long> tagIds, Collection<String> externalUserids);

    void add(List<Line> lines);

    void addChats(long planId, Map<String, Long> receiverByChat);

    /** Up to {@code limit} lines of one receiver that are planned. */
    List<Line> nextBatch(long planId, int limit);

    /** Marks planned ones as sent; answers how many were. */
    int send(long planId, Collection<String> externalUserids, long batchId, Instant at);

    List<Line> lines(long planId, Collection<String> externalUserids);

    List<Line> page(long planId, Optional<Line.State> state, String after, int limit);

    void save(Collection<Line> lines);

    /** Lines of this receiver sent before then of which nothing was heard are planned again. */
    int unsend(long planId, long toGuideId, Instant sentBefore);

    /** All that is planned is skipped, for this reason. */
    void skipPlanned(long planId, String why, Instant at);

    Map<Line.State, Long> counts(long planId);

    Map<ChatState, Long> chatCounts(long planId);

    /** Receivers of whom something was asked and not everything has ended. */
    List<Poll> polls(long planId);

    /** Has the results of this receiver read, not before then. */
    void poll(long planId, long toGuideId, Instant at);

    void save(long planId, Poll poll);

    /** Up to {@code limit} chats of one receiver in this state. */
    List<Chat> chats(long planId, ChatState state, int limit);

    void save(long planId, Collection<Chat> chats, Instant sentAt);

    /** How many chats of this guide were asked for since then. */
    long chatsSentSince(long fromGuideId, Instant since);

    /** What a guide has taken over, newest first, after the one taken at {@code before}; of one instant by customer. */
    List<Taken> takenBy(long guideId, Instant before, String afterExternalUserid, int limit);

    /** The latest hand-over of this customer to this guide that is done. */
    Optional<Taken> taken(long guideId, String externalUserid);

    /** Guides who have left with living friends and no open plan, by guide id after the given one. */
    List<Left> left(Sight sight, long afterGuideId, int limit);

    /** @param transfers how often the customer was handed over by guides who stayed within the time that counts */
    record Candidate(Customer customer, Optional<Long> memberId, int transfers) {}

    /** @param begunAt when the first of the pages now read was asked for; empty between two rounds */
    record Poll(long toGuideId, String cursor, Optional<Instant> begunAt, Instant pollAt) {}

    record Chat(String chatId, long toGuideId, ChatState state, String refusal) {}

    /** How far a chat has come. */
    enum ChatState {
        PLANNED,
        SENT,
        DONE,
        FAILED
    }

    record Taken(
            String externalUserid,
            Optional<Long> memberId,
            Optional<String> name,
            long fromGuideId,
            String fromGuideName,
            Instant takenOverAt) {}

    record Left(long guideId, String guideName, long customers) {}
}
