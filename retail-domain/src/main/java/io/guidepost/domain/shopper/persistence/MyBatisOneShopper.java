package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.OneShopper;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Mergers of mergers are few and short; a circle of them cannot come about, because only an active record takes others in. */
@Repository
class MyBatisOneShopper implements OneShopper {

    private static final int LONGEST = 20;

    private final ShopperMapper mapper;

    MyBatisOneShopper(ShopperMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public long standingFor(long memberId) {
        long standing = memberId;
        for (int i = 0; i < LONGEST; i++) {
            var into = mapper.mergedInto(standing);
            if (into == null) {
                return standing;
            }
            standing = into;
        }
        throw new IllegalStateException("Member %d is merged into nobody at the end".formatted(memberId));
    }

    @Override
    public List<Long> recordsOf(long memberId) {
        var records = new ArrayList<Long>(List.of(memberId));
        var last = mapper.mergedOf(records);
        for (int i = 0; i < LONGEST && !last.isEmpty(); i++) {
            records.addAll(last);
            last = mapper.mergedOf(last);
        }
        return records;
    }
}
