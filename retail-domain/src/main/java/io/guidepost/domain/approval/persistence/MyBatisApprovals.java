package io.guidepost.domain.approval.persistence;

import io.guidepost.domain.approval.Approvals;
import io.guidepost.domain.approval.Waiting;
import io.guidepost.domain.approval.persistence.ApprovalMapper.WaitingRow;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisApprovals implements Approvals {

    /** Proofs of work have a list of their own, by the thousand; a hold waits for nobody. */
    private static final Set<Matter> NOT_WAITING = EnumSet.of(Matter.PROOF, Matter.PAYOUT_HOLD);

    /** What belongs to a store. All else is the whole company's. */
    private static final Set<Matter> OF_PLACES =
            EnumSet.of(Matter.WELCOME, Matter.STOCK_DOCUMENT, Matter.STORE_POLICY, Matter.STORE_CHANGE, Matter.REFUND);

    private static final Comparator<Waiting> OLDEST_FIRST =
            Comparator.comparing(Waiting::since).thenComparing(Waiting::matter).thenComparingLong(Waiting::id);

    private final ApprovalMapper mapper;

    MyBatisApprovals(ApprovalMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Waiting> waiting(Collection<Matter> matters, Sight sight, Optional<After> after, int limit) {
        var found = new ArrayList<Waiting>();
        for (var matter : matters) {
            if (!NOT_WAITING.contains(matter) && (sight.isAll() || OF_PLACES.contains(matter))) {
                mapper
                        .waiting(
                                matter.name(),
                                sight,
                                after.map(After::since).orElse(Instant.EPOCH),
                                after.map(place -> afterId(place, matter)).orElse(-1L),
                                limit)
                        .stream()
                        .map(row -> waiting(matter, row))
                        .forEach(found::add);
            }
        }
        return found.stream().sorted(OLDEST_FIRST).limit(limit).toList();
    }

    /** Of the same instant, matters of before have been told and those behind have not. */
    private static long afterId(After place, Matter matter) {
        int order = matter.compareTo(place.matter());
        if (order == 0) {
            return place.id();
        }
        return order < 0 ? Long.MAX_VALUE : -1;
    }

    private static Waiting waiting(Matter matter, WaitingRow row) {
        return new Waiting(
                matter,
                row.id(),
                row.title(),
                Stream.of(row.madeBy(), row.alsoBy())
                        .filter(Objects::nonNull)
                        .filter(maker -> maker != 0)
                        .distinct()
                        .toList(),
                Optional.ofNullable(row.makerName()),
                Optional.ofNullable(row.amountFen()),
                row.since(),
                path(matter, row));
    }

    private static String path(Matter matter, WaitingRow row) {
        return switch (matter) {
            case TASK -> "tasks/" + row.id();
            case RECURRENCE -> "recurrences/" + row.id();
            case PROCEDURE -> "sops/" + row.id();
            case PROOF -> "proofs";
            case WELCOME -> "welcome-templates/" + row.id();
            case RULE_SET -> "attribution/rule-sets/" + row.id();
            case RATE_PROPOSAL -> "commission/rates/proposals/" + row.id();
            case INCENTIVE -> "incentives/" + row.id();
            case BUDGET_RAISE -> "incentives/" + row.parentId();
            case CORRECTION -> "corrections/" + row.id();
            case PRICE_LIST -> "price-lists/" + row.id();
            case ACTIVITY -> "activities/" + row.id();
            case FREIGHT -> "freight-templates/" + row.id();
            case FLASH_SALE -> "flash-sales/" + row.id();
            case COUPON -> "coupon-templates/" + row.id();
            case STOCK_DOCUMENT -> "stock/documents/" + row.id();
            case STORE_POLICY -> "org/stores/%d/policies".formatted(row.parentId());
            case STORE_CHANGE -> "org/stores/%d/changes".formatted(row.parentId());
            case CONTACT_SYNC -> "org/syncs/" + row.id();
            case REFUND -> "refunds/" + row.id();
            case REFUND_RESOLUTION -> "suspense-refunds";
            case WITHDRAWAL -> "withdrawals";
            case PAYROLL_EXPORT -> "payroll-exports";
            case PAYOUT_HOLD -> "payout-holds";
            case STATEMENT_MONTH -> "statement-months/%d-%02d".formatted(row.id() / 100, row.id() % 100);
            case POINTS_ADJUSTMENT -> "members/points-adjustments/" + row.id();
            case ERASURE -> "members/erasures/" + row.id();
        };
    }
}
