package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.DisputeRules;
import io.guidepost.core.attribution.DisputeState;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.dispute.Dispute.Claim;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** A guide claims a sale; from now on its commission waits (B9, B11). */
@Service
public class FileDispute {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("M月d日").withZone(ReturnWindow.ZONE);

    private final Orders orders;
    private final Attributions attributions;
    private final Disputes disputes;
    private final DisputeSettings settings;
    private final Holds holds;
    private final Roster roster;
    private final GuideNotices notices;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    FileDispute(
            Orders orders,
            Attributions attributions,
            Disputes disputes,
            DisputeSettings settings,
            Holds holds,
            Roster roster,
            GuideNotices notices,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.attributions = attributions;
        this.disputes = disputes;
        this.settings = settings;
        this.holds = holds;
        this.roster = roster;
        this.notices = notices;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return FILED, or ESCALATED at once where there is no manager who is not a party */
    public Dispute file(long guideId, long orderId, Claim claim, String evidence) {
        return transactions.call(() -> {
            var order = orders.lock(orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
            if (order.status() == OrderStatus.CLOSED || order.status() == OrderStatus.CANCELLED) {
                throw DisputeRefusals.orderClosed();
            }
            var filed = filed(guideId, order, claim, evidence, clock.instant());
            if (!disputes.insert(filed)) {
                throw DisputeRefusals.openAlready();
            }
            holds.place(
                    orderId,
                    Holds.Cause.DISPUTE,
                    filed.id(),
                    false,
                    filed.filed().at());
            tell(filed);
            return filed;
        });
    }

    private Dispute filed(long guideId, Order order, Claim claim, String evidence, Instant now) {
        var revisions = attributions.revisionsOf(order.id());
        var inForce = revisions.get(revisions.size() - 1);
        var decidedAt = inForce.writtenAt().orElse(order.placedAt());
        var terms = settings.terms();
        if (!terms.mayStillFile(decidedAt, now)) {
            throw DisputeRefusals.tooLate(terms.filingEndsAt(decidedAt));
        }
        var attribution = inForce.decision().attribution();
        if (isAllTheirs(attribution, guideId)) {
            throw DisputeRefusals.alreadyYours();
        }
        if (disputes.openOf(guideId) >= settings.mostOpen()) {
            throw DisputeRefusals.tooMany(settings.mostOpen());
        }
        long ownStore = storeOf(guideId, order.placedAt());
        long storeId = attribution.store().map(StoreId::value).orElse(ownStore);
        var credited = attribution.guide().map(GuideId::value);
        boolean hasJudge = disputes.managersOf(storeId, now).stream()
                .anyMatch(manager -> manager != guideId && !credited.equals(Optional.of(manager)));
        var status = hasJudge ? DisputeState.FILED : DisputeState.ESCALATED;
        var dueAt = hasJudge ? terms.commentDueAt(now) : terms.decisionDueAt(now);
        var standing = new DisputeRules.Standing(status, now, dueAt, false, false);
        return Dispute.of(
                new Dispute.Filed(
                        ids.next(),
                        order.id(),
                        inForce.decision().revision(),
                        guideId,
                        ownStore,
                        credited,
                        storeId,
                        roster.regionOf(storeId, now),
                        claim,
                        evidence,
                        now),
                status,
                new Dispute.Term(now, dueAt, DisputeRules.watchAt(standing, terms)));
    }

    private static boolean isAllTheirs(Attribution attribution, long guideId) {
        return attribution.lines().stream()
                        .flatMap(line -> line.outcome().splits().stream())
                        .filter(split -> split.payeeType() == PayeeType.GUIDE)
                        .allMatch(split -> isWhollyOf(split, guideId))
                && attribution.lines().stream()
                        .allMatch(line -> line.outcome().guide().isPresent());
    }

    private static boolean isWhollyOf(Split split, long guideId) {
        return split.payeeId() == guideId && split.performanceBp() == 10_000 && split.bar() == CommissionBar.NONE;
    }

    private long storeOf(long guideId, Instant at) {
        return attributions.employmentsOf(guideId, at).stream()
                .filter(employment -> employment.isActiveAt(at))
                .min(Comparator.comparing(employment -> employment.primary() ? 0 : 1))
                .map(employment -> employment.store().value())
                .orElseThrow(DisputeRefusals::notEmployedThen);
    }

    private void tell(Dispute filed) {
        notices.tell(
                "dispute:%d:filed".formatted(filed.id()),
                filed.filed().creditedId().map(List::of).orElse(List.of()),
                "订单归属有异议",
                "有导购对订单 %d 的归属提出申诉,处理期间相应佣金暂缓结算".formatted(filed.orderId()),
                "#/disputes/" + filed.id());
        if (filed.status() == DisputeState.FILED) {
            notices.tell(
                    "dispute:%d:to-comment".formatted(filed.id()),
                    disputes.managersOf(filed.storeId(), filed.filed().at()).stream()
                            .filter(manager -> !filed.isParty(manager))
                            .toList(),
                    "请填写归属申诉意见",
                    "订单 %d 的归属有申诉,请在 %s 前填写店长意见"
                            .formatted(filed.orderId(), DAY.format(filed.term().dueAt())),
                    "#/disputes/" + filed.id());
        }
    }
}
