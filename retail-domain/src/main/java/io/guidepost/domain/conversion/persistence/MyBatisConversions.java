package io.guidepost.domain.conversion.persistence;

import io.guidepost.domain.conversion.Conversions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisConversions implements Conversions {

    private final ConversionMapper mapper;

    MyBatisConversions(ConversionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Figures> by(Question question, Grouping grouping, long afterKey, int limit) {
        return mapper.figures(
                question,
                question.sight(),
                question.storeId().orElse(null),
                question.guideId().orElse(null),
                grouping.name(),
                afterKey,
                limit);
    }

    @Override
    public Figures total(Question question) {
        var all = mapper.figures(
                question,
                question.sight(),
                question.storeId().orElse(null),
                question.guideId().orElse(null),
                "ALL",
                -1,
                1);
        return all.isEmpty() ? new Figures(0, 0, 0, 0, 0, 0) : all.get(0);
    }

    @Override
    public Optional<Credited> creditedWith(long memberId, long orderId) {
        return Optional.ofNullable(mapper.creditedWith(memberId, orderId))
                .map(row -> new Credited(Optional.ofNullable(row.guideId()), Optional.ofNullable(row.storeId())));
    }
}
