package io.guidepost.domain.statement.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.core.settlement.StatementFigures;
import io.guidepost.domain.statement.Charges;
import io.guidepost.domain.statement.Service;
import io.guidepost.domain.statement.Sheets;
import io.guidepost.domain.statement.Statement;
import io.guidepost.domain.statement.Trade;
import io.guidepost.domain.statement.persistence.SheetMapper.PostedRow;
import io.guidepost.domain.statement.persistence.SheetMapper.SheetRow;
import io.guidepost.domain.statement.persistence.SheetMapper.TradeRow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSheets implements Sheets, Charges {

    private static final int NO_LATER = 999_999;

    private final SheetMapper mapper;

    MyBatisSheets(SheetMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Statement> find(YearMonth month, Beneficiary payee) {
        return Optional.ofNullable(
                        mapper.find(CutOff.number(month), payee.type().name(), payee.id()))
                .map(MyBatisSheets::statement);
    }

    @Override
    public List<Statement> closedOf(Beneficiary payee, Optional<YearMonth> before, int limit) {
        return mapper
                .closedOf(
                        payee.type().name(),
                        payee.id(),
                        before.map(CutOff::number).orElse(NO_LATER),
                        limit)
                .stream()
                .map(MyBatisSheets::statement)
                .toList();
    }

    @Override
    public List<Statement> page(Filter filter, Optional<Beneficiary> after, int limit) {
        return mapper
                .page(
                        CutOff.number(filter.month()),
                        filter.type().map(Enum::name).orElse(null),
                        filter.storeId().orElse(null),
                        filter.sight(),
                        after.map(payee -> payee.type().name()).orElse(""),
                        after.map(Beneficiary::id).orElse(-1L),
                        limit)
                .stream()
                .map(MyBatisSheets::statement)
                .toList();
    }

    @Override
    public List<Statement> differing(YearMonth month, int limit) {
        return mapper.differing(CutOff.number(month), limit).stream()
                .map(MyBatisSheets::statement)
                .toList();
    }

    @Override
    public List<Seal> seals(YearMonth month, Optional<Beneficiary> after, int limit) {
        return mapper
                .seals(
                        CutOff.number(month),
                        after.map(payee -> payee.type().name()).orElse(""),
                        after.map(Beneficiary::id).orElse(-1L),
                        limit)
                .stream()
                .map(row -> new Seal(payee(row.payeeType(), row.payeeId()), row.contentHash()))
                .toList();
    }

    @Override
    public List<Trade> trades(YearMonth month, long afterStoreId, int limit) {
        return mapper.trades(CutOff.number(month), afterStoreId, limit).stream()
                .map(MyBatisSheets::trade)
                .toList();
    }

    @Override
    public Optional<Trade> trade(YearMonth month, long storeId) {
        return Optional.ofNullable(mapper.trade(CutOff.number(month), storeId)).map(MyBatisSheets::trade);
    }

    @Override
    public List<Service> services(YearMonth month, long storeId, int limit) {
        return mapper.services(CutOff.number(month), storeId, limit);
    }

    @Override
    public Totals totals(YearMonth month) {
        return mapper.totals(CutOff.number(month));
    }

    @Override
    public List<Posted> posted(
            Beneficiary payee, Instant from, Instant until, StatementFigure figure, Optional<Posted> after, int limit) {
        var type = payee.type().name();
        var afterAt = after.map(Posted::postedAt).orElse(Instant.EPOCH);
        long afterId = after.map(Posted::id).orElse(0L);
        var rows =
                switch (figure) {
                    case ACCRUED, CLAWED_BACK, INCENTIVES, ADJUSTMENTS ->
                        mapper.entries(type, payee.id(), from, until, figure.name(), afterAt, afterId, limit);
                    case PAID ->
                        payee.type() == PayeeType.GUIDE
                                ? mapper.payouts(payee.id(), from, until, false, afterAt, afterId, limit)
                                : List.<PostedRow>of();
                    case FEES ->
                        payee.type() == PayeeType.GUIDE
                                ? mapper.payouts(payee.id(), from, until, true, afterAt, afterId, limit)
                                : mapper.charges(type, payee.id(), from, until, afterAt, afterId, limit);
                    case OPENING, CLOSING -> List.<PostedRow>of();
                };
        return rows.stream()
                .map(row -> new Posted(
                        row.id(),
                        row.postedAt(),
                        Optional.ofNullable(row.adjustsMonth()).map(CutOff::month),
                        figure == StatementFigure.CLAWED_BACK ? -row.amountFen() : row.amountFen()))
                .toList();
    }

    @Override
    public boolean insert(long id, Beneficiary store, YearMonth forMonth, Money amount, Instant at) {
        return mapper.charge(id, store.type().name(), store.id(), CutOff.number(forMonth), amount.fen(), at) == 1;
    }

    private static Beneficiary payee(String type, long id) {
        return new Beneficiary(PayeeType.valueOf(type), id);
    }

    private static Statement statement(SheetRow row) {
        return new Statement(
                CutOff.month(row.month()),
                payee(row.payeeType(), row.payeeId()),
                row.payeeName(),
                Optional.ofNullable(row.storeId()),
                Optional.ofNullable(row.regionId()),
                new StatementFigures(
                        new Money(row.openingFen()),
                        new Money(row.accruedFen()),
                        new Money(row.clawedFen()),
                        new Money(row.incentiveFen()),
                        new Money(row.adjustmentFen()),
                        new Money(row.feeFen()),
                        new Money(row.paidFen()),
                        new Money(row.closingFen())),
                row.entries(),
                row.ledgerFen(),
                row.contentHash(),
                row.draftedAt());
    }

    private static Trade trade(TradeRow row) {
        return new Trade(
                CutOff.month(row.month()),
                row.storeId(),
                row.ownership().equals("FRANCHISE"),
                row.orders(),
                row.soldLines(),
                row.listFen(),
                row.activityFen(),
                row.couponFen(),
                row.pointsFen(),
                row.paidFen(),
                row.refundedFen(),
                row.guideCommissionFen(),
                row.storeCommissionFen(),
                row.hqServiceBp());
    }
}
