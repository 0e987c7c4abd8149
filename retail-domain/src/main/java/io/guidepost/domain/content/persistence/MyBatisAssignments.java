package io.guidepost.domain.content.persistence;

import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAssignments implements Assignments {

    private static final int ROWS_AT_A_TIME = 1000;

    private final AssignmentMapper assignments;
    private final Ids ids;

    MyBatisAssignments(AssignmentMapper assignments, Ids ids) {
        this.assignments = assignments;
        this.ids = ids;
    }

    @Override
    public Optional<Assignment> find(long id) {
        return Optional.ofNullable(assignments.find(id)).map(AssignmentRow::toAssignment);
    }

    @Override
    public Optional<Assignment> lock(long id) {
        return Optional.ofNullable(assignments.lock(id)).map(AssignmentRow::toAssignment);
    }

    @Override
    public void viewed(long id, Instant at) {
        assignments.viewed(id, at);
    }

    @Override
    public List<Unannounced> unannounced(long taskId, Instant now, int limit) {
        return assignments.unannounced(taskId, now, limit);
    }

    @Override
    public void announced(List<Long> ids, Instant at) {
        assignments.announced(ids, at);
    }

    @Override
    public void hindered(long id, String reason) {
        assignments.hindered(id, reason);
    }

    @Override
    public void executing(long id, Optional<Long> linkId, Instant at, Optional<Instant> pollAt) {
        assignments.executing(id, linkId.orElse(null), at, pollAt.orElse(null));
    }

    @Override
    public void progressed(long id, int progress) {
        assignments.progressed(id, progress);
    }

    @Override
    public void takenBack(Assignment before, Assignment.Status to) {
        assignments.takenBack(before.id(), before.version(), to.name());
    }

    @Override
    public void failed(long id, String reason) {
        assignments.failed(id, reason);
    }

    @Override
    public List<Recipient> targetsAfter(long id, String after, int limit) {
        return assignments.targetsAfter(id, after, limit);
    }

    @Override
    public List<String> targets(long id, int chunkNo) {
        return assignments.targets(id, chunkNo);
    }

    @Override
    public void numberChunks(long id, int chunkSize) {
        assignments.numberChunks(id, chunkSize);
    }

    @Override
    public List<Send> sends(long id) {
        return assignments.sends(id);
    }

    @Override
    public boolean sending(long id, int chunkNo, Instant at) {
        return assignments.sending(id, chunkNo, at) == 1;
    }

    @Override
    public boolean sendingAgain(Send earlier, Instant at) {
        return assignments.sendingAgain(earlier, at) == 1;
    }

    @Override
    public void sent(long id, int chunkNo, String msgid) {
        assignments.sent(id, chunkNo, msgid);
    }

    @Override
    public void unclear(long id, int chunkNo) {
        assignments.sendState(id, chunkNo, "UNKNOWN");
    }

    @Override
    public void notAsked(long id, int chunkNo) {
        assignments.notAsked(id, chunkNo);
    }

    @Override
    public void rejected(long id, int chunkNo, String reason) {
        assignments.sendState(id, chunkNo, "REJECTED");
        assignments.failed(id, reason);
    }

    @Override
    public void cancelled(long id, int chunkNo) {
        assignments.sendState(id, chunkNo, "CANCELLED");
    }

    @Override
    public void undeliverable(long id, List<String> externalUserids) {
        if (!externalUserids.isEmpty()) {
            assignments.undeliverable(id, externalUserids);
        }
    }

    @Override
    public List<Assignment> claimPolls(Instant now, Instant until, int limit) {
        var claimed = new ArrayList<Assignment>();
        for (var id : assignments.duePolls(now, limit)) {
            if (assignments.claimPoll(id, now, until) == 1) {
                find(id).ifPresent(claimed::add);
            }
        }
        return claimed;
    }

    @Override
    public void pollAgain(long id, Optional<Instant> at) {
        assignments.pollAgain(id, at.orElse(null));
    }

    /** Most customers of a send share their outcome and its second, so this is a few statements. */
    @Override
    public void delivered(long id, Map<String, DeliveryOutcome> outcomes) {
        var alike = outcomes.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        alike.forEach((outcome, recipients) -> {
            for (int from = 0; from < recipients.size(); from += ROWS_AT_A_TIME) {
                assignments.delivered(
                        id,
                        recipients.subList(from, Math.min(from + ROWS_AT_A_TIME, recipients.size())),
                        outcome.status(),
                        outcome.sentAt());
            }
        });
    }

    @Override
    public void confirmedTogether(long taskId, Collection<Long> guideIds, Instant at, boolean late) {
        if (!guideIds.isEmpty()) {
            assignments.confirmedTogether(
                    taskId, guideIds, late ? "EXPIRED" : "DONE", late ? null : at, late ? at : null);
        }
    }

    @Override
    public void failedTogether(long taskId, Collection<Long> guideIds, String reason) {
        if (!guideIds.isEmpty()) {
            assignments.failedTogether(taskId, guideIds, reason);
        }
    }

    @Override
    public void countDeliveries(long id) {
        assignments.countDeliveries(id);
    }

    @Override
    public boolean completed(Assignment before, Assignment.Status status, Evidence evidence, Instant at, boolean late) {
        return assignments.completed(
                        before.id(),
                        before.version(),
                        status.name(),
                        evidence.name(),
                        late ? null : at,
                        late ? at : null)
                == 1;
    }

    @Override
    public int expire(long taskId, int limit) {
        return assignments.expire(taskId, limit);
    }

    @Override
    public void release(long taskId, long afterId, long throughId) {
        assignments.release(taskId, afterId, throughId);
    }

    @Override
    public Optional<Long> endOfStretch(long taskId, long afterId, int limit) {
        return Optional.ofNullable(assignments.endOfStretch(taskId, afterId, limit));
    }

    @Override
    public List<Long> ofLeavers(int limit) {
        return assignments.ofLeavers(limit);
    }

    @Override
    public void exempt(Collection<Long> assignmentIds, String reason) {
        if (!assignmentIds.isEmpty()) {
            assignments.exemptAll(assignmentIds, reason);
        }
    }

    @Override
    public List<Long> leftBehind(long taskId, int limit) {
        return assignments.leftBehind(taskId, limit);
    }

    @Override
    public int handOver(long taskId, Collection<Long> assignmentIds, Instant at) {
        if (assignmentIds.isEmpty()) {
            return 0;
        }
        assignments.takersOf(assignmentIds, at);
        assignments.giveToTakers(assignmentIds, at, CalendarRules.day(at));
        var concerned = new ArrayList<>(assignments.takers(assignmentIds));
        concerned.addAll(assignmentIds);
        int moved = assignments.takenFrom(assignmentIds);
        assignments.recount(concerned);
        assignments.exemptIdle(taskId, at);
        return moved;
    }

    @Override
    public int exempt(long taskId, String reason) {
        return assignments.exempt(taskId, reason);
    }

    @Override
    public List<Send> openSends(long taskId, long afterAssignmentId, Instant begunBefore, int limit) {
        return assignments.openSends(taskId, afterAssignmentId, begunBefore, limit);
    }

    @Override
    public List<NudgeCandidate> nudgeCandidates(
            long taskId, Sight sight, Collection<Long> storeIds, Collection<Long> guideIds, long afterId, int limit) {
        return assignments.nudgeCandidates(taskId, sight, storeIds, guideIds, afterId, limit);
    }

    @Override
    public Map<Long, List<Instant>> nudgesSince(Collection<Long> assignmentIds, Instant since) {
        return assignments.nudgesSince(assignmentIds, since).stream()
                .collect(Collectors.groupingBy(
                        AssignmentMapper.Nudge::assignmentId,
                        Collectors.mapping(AssignmentMapper.Nudge::nudgedAt, Collectors.toList())));
    }

    @Override
    public void nudged(Collection<Long> assignmentIds, long adminId, Instant at) {
        var nudges = assignmentIds.stream()
                .map(assignment -> new AssignmentMapper.NewNudge(ids.next(), assignment))
                .toList();
        assignments.insertNudges(nudges, adminId, at);
        assignments.nudged(assignmentIds, at);
    }

    @Override
    public List<String> msgids(long assignmentId) {
        return assignments.msgids(assignmentId);
    }
}
