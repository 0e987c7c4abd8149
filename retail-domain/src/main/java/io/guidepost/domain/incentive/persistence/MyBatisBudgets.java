package io.guidepost.domain.incentive.persistence;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import io.guidepost.domain.incentive.Budgets;
import io.guidepost.domain.incentive.persistence.BudgetMapper.RaiseRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisBudgets implements Budgets {

    private final BudgetMapper mapper;

    MyBatisBudgets(BudgetMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void open(long incentiveId, Money budget) {
        mapper.open(incentiveId, budget.fen());
    }

    @Override
    public void set(long incentiveId, Money budget) {
        mapper.set(incentiveId, budget.fen());
    }

    @Override
    public void raise(long incentiveId, Money by) {
        mapper.raise(incentiveId, by.fen());
    }

    @Override
    public boolean takeFromCap(long incentiveId, Beneficiary payee, Money amount, Money cap) {
        mapper.openUse(incentiveId, payee.type().name(), payee.id());
        return mapper.takeFromCap(incentiveId, payee.type().name(), payee.id(), amount.fen(), cap.fen()) == 1;
    }

    /** Where no cap is kept there is nothing to give back to. */
    @Override
    public void giveBackToCap(long incentiveId, Beneficiary payee, Money amount) {
        mapper.giveBackToCap(incentiveId, payee.type().name(), payee.id(), amount.fen());
    }

    @Override
    public boolean take(long incentiveId, Money amount) {
        return mapper.take(incentiveId, amount.fen()) == 1;
    }

    @Override
    public void giveBack(long incentiveId, Money amount) {
        if (mapper.giveBack(incentiveId, amount.fen()) != 1) {
            throw new IllegalStateException(
                    "Incentive %d has used less than the %d fen given back".formatted(incentiveId, amount.fen()));
        }
    }

    @Override
    public void askForMore(Raise raise) {
        mapper.insertRaise(new RaiseRow(
                raise.id(), raise.incentiveId(), raise.byFen(), raise.createdBy(), raise.createdAt(), null));
    }

    @Override
    public Optional<Raise> raise(long raiseId) {
        return Optional.ofNullable(mapper.raiseOf(raiseId)).map(MyBatisBudgets::raise);
    }

    @Override
    public List<Raise> raises(long incentiveId) {
        return mapper.raises(incentiveId).stream().map(MyBatisBudgets::raise).toList();
    }

    @Override
    public boolean approveRaise(long raiseId, long adminId, Instant at) {
        return mapper.approveRaise(raiseId, adminId, at) == 1;
    }

    private static Raise raise(RaiseRow row) {
        return new Raise(
                row.id(),
                row.incentiveId(),
                row.byFen(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.approvedBy()));
    }
}
