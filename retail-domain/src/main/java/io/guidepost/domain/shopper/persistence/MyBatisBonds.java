package io.guidepost.domain.shopper.persistence;

import static java.util.stream.Collectors.groupingBy;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingChange;
import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.BindingSource;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.shopper.BondCause;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.persistence.BondMapper.BondRow;
import io.guidepost.domain.shopper.persistence.BondMapper.ChangeRow;
import io.guidepost.domain.shopper.persistence.BondMapper.NamedChangeRow;
import io.guidepost.domain.shopper.persistence.BondMapper.StoryRow;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisBonds implements Bonds {

    /** No column of a time is NULL: a binding for ever expires in this year. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final BondMapper mapper;
    private final OneShopper shoppers;
    private final Ids ids;
    private final Clock clock;

    MyBatisBonds(BondMapper mapper, OneShopper shoppers, Ids ids, Clock clock) {
        this.mapper = mapper;
        this.shoppers = shoppers;
        this.ids = ids;
        this.clock = clock;
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
    public void apply(long memberId, List<BindingChange> changes, BondCause cause) {
        for (var change : changes) {
            if (change instanceof BindingChange.Bound it) {
                var row = row(it);
                mapper.insert(memberId, row);
                remember(memberId, row.id(), "BOUND", it.boundAt(), row.expiresAt(), row.storeId(), null, cause);
            } else if (change instanceof BindingChange.Renewed it) {
                var expiresAt = it.expiresAt().orElse(NEVER);
                if (mapper.renew(it.binding().value(), it.paidAt(), expiresAt) == 1) {
                    remember(memberId, it.binding().value(), "RENEWED", it.paidAt(), expiresAt, null, null, cause);
                }
            } else if (change instanceof BindingChange.Followed it) {
                if (mapper.follow(it.binding().value(), it.store().value()) == 1) {
                    long store = it.store().value();
                    remember(memberId, it.binding().value(), "FOLLOWED", it.at(), null, store, null, cause);
                }
            } else if (change instanceof BindingChange.Ended it) {
                var reason = it.reason().name();
                if (mapper.end(it.binding().value(), reason, it.at()) == 1) {
                    remember(memberId, it.binding().value(), "ENDED", it.at(), null, null, reason, cause);
                }
            }
        }
    }

    private void remember(
            long memberId,
            long bindingId,
            String kind,
            Instant at,
            Instant expiresAt,
            Long storeId,
            String endReason,
            BondCause cause) {
        mapper.insertChange(new ChangeRow(
                ids.next(),
                memberId,
                bindingId,
                kind,
                cause.kind().name(),
                at,
                clock.instant(),
                expiresAt,
                storeId,
                endReason,
                cause.orderId().orElse(null),
                cause.adminId().orElse(null),
                cause.note()));
    }

    @Override
    public int endExpired(Instant now, int limit) {
        return mapper.endExpired(now, limit);
    }

    @Override
    public Optional<PaidOrder> paidOrder(long orderId) {
        return Optional.ofNullable(mapper.paidOrder(orderId))
                .map(paid -> new PaidOrder(shoppers.standingFor(paid.memberId()), paid.paidAt()));
    }

    @Override
    public List<Held> heldBy(long guideId, long afterMemberId, int limit) {
        return mapper.heldBy(guideId, afterMemberId, limit);
    }

    @Override
    public List<BindingStory> storyOf(long memberId) {
        var rows = mapper.stories(memberId);
        if (rows.isEmpty()) {
            return List.of();
        }
        var changes = mapper.changes(rows.stream().map(StoryRow::id).toList()).stream()
                .sorted(Comparator.comparing(NamedChangeRow::id))
                .collect(groupingBy(NamedChangeRow::bindingId));
        return rows.stream().map(row -> story(row, changes)).toList();
    }

    private static BindingStory story(StoryRow row, Map<Long, List<NamedChangeRow>> changes) {
        var ended = Optional.ofNullable(row.endReason()).map(EndReason::valueOf);
        return new BindingStory(
                row.id(),
                row.guideId(),
                row.guideName(),
                row.storeId(),
                row.storeName(),
                row.keeperStoreId(),
                source(row.source()),
                row.boundAt(),
                Optional.of(row.protectedUntil()).filter(until -> until.isAfter(row.boundAt())),
                unlessNever(row.expiresAt()),
                Optional.ofNullable(row.lastPaidAt()),
                ended.map(reason -> row.endedAt()),
                ended,
                changes.getOrDefault(row.id(), List.of()).stream()
                        .map(MyBatisBonds::change)
                        .toList());
    }

    private static Change change(NamedChangeRow row) {
        return new Change(
                row.kind(),
                row.cause(),
                row.happenedAt(),
                row.recordedAt(),
                Optional.ofNullable(row.expiresAt()).flatMap(MyBatisBonds::unlessNever),
                Optional.ofNullable(row.orderId()),
                Optional.ofNullable(row.adminId()),
                Optional.ofNullable(row.adminName()),
                row.note());
    }

    @Override
    public void move(long fromMemberId, long toMemberId) {
        mapper.move(fromMemberId, toMemberId);
    }

    @Override
    public void moveBack(long mergedMemberId) {
        mapper.moveBack(mergedMemberId, shoppers.recordsOf(mergedMemberId));
    }

    private BondRow row(BindingChange.Bound bound) {
        boolean isPaidFor = bound.source() == BindingSource.FIRST_ORDER || bound.source() == BindingSource.SNATCH;
        return new BondRow(
                ids.next(),
                bound.guide().value(),
                bound.store().value(),
                stored(bound.source()),
                bound.boundAt(),
                // Without protection it ends where the binding begins.
                bound.protectedUntil().orElse(bound.boundAt()),
                bound.expiresAt().orElse(NEVER),
                isPaidFor ? bound.boundAt() : null,
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
                unlessNever(row.expiresAt()),
                Optional.ofNullable(row.lastPaidAt()),
                ended.map(reason -> row.endedAt()),
                ended);
    }

    private static Optional<Instant> unlessNever(Instant until) {
        return Optional.of(until).filter(instant -> instant.isBefore(NEVER));
    }

    private static String stored(BindingSource source) {
        return switch (source) {
            case FRIEND_ADDED -> "FRIEND";
            case FIRST_ORDER -> "FIRST_PAID_ORDER";
            case MANUAL -> "ADMIN";
            case SNATCH, TRANSFER, REGISTRATION, LINK, IMPORT -> source.name();
        };
    }

    private static BindingSource source(String stored) {
        return switch (stored) {
            case "FRIEND" -> BindingSource.FRIEND_ADDED;
            case "FIRST_PAID_ORDER" -> BindingSource.FIRST_ORDER;
            case "ADMIN" -> BindingSource.MANUAL;
            default -> BindingSource.valueOf(stored);
        };
    }
}
