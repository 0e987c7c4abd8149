package io.guidepost.domain.proof;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.UseFiles;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.AssignmentRules;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.CompleteAssignment;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** A guide shows that his part is done: a claim (E0) until somebody has looked at it (C1). */
@Service
public class SubmitProof {

    private static final int MOST_PHOTOS = 9;

    private final Tasks tasks;
    private final Demands demands;
    private final Assignments assignments;
    private final Proofs proofs;
    private final UseFiles useFiles;
    private final CompleteAssignment completeAssignment;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    SubmitProof(
            Tasks tasks,
            Demands demands,
            Assignments assignments,
            Proofs proofs,
            UseFiles useFiles,
            CompleteAssignment completeAssignment,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.tasks = tasks;
        this.demands = demands;
        this.assignments = assignments;
        this.proofs = proofs;
        this.useFiles = useFiles;
        this.completeAssignment = completeAssignment;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Only for tasks that ask for a proof, and with all that they ask for. Photos are files that this guide has handed in
     * ({@link UploadPhoto}); any other is refused with {@code photo_unknown}, and one that is not clean as {@link UseFiles} says.
     */
    public Proof submit(long guideId, long assignmentId, Proof.Content content) {
        return transaction.call(() -> submitted(guideId, assignmentId, content));
    }

    private Proof submitted(long guideId, long assignmentId, Proof.Content content) {
        var assignment = assignments
                .lock(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        var task = tasks.find(assignment.taskId())
                .filter(found -> found.type() == TaskType.CUSTOM)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "proof_not_wanted",
                        new Words("该任务不需要提交凭证", "This task asks for no proof")));
        AssignmentRules.requireOpen(task, assignment, clock.instant());
        requireComplete((Demand.Proof) demands.of(task), content);
        takePhotos(guideId, content.photos());
        return record(assignment, Proof.Kind.PROOF, content);
    }

    /** The results of an assignment's visits are complete and wait for somebody to look at them; nothing if they do already. */
    public void visitsLogged(Assignment assignment) {
        if (proofs.of(assignment.id()).stream().allMatch(proof -> proof.state() == Proof.State.REJECTED)) {
            insert(assignment, Proof.Kind.VISITS, new Proof.Content("", Optional.empty(), List.of()));
        }
    }

    private Proof record(Assignment assignment, Proof.Kind kind, Proof.Content content) {
        var proof = insert(assignment, kind, content)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "proof_standing",
                        new Words("凭证已提交,等待审核或已通过", "A proof is waiting for its review or has passed it")));
        completeAssignment.apply(assignment.id(), Finding.proven(Evidence.E0, proof.submittedAt(), 1, false));
        return proof;
    }

    private Optional<Proof> insert(Assignment assignment, Proof.Kind kind, Proof.Content content) {
        var now = clock.instant();
        assignments.executing(assignment.id(), Optional.empty(), now, Optional.empty());
        var proof = new Proof(
                ids.next(),
                assignment.id(),
                assignment.guideId(),
                assignment.storeId(),
                assignment.regionId(),
                kind,
                content,
                content.photos().size(),
                now,
                Proof.State.PENDING,
                Optional.empty());
        return proofs.insert(proof) ? Optional.of(proof) : Optional.empty();
    }

    private void takePhotos(long guideId, List<Long> photos) {
        boolean isKnown = Set.copyOf(photos).size() == photos.size()
                && proofs.handedInBy(guideId, photos).size() == photos.size();
        if (!isKnown) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "photo_unknown",
                    new Words("照片不存在、重复或不是本人上传", "A photo is unknown, named twice or somebody else's"));
        }
        boolean allPictures = useFiles.take(photos).values().stream()
                .allMatch(photo -> photo.type().kind() == FileKind.IMAGE);
        if (!allPictures) {
            throw new IllegalStateException("A file that is no picture was handed in as a photo");
        }
    }

    private static void requireComplete(Demand.Proof wanted, Proof.Content content) {
        var missing = EnumSet.noneOf(Demand.Proof.Kind.class);
        for (var kind : wanted.kinds()) {
            boolean isThere =
                    switch (kind) {
                        case TEXT -> !content.text().isBlank();
                        case LOCATION -> content.place().isPresent();
                        case PHOTO -> !content.photos().isEmpty();
                    };
            if (!isThere) {
                missing.add(kind);
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "proof_incomplete",
                    new Words("缺少凭证:" + missing, "The proof lacks " + missing),
                    Map.of("missing", missing.stream().map(Enum::name).toList()));
        }
        if (content.photos().size() > MOST_PHOTOS) {
            throw new Refusal(
                    Refusal.Kind.REFUSED, "too_many_photos", new Words("照片最多 9 张", "A proof has at most nine photos"));
        }
    }
}
