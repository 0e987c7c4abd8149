package io.guidepost.domain.commission.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Accrual;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Earnings;
import io.guidepost.core.commission.Share;
import io.guidepost.core.commission.ZeroAccrual;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.Accruals;
import io.guidepost.domain.commission.Bonuses.Bonus;
import io.guidepost.domain.commission.ClosedMonths;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.commission.persistence.AccrualMapper.AccrualRow;
import io.guidepost.domain.commission.persistence.AccrualMapper.EntryRow;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAccruals implements Accruals {

    private static final String PAID = "paid";
    private static final Stage PENDING = new Stage(AccrualState.PENDING, Optional.empty());

    /** WeChat's notices come late by hours at most; what is older than this was imported. */
    private static final Duration OLD = Duration.ofDays(1);

    private final AccrualMapper mapper;
    private final ClosedMonths closedMonths;
    private final TransactionTime time;
    private final Ids ids;

    MyBatisAccruals(AccrualMapper mapper, ClosedMonths closedMonths, TransactionTime time, Ids ids) {
        this.mapper = mapper;
        this.closedMonths = closedMonths;
        this.time = time;
        this.ids = ids;
    }

    @Override
    public List<StandingAccrual> insert(long orderId, int revision, Earnings earnings, Instant at) {
        try {
            return insert(orderId, revision, earnings, line -> PENDING, PAID, at);
        } catch (DuplicateKeyException known) {
            return List.of();
        }
    }

    @Override
    public List<StandingAccrual> insertAgain(long orderId, int revision, Earnings earnings, Again again) {
        return insert(orderId, revision, earnings, again.stateOf()::get, correction(again.correctionId()), again.at());
    }

    private List<StandingAccrual> insert(
            long orderId, int revision, Earnings earnings, LongFunction<Stage> stageOf, String cause, Instant at) {
        var rows = new ArrayList<AccrualRow>();
        earnings.accruals()
                .forEach(accrual -> rows.add(row(
                        orderId,
                        revision,
                        accrual,
                        stageOf.apply(accrual.terms().line().value()),
                        at)));
        earnings.zeros()
                .forEach(zero -> rows.add(
                        row(orderId, revision, zero, stageOf.apply(zero.line().value()), at)));
        mapper.insert(rows, time.now());
        mapper.insertEntries(
                rows.stream()
                        .map(row -> new EntryRow(
                                ids.next(),
                                row.id(),
                                row.payeeType(),
                                row.payeeId(),
                                "ACCRUED",
                                cause,
                                row.accruedFen(),
                                row.baseFen(),
                                row.units(),
                                at,
                                null,
                                null,
                                row.kind()))
                        .toList(),
                time.now(),
                cause.equals(PAID) ? closedMonthOf(at) : null);
        return rows.stream().map(MyBatisAccruals::standing).toList();
    }

    /** The closed month to which a sale of that time would have belonged. Sales of today, all but a few, ask nobody. */
    private Integer closedMonthOf(Instant at) {
        if (at.isAfter(time.now().minus(OLD))) {
            return null;
        }
        var closed = closedMonths.of(at);
        return closed.isPresent() ? closed.getAsInt() : null;
    }

    private static String correction(long correctionId) {
        return CommissionEntry.CORRECTION + correctionId;
    }

    @Override
    public void reverse(Collection<StandingAccrual> accruals, long correctionId, Map<Long, Left> ofLines, Instant at) {
        if (accruals.isEmpty()) {
            return;
        }
        requireAll(
                accruals,
                mapper.reverse(accruals.stream().map(StandingAccrual::id).toList()));
        var entries = accruals.stream()
                .filter(accrual -> accrual.netFen() > 0)
                .map(accrual -> new EntryRow(
                        ids.next(),
                        accrual.id(),
                        accrual.payee().type().name(),
                        accrual.payee().id(),
                        "CLAWED_BACK",
                        correction(correctionId),
                        -accrual.netFen(),
                        ofLines.get(accrual.lineId()).baseKeptFen(),
                        ofLines.get(accrual.lineId()).unitsKept(),
                        at,
                        null,
                        null,
                        accrual.kind().name()))
                .toList();
        if (!entries.isEmpty()) {
            mapper.insertEntries(entries, time.now(), null);
        }
    }

    private AccrualRow row(long orderId, int revision, Accrual accrual, Stage stage, Instant at) {
        var terms = accrual.terms();
        return new AccrualRow(
                ids.next(),
                orderId,
                terms.line().value(),
                revision,
                terms.payee().type().name(),
                terms.payee().id(),
                accrual.base().fen(),
                accrual.units(),
                terms.rateBp().isPresent() ? terms.rateBp().getAsInt() : null,
                terms.fixedFen().isPresent() ? terms.fixedFen().getAsLong() : null,
                terms.share().bp(),
                terms.share().asText(),
                terms.ruleId(),
                null,
                accrual.amount().fen(),
                0,
                stage.state().name(),
                at,
                stage.releaseAt().orElse(null),
                StandingAccrual.Kind.COMMISSION.name());
    }

    private AccrualRow row(long orderId, int revision, ZeroAccrual zero, Stage stage, Instant at) {
        return new AccrualRow(
                ids.next(),
                orderId,
                zero.line().value(),
                revision,
                zero.payee().type().name(),
                zero.payee().id(),
                zero.base().fen(),
                0,
                null,
                null,
                0,
                Share.ALL.asText(),
                0,
                zero.reason().name(),
                0,
                0,
                stage.state().name(),
                at,
                stage.releaseAt().orElse(null),
                StandingAccrual.Kind.COMMISSION.name());
    }

    @Override
    public List<StandingAccrual> insertBonuses(
            Optional<Credited> credited, List<Bonus> bonuses, String cause, Instant at) {
        return insertBonuses(credited, bonuses, cause, PENDING, at);
    }

    @Override
    public List<StandingAccrual> insertBonusesAgain(
            Credited credited, List<Bonus> bonuses, long correctionId, Stage stage, Instant at) {
        return insertBonuses(Optional.of(credited), bonuses, correction(correctionId), stage, at);
    }

    private List<StandingAccrual> insertBonuses(
            Optional<Credited> credited, List<Bonus> bonuses, String cause, Stage stage, Instant at) {
        var rows =
                bonuses.stream().map(bonus -> row(credited, bonus, stage, at)).toList();
        mapper.insert(rows, time.now());
        var entries = new ArrayList<EntryRow>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            entries.add(entry(rows.get(i), cause, bonuses.get(i).why(), at));
        }
        mapper.insertEntries(entries, time.now(), closedMonthOf(at));
        return rows.stream().map(MyBatisAccruals::standing).toList();
    }

    private EntryRow entry(AccrualRow row, String cause, Words why, Instant at) {
        return new EntryRow(
                ids.next(),
                row.id(),
                row.payeeType(),
                row.payeeId(),
                "ACCRUED",
                cause,
                row.accruedFen(),
                row.baseFen(),
                row.units(),
                at,
                why.zh(),
                why.en(),
                row.kind());
    }

    private AccrualRow row(Optional<Credited> credited, Bonus bonus, Stage stage, Instant at) {
        return new AccrualRow(
                ids.next(),
                credited.map(Credited::orderId).orElse(null),
                null,
                credited.map(Credited::revision).orElse(0),
                bonus.payee().type().name(),
                bonus.payee().id(),
                bonus.base().fen(),
                bonus.units(),
                null,
                bonus.perUnit().fen(),
                bonus.share().bp(),
                bonus.share().asText(),
                bonus.incentiveId(),
                null,
                bonus.amount().fen(),
                0,
                stage.state().name(),
                at,
                stage.releaseAt().orElse(null),
                StandingAccrual.Kind.INCENTIVE.name());
    }

    @Override
    public List<StandingAccrual> lock(Collection<Long> accrualIds) {
        return mapper.lockAll(accrualIds).stream()
                .map(MyBatisAccruals::standing)
                .toList();
    }

    @Override
    public List<StandingAccrual> lockOf(long orderId) {
        return mapper.lockOf(orderId).stream().map(MyBatisAccruals::standing).toList();
    }

    @Override
    public List<StandingAccrual> lockFrozen(Collection<Long> accrualIds) {
        return mapper.lockFrozen(accrualIds).stream()
                .map(MyBatisAccruals::standing)
                .toList();
    }

    @Override
    public List<StandingAccrual> of(long orderId) {
        return mapper.of(orderId).stream().map(MyBatisAccruals::standing).toList();
    }

    @Override
    public void clawBack(StandingAccrual accrual, Money taken, ClawBack cause) {
        var to = taken.fen() == accrual.netFen()
                ? accrual.status().after(AccrualState.Event.REVERSE).orElse(accrual.status())
                : accrual.status();
        int rows = mapper.clawBack(
                accrual.id(), accrual.clawedFen(), taken.fen(), accrual.status().name(), to.name());
        if (rows != 1) {
            throw new IllegalStateException("Accrual %d changed while it was locked".formatted(accrual.id()));
        }
        mapper.insertEntries(
                List.of(new EntryRow(
                        ids.next(),
                        accrual.id(),
                        accrual.payee().type().name(),
                        accrual.payee().id(),
                        "CLAWED_BACK",
                        cause.key(),
                        -taken.fen(),
                        cause.baseKeptFen(),
                        cause.unitsKept(),
                        cause.at(),
                        cause.why().map(Words::zh).orElse(null),
                        cause.why().map(Words::en).orElse(null),
                        accrual.kind().name())),
                time.now(),
                null);
    }

    @Override
    public void release(Collection<Long> accrualIds) {
        requireAll(accrualIds, mapper.release(accrualIds, time.now()));
    }

    @Override
    public void freeze(Collection<Long> accrualIds, Instant releaseAt) {
        requireAll(accrualIds, mapper.freeze(accrualIds, releaseAt));
    }

    private static void requireAll(Collection<?> accrualIds, int moved) {
        if (moved != accrualIds.size()) {
            throw new IllegalStateException("%d of the accruals %s changed while they were locked"
                    .formatted(accrualIds.size() - moved, accrualIds));
        }
    }

    @Override
    public List<Ripe> ripe(Instant now, Optional<Ripe> after, int limit) {
        return mapper.ripe(
                now,
                after.map(Ripe::releaseAt).orElse(Instant.EPOCH),
                after.map(Ripe::id).orElse(0L),
                limit);
    }

    static StandingAccrual standing(AccrualRow row) {
        return new StandingAccrual(
                row.id(),
                row.orderId() == null ? 0 : row.orderId(),
                row.lineId() == null ? 0 : row.lineId(),
                new Beneficiary(PayeeType.valueOf(row.payeeType()), row.payeeId()),
                row.baseFen(),
                row.units(),
                row.ruleId(),
                StandingAccrual.reward(row.rateBp(), row.fixedFen()),
                Share.parse(row.share()),
                Optional.ofNullable(row.zeroReason()),
                row.accruedFen(),
                row.clawedFen(),
                AccrualState.valueOf(row.status()),
                Optional.ofNullable(row.releaseAt()),
                StandingAccrual.Kind.valueOf(row.kind()));
    }
}
