package io.guidepost.domain.handover.persistence;

import io.guidepost.domain.handover.AllocationRules.Customer;
import io.guidepost.domain.handover.HandoverPlans;
import io.guidepost.domain.handover.Line;
import io.guidepost.domain.handover.Plan;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.CandidateRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.ChatRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.FriendRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.LineRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.LoadRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.PlanRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.PollRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.TagRow;
import io.guidepost.domain.handover.persistence.HandoverPlanMapper.TakenRow;
import io.guidepost.domain.shopper.FriendPeriod;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisHandoverPlans implements HandoverPlans {

    private static final Set<Plan.State> ENDED = Set.of(Plan.State.DONE, Plan.State.CANCELLED);

    private final HandoverPlanMapper mapper;

    MyBatisHandoverPlans(HandoverPlanMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean begin(Plan plan) {
        try {
            mapper.insert(new PlanRow(
                    plan.id(),
                    plan.kind().name(),
                    plan.fromGuideId(),
                    plan.storeId().orElse(null),
                    plan.strategy().name(),
                    plan.message(),
                    plan.state().name(),
                    plan.failure(),
                    plan.createdBy(),
                    plan.createdAt(),
                    null,
                    null,
                    null,
                    plan.dueAt()));
            return true;
        } catch (DuplicateKeyException anotherIsOpen) {
            return false;
        }
    }

    @Override
    public Optional<Plan> find(long planId) {
        return Optional.ofNullable(mapper.find(planId)).map(MyBatisHandoverPlans::plan);
    }

    @Override
    public List<Plan> page(Sight sight, Optional<Plan.State> state, long beforeId, int limit) {
        return mapper.page(sight, state.map(Enum::name).orElse(null), beforeId, limit).stream()
                .map(MyBatisHandoverPlans::plan)
                .toList();
    }

    @Override
    public boolean change(long planId, Set<Plan.State> from, Plan.State to, String failure, Instant at) {
        return mapper.change(
                        planId,
                        from.stream().map(Enum::name).toList(),
                        to.name(),
                        failure,
                        ENDED.contains(to) ? at : null)
                == 1;
    }

    @Override
    public boolean start(long planId, long adminId, Instant at) {
        return mapper.start(planId, adminId, at) == 1;
    }

    @Override
    public List<Plan> due(Instant now, int limit) {
        return mapper.due(now, limit).stream().map(MyBatisHandoverPlans::plan).toList();
    }

    @Override
    public boolean claim(long planId, long owner, Instant now, Instant until) {
        return mapper.claim(planId, owner, now, until) == 1;
    }

    @Override
    public void release(long planId, long owner, Instant dueAt) {
        mapper.release(planId, owner, dueAt);
    }

    @Override
    public List<Candidate> candidates(long guideId, Instant doneSince, String after, int limit) {
        var rows = mapper.candidates(guideId, doneSince, after, FriendPeriod.OPEN_END, limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Set<Long>> friends = mapper
                .otherFriends(rows.stream().map(CandidateRow::externalUserid).toList(), FriendPeriod.OPEN_END, guideId)
                .stream()
                .collect(Collectors.groupingBy(
                        FriendRow::externalUserid, Collectors.mapping(FriendRow::guideId, Collectors.toSet())));
        return rows.stream()
                .map(row -> new Candidate(
                        new Customer(
                                row.externalUserid(),
                                Optional.ofNullable(row.storeId()),
                                row.paidFen(),
                                friends.getOrDefault(row.externalUserid(), Set.of())),
                        Optional.ofNullable(row.memberId()),
                        row.transfers()))
                .toList();
    }

    @Override
    public Map<Long, Long> loads(Collection<Long> guideIds) {
        return guideIds.isEmpty()
                ? Map.of()
                : mapper.loads(guideIds, FriendPeriod.OPEN_END).stream()
                        .collect(Collectors.toMap(LoadRow::guideId, LoadRow::total));
    }

    @Override
    public Map<String, Set<Long>> tags(Collection<Long> tagIds, Collection<String> externalUserids) {
        return tagIds.isEmpty() || externalUserids.isEmpty()
                ? Map.of()
                : mapper.tags(tagIds, externalUserids).stream()
                        .collect(Collectors.groupingBy(
                                TagRow::externalUserid, Collectors.mapping(TagRow::tagId, Collectors.toSet())));
    }

    @Override
    public void add(List<Line> lines) {
        if (!lines.isEmpty()) {
            mapper.add(lines.stream().map(MyBatisHandoverPlans::row).toList());
        }
    }

    @Override
    public void addChats(long planId, Map<String, Long> receiverByChat) {
        if (!receiverByChat.isEmpty()) {
            mapper.addChats(
                    planId,
                    receiverByChat.entrySet().stream()
                            .map(chat -> new ChatRow(chat.getKey(), chat.getValue(), ChatState.PLANNED.name(), ""))
                            .toList());
        }
    }

    @Override
    public List<Line> nextBatch(long planId, int limit) {
        return mapper.nextBatch(planId, limit).stream()
                .map(MyBatisHandoverPlans::line)
                .toList();
    }

    @Override
    public int send(long planId, Collection<String> externalUserids, long batchId, Instant at) {
        return mapper.send(planId, externalUserids, batchId, at);
    }

    @Override
    public List<Line> lines(long planId, Collection<String> externalUserids) {
        return externalUserids.isEmpty()
                ? List.of()
                : mapper.lines(planId, externalUserids).stream()
                        .map(MyBatisHandoverPlans::line)
                        .toList();
    }

    @Override
    public List<Line> page(long planId, Optional<Line.State> state, String after, int limit) {
        return mapper.pageOfLines(planId, state.map(Enum::name).orElse(null), after, limit).stream()
                .map(MyBatisHandoverPlans::line)
                .toList();
    }

    @Override
    public void save(Collection<Line> lines) {
        if (!lines.isEmpty()) {
            mapper.save(lines.stream().map(MyBatisHandoverPlans::row).toList());
        }
    }

    @Override
    public int unsend(long planId, long toGuideId, Instant sentBefore) {
        return mapper.unsend(planId, toGuideId, sentBefore);
    }

    @Override
    public void skipPlanned(long planId, String why, Instant at) {
        mapper.skipPlanned(planId, why, at);
    }

    @Override
    public Map<Line.State, Long> counts(long planId) {
        var counts = new EnumMap<Line.State, Long>(Line.State.class);
        mapper.counts(planId).forEach(row -> counts.put(Line.State.valueOf(row.name()), row.total()));
        return counts;
    }

    @Override
    public Map<ChatState, Long> chatCounts(long planId) {
        var counts = new EnumMap<ChatState, Long>(ChatState.class);
        mapper.chatCounts(planId).forEach(row -> counts.put(ChatState.valueOf(row.name()), row.total()));
        return counts;
    }

    @Override
    public List<Poll> polls(long planId) {
        return mapper.polls(planId).stream()
                .map(row ->
                        new Poll(row.toGuideId(), row.pageCursor(), Optional.ofNullable(row.begunAt()), row.pollAt()))
                .toList();
    }

    @Override
    public void poll(long planId, long toGuideId, Instant at) {
        mapper.poll(planId, toGuideId, at);
    }

    @Override
    public void save(long planId, Poll poll) {
        mapper.savePoll(
                planId,
                new PollRow(poll.toGuideId(), poll.cursor(), poll.begunAt().orElse(null), poll.pollAt()));
    }

    @Override
    public List<Chat> chats(long planId, ChatState state, int limit) {
        return mapper.chats(planId, state.name(), limit).stream()
                .map(row -> new Chat(row.chatId(), row.toGuideId(), ChatState.valueOf(row.state()), row.refusal()))
                .toList();
    }

    @Override
    public void save(long planId, Collection<Chat> chats, Instant sentAt) {
        chats.forEach(chat -> mapper.saveChat(
                planId,
                new ChatRow(chat.chatId(), chat.toGuideId(), chat.state().name(), chat.refusal()),
                sentAt));
    }

    @Override
    public long chatsSentSince(long fromGuideId, Instant since) {
        return mapper.chatsSentSince(fromGuideId, since);
    }

    @Override
    public List<Taken> takenBy(long guideId, Instant before, String afterExternalUserid, int limit) {
        return mapper.takenBy(guideId, before, afterExternalUserid, limit).stream()
                .map(MyBatisHandoverPlans::taken)
                .toList();
    }

    @Override
    public Optional<Taken> taken(long guideId, String externalUserid) {
        return Optional.ofNullable(mapper.taken(guideId, externalUserid)).map(MyBatisHandoverPlans::taken);
    }

    @Override
    public List<Left> left(Sight sight, long afterGuideId, int limit) {
        return mapper.left(sight, FriendPeriod.OPEN_END, afterGuideId, limit);
    }

    private static Taken taken(TakenRow row) {
        return new Taken(
                row.externalUserid(),
                Optional.ofNullable(row.memberId()),
                Optional.ofNullable(row.name()),
                row.fromGuideId(),
                row.fromGuideName(),
                row.takenOverAt());
    }

    private static Plan plan(PlanRow row) {
        return new Plan(
                row.id(),
                Plan.Kind.valueOf(row.kind()),
                row.fromGuideId(),
                Optional.ofNullable(row.storeId()),
                Plan.Strategy.valueOf(row.strategy()),
                row.message(),
                Plan.State.valueOf(row.state()),
                row.failure(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.startedBy()),
                Optional.ofNullable(row.startedAt()),
                Optional.ofNullable(row.finishedAt()),
                row.dueAt());
    }

    private static Line line(LineRow row) {
        return new Line(
                row.planId(),
                row.externalUserid(),
                Optional.ofNullable(row.memberId()),
                Optional.ofNullable(row.toGuideId()),
                Line.State.valueOf(row.state()),
                row.refusal(),
                Optional.ofNullable(row.sentAt()),
                Optional.ofNullable(row.takeoverAt()),
                Optional.ofNullable(row.finishedAt()),
                Optional.ofNullable(row.handoverId()));
    }

    private static LineRow row(Line line) {
        return new LineRow(
                line.planId(),
                line.externalUserid(),
                line.memberId().orElse(null),
                line.toGuideId().orElse(null),
                line.state().name(),
                line.refusal(),
                line.sentAt().orElse(null),
                line.takeoverAt().orElse(null),
                line.finishedAt().orElse(null),
                line.handoverId().orElse(null));
    }
}
