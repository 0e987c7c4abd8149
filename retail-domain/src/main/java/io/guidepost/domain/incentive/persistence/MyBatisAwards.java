package io.guidepost.domain.incentive.persistence;

import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.incentive.RankRules.Placed;
import io.guidepost.core.money.Money;
import io.guidepost.domain.incentive.Awards;
import io.guidepost.domain.incentive.persistence.AwardMapper.AwardRow;
import io.guidepost.domain.incentive.persistence.AwardMapper.FriendRow;
import io.guidepost.domain.incentive.persistence.AwardMapper.NetRow;
import io.guidepost.domain.incentive.persistence.AwardMapper.StandingRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAwards implements Awards {

    private static final Instant OPEN_END = Instant.parse("9999-12-31T00:00:00Z");
    private static final int AT_ONCE = 1_000;

    private final AwardMapper mapper;

    MyBatisAwards(AwardMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Award award, Instant at) {
        mapper.insert(
                new AwardRow(award.incentiveId(), award.key(), award.accrualId(), award.guideId(), award.periodOn()),
                at);
    }

    @Override
    public List<Award> of(long incentiveId, long guideId, LocalDate periodOn) {
        return mapper.of(incentiveId, guideId, periodOn).stream()
                .map(row ->
                        new Award(row.incentiveId(), row.awardKey(), row.accrualId(), row.payeeId(), row.periodOn()))
                .toList();
    }

    @Override
    public Map<Long, Money> standing(long incentiveId, LocalDate periodOn) {
        return mapper.standing(incentiveId, periodOn).stream()
                .collect(Collectors.toMap(NetRow::guideId, row -> new Money(row.netFen())));
    }

    @Override
    public List<Touched> touchedBy(Collection<Long> guideIds, Instant paidAt) {
        return mapper.touchedBy(guideIds, paidAt).stream()
                .map(row -> new Touched(row.incentiveId(), row.guideId()))
                .toList();
    }

    @Override
    public boolean close(long contestId, Instant at) {
        return mapper.close(contestId, at) == 1;
    }

    @Override
    public boolean isClosed(long contestId) {
        return mapper.countClosed(contestId) == 1;
    }

    @Override
    public void keep(long contestId, long scopeId, List<Placed> standings) {
        for (int first = 0; first < standings.size(); first += AT_ONCE) {
            mapper.keep(standings.subList(first, Math.min(first + AT_ONCE, standings.size())).stream()
                    .map(placed -> new StandingRow(
                            contestId,
                            scopeId,
                            placed.guideId(),
                            placed.net().fen(),
                            placed.place(),
                            placed.tied(),
                            placed.prize().fen(),
                            null,
                            null,
                            null,
                            null,
                            null))
                    .toList());
        }
    }

    @Override
    public List<Finisher> standings(long contestId) {
        return mapper.standings(contestId).stream().map(MyBatisAwards::finisher).toList();
    }

    @Override
    public List<Finisher> unpaid(long contestId, int limit) {
        return mapper.unpaid(contestId, limit).stream()
                .map(MyBatisAwards::finisher)
                .toList();
    }

    private static Finisher finisher(StandingRow row) {
        return new Finisher(
                row.incentiveId(),
                row.scopeId(),
                row.guideId(),
                row.netFen(),
                row.place(),
                row.tied(),
                row.prizeFen(),
                Optional.ofNullable(row.reason()).map(NoReward::valueOf),
                Optional.ofNullable(row.correctedNetFen())
                        .map(net -> new Placed(
                                row.guideId(),
                                new Money(net),
                                row.correctedPlace(),
                                row.correctedTied(),
                                new Money(row.correctedPrizeFen()))));
    }

    @Override
    public Finisher lock(Finisher finisher) {
        return finisher(mapper.lock(finisher.contestId(), finisher.scopeId(), finisher.guideId()));
    }

    @Override
    public void correct(Finisher finisher, Placed again) {
        mapper.correct(
                finisher.contestId(),
                finisher.scopeId(),
                finisher.guideId(),
                again.net().fen(),
                again.place(),
                again.tied(),
                again.prize().fen());
    }

    @Override
    public void refusePrize(Finisher finisher, NoReward reason) {
        mapper.refusePrize(finisher.contestId(), finisher.scopeId(), finisher.guideId(), reason.name());
    }

    @Override
    public List<NewFriend> unanswered(long incentiveId, Instant from, Instant until, int limit) {
        return mapper.unanswered(incentiveId, from, until, limit).stream()
                .map(row -> new NewFriend(
                        row.guideId(),
                        row.externalUserid(),
                        row.addedAt(),
                        Optional.of(row.endedAt()).filter(end -> !end.equals(OPEN_END)),
                        row.unionid(),
                        row.firstAddedAt()))
                .toList();
    }

    @Override
    public boolean isRewarded(String unionid) {
        return mapper.countRewarded(unionid) > 0;
    }

    @Override
    public void answer(long incentiveId, NewFriend friend, Optional<NoReward> reason, Instant at) {
        mapper.answer(
                incentiveId,
                row(friend),
                reason.map(Enum::name).orElse(null),
                reason.isPresent() ? null : friend.unionid(),
                at);
    }

    @Override
    public void refuse(long incentiveId, NewFriend friend, NoReward reason) {
        mapper.refuse(incentiveId, row(friend), reason.name());
    }

    private static FriendRow row(NewFriend friend) {
        return new FriendRow(
                friend.guideId(),
                friend.externalUserid(),
                friend.addedAt(),
                friend.endedAt().orElse(OPEN_END),
                friend.unionid(),
                friend.firstAddedAt());
    }
}
