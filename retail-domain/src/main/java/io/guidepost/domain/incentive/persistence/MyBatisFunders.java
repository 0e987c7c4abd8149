package io.guidepost.domain.incentive.persistence;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.incentive.Funder;
import io.guidepost.domain.incentive.Funders;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFunders implements Funders {

    private final FunderMapper mapper;

    MyBatisFunders(FunderMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Funder funder) {
        mapper.insert(funder);
    }

    @Override
    public Optional<Funder> find(long funderId) {
        return Optional.ofNullable(mapper.find(funderId));
    }

    @Override
    public List<Funder> all() {
        return mapper.all();
    }

    @Override
    public Sums sums(Funder funder, YearMonth month) {
        return mapper.sums(ownerType(funder), ownerId(funder), kind(funder), start(month), start(month.plusMonths(1)));
    }

    @Override
    public List<Item> items(Funder funder, YearMonth month, long afterTransferId, int limit) {
        return mapper.items(
                ownerType(funder),
                ownerId(funder),
                kind(funder),
                start(month),
                start(month.plusMonths(1)),
                afterTransferId,
                limit);
    }

    private static String ownerType(Funder funder) {
        return funder.isHouse() ? "HOUSE" : "FUNDER";
    }

    private static long ownerId(Funder funder) {
        return funder.isHouse() ? 0 : funder.id();
    }

    private static String kind(Funder funder) {
        return funder.isHouse() ? "INCENTIVE_EXPENSE" : "RECEIVABLE";
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ReturnWindow.ZONE).toInstant();
    }
}
