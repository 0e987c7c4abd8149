package io.guidepost.domain.payout.persistence;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.payout.GrossPay;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.payout.Withdrawals;
import io.guidepost.domain.payout.persistence.WithdrawalMapper.WithdrawalRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisWithdrawals implements Withdrawals {

    private final WithdrawalMapper mapper;

    MyBatisWithdrawals(WithdrawalMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(Withdrawal withdrawal, Optional<Instant> approvedAt) {
        try {
            mapper.insert(row(withdrawal), approvedAt.orElse(null));
            return true;
        } catch (DuplicateKeyException anotherIsOpen) {
            return false;
        }
    }

    @Override
    public Optional<Withdrawal> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisWithdrawals::withdrawal);
    }

    @Override
    public Optional<Withdrawal> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(MyBatisWithdrawals::withdrawal);
    }

    @Override
    public Optional<Withdrawal> lockByBill(String outBillNo) {
        return Optional.ofNullable(mapper.lockByBill(outBillNo)).map(MyBatisWithdrawals::withdrawal);
    }

    @Override
    public boolean hasOpen(long guideId) {
        return mapper.open(guideId) > 0;
    }

    @Override
    public int requestedSince(long guideId, Instant since) {
        return mapper.requestedSince(guideId, since);
    }

    @Override
    public boolean approve(long id, long adminId, Instant at) {
        return mapper.approve(id, adminId, at) == 1;
    }

    @Override
    public boolean submit(long id, Instant at, Optional<Instant> askAt) {
        return mapper.submit(id, at, askAt.orElse(null)) == 1;
    }

    @Override
    public boolean move(
            long id, WithdrawalState from, WithdrawalState to, Optional<String> reason, Optional<Instant> finishedAt) {
        return mapper.move(id, from.name(), to.name(), reason.orElse(null), finishedAt.orElse(null)) == 1;
    }

    @Override
    public void note(long id, String transferBillNo, Optional<String> packageInfo) {
        mapper.note(id, transferBillNo, packageInfo.orElse(null));
    }

    @Override
    public List<Withdrawal> due(Instant now, int limit) {
        return withdrawals(mapper.due(now, limit));
    }

    @Override
    public boolean claim(Withdrawal withdrawal, Instant nextAskAt) {
        return mapper.claim(withdrawal.id(), withdrawal.version(), nextAskAt) == 1;
    }

    @Override
    public List<Withdrawal> ofGuide(long guideId, long beforeId, int limit) {
        return withdrawals(mapper.ofGuide(guideId, beforeId, limit));
    }

    @Override
    public List<Withdrawal> all(Optional<WithdrawalState> status, long beforeId, int limit) {
        return withdrawals(mapper.all(status.map(Enum::name).orElse(null), beforeId, limit));
    }

    @Override
    public List<GrossPay.Line> grossPay(Instant from, Instant until) {
        return mapper.grossPay(from, until);
    }

    @Override
    public List<Withdrawal> lockForPayroll(int limit) {
        return withdrawals(mapper.lockForPayroll(limit));
    }

    static List<Withdrawal> withdrawals(List<WithdrawalRow> rows) {
        return rows.stream().map(MyBatisWithdrawals::withdrawal).toList();
    }

    private static Withdrawal withdrawal(WithdrawalRow row) {
        return new Withdrawal(
                row.id(),
                row.guideId(),
                row.amountFen(),
                row.feeFen(),
                Withdrawal.Channel.valueOf(row.channel()),
                WithdrawalState.valueOf(row.status()),
                row.outBillNo(),
                row.payeeOpenid(),
                Optional.ofNullable(row.packageInfo()),
                Optional.ofNullable(row.failReason()),
                row.requestedAt(),
                Optional.ofNullable(row.requestedBy()),
                Optional.ofNullable(row.approvedBy()),
                Optional.ofNullable(row.finishedAt()),
                row.attempts(),
                row.version());
    }

    private static WithdrawalRow row(Withdrawal withdrawal) {
        return new WithdrawalRow(
                withdrawal.id(),
                withdrawal.guideId(),
                withdrawal.amountFen(),
                withdrawal.feeFen(),
                withdrawal.channel().name(),
                withdrawal.status().name(),
                withdrawal.outBillNo(),
                withdrawal.payeeOpenid(),
                null,
                null,
                withdrawal.requestedAt(),
                withdrawal.requestedBy().orElse(null),
                null,
                null,
                0,
                0);
    }
}
