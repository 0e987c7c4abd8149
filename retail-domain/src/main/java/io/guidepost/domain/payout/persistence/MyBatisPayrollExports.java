package io.guidepost.domain.payout.persistence;

import io.guidepost.domain.payout.PayrollExport;
import io.guidepost.domain.payout.PayrollExports;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.payout.persistence.PayrollMapper.ExportRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPayrollExports implements PayrollExports {

    private final PayrollMapper mapper;

    MyBatisPayrollExports(PayrollMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(PayrollExport export, Collection<Long> withdrawalIds) {
        mapper.insert(new ExportRow(
                export.id(),
                export.state().name(),
                export.withdrawals(),
                export.amountFen(),
                export.createdBy(),
                export.createdAt(),
                null,
                null));
        mapper.insertItems(export.id(), withdrawalIds);
    }

    @Override
    public Optional<PayrollExport> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisPayrollExports::export);
    }

    @Override
    public Optional<PayrollExport> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(MyBatisPayrollExports::export);
    }

    @Override
    public void markPaid(long id, long adminId, Instant at) {
        if (mapper.markPaid(id, adminId, at) != 1) {
            throw new IllegalStateException("Payroll export %d changed while it was locked".formatted(id));
        }
    }

    @Override
    public List<PayrollExport.Item> itemsOf(long exportId) {
        return mapper.items(exportId);
    }

    @Override
    public List<Withdrawal> lockItemsOf(long exportId) {
        return MyBatisWithdrawals.withdrawals(mapper.lockItems(exportId));
    }

    @Override
    public List<PayrollExport> all(long beforeId, int limit) {
        return mapper.all(beforeId, limit).stream()
                .map(MyBatisPayrollExports::export)
                .toList();
    }

    private static PayrollExport export(ExportRow row) {
        return new PayrollExport(
                row.id(),
                PayrollExport.State.valueOf(row.state()),
                row.withdrawals(),
                row.amountFen(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.paidBy()),
                Optional.ofNullable(row.paidAt()));
    }
}
