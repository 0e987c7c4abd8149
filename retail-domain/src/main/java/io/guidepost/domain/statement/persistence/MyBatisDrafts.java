package io.guidepost.domain.statement.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.settlement.CutOff;
import io.guidepost.domain.statement.Drafts;
import io.guidepost.domain.statement.StatementMonth;
import io.guidepost.domain.statement.persistence.DraftMapper.RangeParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisDrafts implements Drafts {

    private static final String LINE_FEED = "\n";

    /** WeChat may have sent a refund long before we learned of it; the ledger has the day that counts. */
    private static final Duration LATEST_NEWS = Duration.ofDays(62);

    private final DraftMapper mapper;
    private final MyBatisMonths months;

    MyBatisDrafts(DraftMapper mapper, MyBatisMonths months) {
        this.mapper = mapper;
        this.months = months;
    }

    @Override
    public List<Long> payees(PayeeType type, long afterId, int limit) {
        return switch (type) {
            case GUIDE -> mapper.guides(afterId, limit);
            case STORE -> mapper.stores(afterId, limit);
            case HQ -> afterId < 0 ? List.of(0L) : List.of();
        };
    }

    @Override
    public long firstTransferSince(Instant until) {
        return Optional.ofNullable(mapper.firstTransferSince(until)).orElse(Long.MAX_VALUE);
    }

    @Override
    public void draftSheets(Range range, long firstTransferSince, Instant at) {
        mapper.sheets(parameters(range, firstTransferSince, at));
    }

    @Override
    public void draftServices(Range range) {
        mapper.services(parameters(range, 0, Instant.EPOCH));
    }

    @Override
    public void draftTrades(Range range) {
        mapper.trades(parameters(range, 0, Instant.EPOCH));
    }

    private RangeParameters parameters(Range range, long firstTransferSince, Instant at) {
        var month = range.month();
        var former = months.find(month.month().minusMonths(1));
        return new RangeParameters(
                CutOff.number(month.month()),
                month.draftNo(),
                range.type().name(),
                range.afterId(),
                range.throughId(),
                month.from(),
                month.until(),
                month.from().minus(LATEST_NEWS),
                CutOff.number(month.month().minusMonths(1)),
                former.map(StatementMonth::draftNo).orElse(0),
                firstTransferSince,
                month.sealHead().stripTrailing(),
                LINE_FEED,
                at);
    }
}
