package io.guidepost.domain.ledger.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.guidepost.core.ledger.PostedTransfer;
import io.guidepost.core.ledger.PostedTransfer.PostedLeg;
import io.guidepost.domain.ledger.Block;
import io.guidepost.domain.ledger.Chain;
import io.guidepost.domain.ledger.SealedDay;
import io.guidepost.domain.ledger.Totals;
import io.guidepost.domain.ledger.persistence.ChainMapper.LegRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class MyBatisChain implements Chain {

    private final ChainMapper mapper;
    private final TransactionTemplate transaction;

    MyBatisChain(ChainMapper mapper, PlatformTransactionManager transactions) {
        this.mapper = mapper;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<Block> lastBlock() {
        return Optional.ofNullable(mapper.lastBlock());
    }

    @Override
    public Optional<Block> block(long number) {
        return Optional.ofNullable(mapper.block(number));
    }

    @Override
    public List<Block> blocksAfter(long number, int limit) {
        return mapper.blocksAfter(number, limit);
    }

    @Override
    public boolean add(Block block) {
        try {
            return mapper.addBlock(block) == 1;
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return false;
        }
    }

    @Override
    public List<PostedTransfer> transfers(long afterId, long throughId, int limit) {
        var rows = mapper.transfers(afterId, throughId, limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        var legs = mapper.legs(afterId, rows.get(rows.size() - 1).id()).stream()
                .collect(groupingBy(LegRow::transferId, mapping(MyBatisChain::leg, toList())));
        return rows.stream()
                .map(row -> new PostedTransfer(
                        row.id(),
                        row.eventKey(),
                        row.code(),
                        row.refType(),
                        row.refId(),
                        row.amountFen(),
                        row.postedAt(),
                        legs.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static PostedLeg leg(LegRow row) {
        return new PostedLeg(
                row.seq(),
                row.accountId(),
                row.ownerType(),
                row.ownerId(),
                row.kind(),
                row.side(),
                row.amountFen(),
                row.accrualId() == null ? OptionalLong.empty() : OptionalLong.of(row.accrualId()));
    }

    @Override
    public Optional<SealedDay> lastDay() {
        return Optional.ofNullable(mapper.lastDay());
    }

    @Override
    public Optional<SealedDay> day(LocalDate on) {
        return Optional.ofNullable(mapper.day(on));
    }

    @Override
    public Optional<SealedDay> lastDayUntil(LocalDate on) {
        return Optional.ofNullable(mapper.lastDayUntil(on));
    }

    @Override
    public List<SealedDay> daysAfter(LocalDate on, int limit) {
        return mapper.daysAfter(on, limit);
    }

    @Override
    public List<SealedDay> daysBefore(LocalDate on, int limit) {
        return mapper.daysBefore(on, limit);
    }

    @Override
    public boolean add(SealedDay day, Totals totals) {
        try {
            transaction.executeWithoutResult(status -> {
                mapper.addDay(day);
                if (!totals.lines().isEmpty()) {
                    mapper.addTotals(day.sealedOn(), totals.lines());
                }
            });
            return true;
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return false;
        }
    }

    @Override
    public Totals totalsOf(LocalDate sealedOn) {
        return Totals.of(mapper.totals(sealedOn));
    }

    @Override
    public Totals posted(Instant from, Optional<Instant> until) {
        return Totals.of(mapper.posted(from, until.orElse(null)));
    }

    @Override
    public Optional<Instant> firstPostedAt() {
        return Optional.ofNullable(mapper.firstPostedAt());
    }

    @Override
    public boolean hasPostedBefore(long afterTransfer, Instant before) {
        return mapper.postedBefore(afterTransfer, before) > 0;
    }
}
