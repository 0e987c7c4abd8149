package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.BindingSource;
import io.guidepost.core.attribution.Employment;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.attribution.Friendship;
import io.guidepost.core.attribution.FriendshipId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.RuleSetChoice.Scheduled;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.StoreState;
import io.guidepost.core.attribution.Touch;
import io.guidepost.core.attribution.TouchId;
import io.guidepost.core.attribution.TouchSource;
import io.guidepost.core.attribution.TouchStanding;
import io.guidepost.core.attribution.Transfer;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.attribution.persistence.EvidenceMapper.EmploymentRow;
import io.guidepost.domain.attribution.persistence.EvidenceMapper.EvidenceRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns rows into the evidence that the rules understand. */
final class EvidenceRows {

    /** Columns that are never NULL say "never" with this. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private EvidenceRows() {}

    static Touch touch(EvidenceRow row) {
        return new Touch(
                new TouchId(row.refId()),
                Optional.ofNullable(row.guideId()).map(GuideId::new),
                Optional.ofNullable(row.storeId()).map(StoreId::new),
                TouchSource.valueOf(row.code()),
                Optional.ofNullable(row.productId()).map(SpuId::new),
                row.text() == null ? List.of() : products(row.text()),
                row.fromAt(),
                row.untilAt(),
                standing(row.reason()),
                row.number());
    }

    private static List<SpuId> products(String json) {
        return Arrays.stream(FrozenJson.MAPPER.readValue(json, long[].class))
                .mapToObj(SpuId::new)
                .toList();
    }

    private static TouchStanding standing(String invalidReason) {
        if (invalidReason == null) {
            return TouchStanding.VALID;
        }
        return switch (invalidReason) {
            case "EXPIRED" -> TouchStanding.TOKEN_EXPIRED;
            case "FORGED", "REVOKED", "UNKNOWN_LINK" -> TouchStanding.TOKEN_INVALID;
            default -> TouchStanding.BLOCKED_BY_FRAUD;
        };
    }

    static Binding binding(EvidenceRow row) {
        var endedAt = unlessNever(row.untilAt());
        return new Binding(
                new BindingId(row.refId()),
                new GuideId(row.guideId()),
                new StoreId(row.storeId()),
                source(row.code()),
                row.fromAt(),
                Optional.of(row.protectedUntil()),
                unlessNever(row.expiresAt()),
                Optional.empty(),
                endedAt,
                endedAt.map(ended -> EndReason.valueOf(row.reason())));
    }

    private static BindingSource source(String source) {
        return switch (source) {
            case "FRIEND" -> BindingSource.FRIEND_ADDED;
            case "FIRST_PAID_ORDER" -> BindingSource.FIRST_ORDER;
            case "ADMIN" -> BindingSource.MANUAL;
            default -> BindingSource.valueOf(source);
        };
    }

    static Friendship friendship(EvidenceRow row) {
        return new Friendship(idOf(row), new GuideId(row.guideId()), row.fromAt(), unlessNever(row.untilAt()));
    }

    /** A friendship has no number of its own; this one is the same whenever it is read. */
    private static FriendshipId idOf(EvidenceRow row) {
        var name = row.guideId() + "/" + row.text() + "/" + row.fromAt().toEpochMilli();
        long hash =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        return new FriendshipId(Math.max(1, hash & Long.MAX_VALUE));
    }

    /**
     * A guide who is suspended or has left serves nowhere, whatever his last employment says; but it is the employment
     * that says until when he served, because orders of the past are judged, too.
     */
    static Employment employment(EmploymentRow row, Instant at) {
        var until = unlessNever(row.validUntil());
        boolean isForgotten = until.isEmpty() && !row.guideStatus().equals("ACTIVE");
        return new Employment(
                new EmploymentId(row.id()),
                new GuideId(row.guideId()),
                new StoreId(row.storeId()),
                role(row),
                row.main(),
                0,
                row.validFrom(),
                isForgotten ? Optional.of(row.validFrom().isAfter(at) ? row.validFrom() : at) : until);
    }

    /** For a decision that is taken again later: what became of the guide since does not matter. */
    static Employment employmentAsItWas(EmploymentRow row) {
        return new Employment(
                new EmploymentId(row.id()),
                new GuideId(row.guideId()),
                new StoreId(row.storeId()),
                role(row),
                row.main(),
                0,
                row.validFrom(),
                unlessNever(row.validUntil()));
    }

    private static Employment.Role role(EmploymentRow row) {
        return row.role().equals("MANAGER") ? Employment.Role.STORE_MANAGER : Employment.Role.GUIDE;
    }

    static Transfer transfer(EvidenceRow row) {
        return new Transfer(
                new GuideId(row.guideId()),
                new GuideId(row.otherId()),
                row.fromAt(),
                Transfer.Outcome.valueOf(row.code()),
                Optional.ofNullable(row.untilAt()));
    }

    static StoreState store(long storeId, Instant closedAt) {
        return new StoreState(new StoreId(storeId), Optional.ofNullable(closedAt));
    }

    static Scheduled ruleSet(EvidenceRow row) {
        return new Scheduled(
                Math.toIntExact(row.refId()),
                MyBatisRuleSetRegister.scope(row.code(), row.text()),
                row.fromAt(),
                row.untilAt());
    }

    private static Optional<Instant> unlessNever(Instant until) {
        return until.isBefore(NEVER) ? Optional.of(until) : Optional.empty();
    }
}
