package io.guidepost.domain.shopper.persistence;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingChange;
import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.BindingSource;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.persistence.BondMapper.BondRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisBonds implements Bonds {

    /** No column of a time is NULL: a binding for ever expires in this year. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final BondMapper mapper;
    private final Ids ids;

    MyBatisBonds(BondMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public void lock(long memberId) {
        mapper.lock(memberId);
    }

    @Override
    public List<Binding> of(long memberId) {
        return mapper.of(memberId).stream().map(MyBatisBonds::binding).toList();
    }

    @Override
    public void apply(long memberId, List<BindingChange> changes) {
        for (var change : changes) {
            if (change instanceof BindingChange.Bound bound) {
                mapper.insert(memberId, row(bound));
            } else if (change instanceof BindingChange.Renewed renewed) {
                mapper.renew(renewed.binding().value(), renewed.expiresAt().orElse(NEVER));
            } else if (change instanceof BindingChange.Ended ended) {
                mapper.end(ended.binding().value(), ended.reason().name(), ended.at());
            }
        }
    }

    @Override
    public int endExpired(Instant now, int limit) {
        return mapper.endExpired(now, limit);
    }

    @Override
    public Optional<PaidOrder> paidOrder(long orderId) {
        return Optional.ofNullable(mapper.paidOrder(orderId));
    }

    private BondRow row(BindingChange.Bound bound) {
        return new BondRow(
                ids.next(),
                bound.guide().value(),
                bound.store().value(),
                stored(bound.source()),
                bound.boundAt(),
                // Without protection it ends where the binding begins.
                bound.protectedUntil().orElse(bound.boundAt()),
                bound.expiresAt().orElse(NEVER),
                NEVER,
                null);
    }

    private static Binding binding(BondRow row) {
        var ended = Optional.ofNullable(row.endReason()).map(EndReason::valueOf);
        return new Binding(
                new BindingId(row.id()),
                new GuideId(row.guideId()),
                new StoreId(row.storeId()),
                source(row.source()),
                row.boundAt(),
                Optional.of(row.protectedUntil()).filter(until -> until.isAfter(row.boundAt())),
                Optional.of(row.expiresAt()).filter(until -> until.isBefore(NEVER)),
                Optional.empty(),
                ended.map(reason -> row.endedAt()),
                ended);
    }

    private static String stored(BindingSource source) {
        return switch (source) {
            case FRIEND_ADDED -> "FRIEND";
            case FIRST_ORDER -> "FIRST_PAID_ORDER";
            case SNATCH -> "SNATCH";
            case TRANSFER -> "TRANSFER";
            case REGISTRATION, LINK, MANUAL, IMPORT -> "ADMIN";
        };
    }

    private static BindingSource source(String stored) {
        return switch (stored) {
            case "FRIEND" -> BindingSource.FRIEND_ADDED;
            case "FIRST_PAID_ORDER" -> BindingSource.FIRST_ORDER;
            case "SNATCH" -> BindingSource.SNATCH;
            case "TRANSFER" -> BindingSource.TRANSFER;
            default -> BindingSource.MANUAL;
        };
    }
}
