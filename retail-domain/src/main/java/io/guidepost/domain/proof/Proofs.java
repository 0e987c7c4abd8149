package io.guidepost.domain.proof;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proofs and their reviews. */
public interface Proofs {

    /** False when another one of the assignment is waiting for its review, or has passed it. */
    boolean insert(Proof proof);

    Optional<Proof> find(long id);

    Optional<Proof> lock(long id);

    /** All of an assignment, oldest first; at most 100. */
    List<Proof> of(long assignmentId);

    /** How those that wait stand among the given stores, oldest first, after the given id. */
    List<Proof> pendingOfStores(List<Long> storeIds, long guideIdNotOf, long afterId, int limit);

    /** Those that wait, in one region or everywhere, oldest first, after the given id. */
    List<Proof> pending(Sight sight, long afterId, int limit);

    /** Who handed each of them in, and for what. */
    List<Subject> subjects(Collection<Long> proofIds);

    /** @param instruction what the task asks of the guide */
    record Subject(long proofId, String guideName, String taskTitle, String instruction) {}

    void reviewed(long id, Proof.State state, Proof.Review review);

    /** Notes that the guide has handed in this file; repeating it is harmless. */
    void handedIn(long guideId, long fileId, Instant at);

    /** Which of these files the guide has handed in. */
    Set<Long> handedInBy(long guideId, Collection<Long> fileIds);

    /** Whether any guide has handed in this file. */
    boolean isPhoto(long fileId);

    /** How many the guide has handed in since then. */
    int countHandedIn(long guideId, Instant since);

    /** Lets go of photos of proofs that were reviewed before then, and of notes as old. @return how many */
    int forgetPhotos(Instant reviewedBefore, int limit);

    /** The stores that the guide manages at that time. */
    List<Long> storesManagedBy(long guideId, Instant at);
}
