package io.guidepost.domain.fraud;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.fraud.FraudFacts;
import io.guidepost.core.fraud.FraudFacts.Colleague;
import io.guidepost.core.fraud.FraudFacts.Refunds;
import io.guidepost.core.fraud.FraudLimits;
import io.guidepost.core.fraud.FraudRules;
import io.guidepost.core.fraud.IdentityPath;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fraud.FraudEvidence.Subject;
import io.guidepost.domain.fraud.FraudEvidence.Trait;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.privacy.BlindIndexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at a paid order, away from the order's own path (B11). What it finds holds the guide's commission until a person has
 * looked; it takes nothing from anybody. Looking twice finds nothing twice.
 */
@Component
class ScreenOrders implements OutboxHandler<ScreenOrder> {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenOrders.class);
    private static final Duration LATELY = Duration.ofDays(90);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final FraudEvidence evidence;
    private final Suspicions suspicions;
    private final Holds holds;
    private final Orders orders;
    private final Addresses addresses;
    private final BlindIndexes indexes;
    private final FraudLimits limits;
    private final TransactionRetry transactions;
    private final Clock clock;

    ScreenOrders(
            FraudEvidence evidence,
            Suspicions suspicions,
            Holds holds,
            Orders orders,
            Addresses addresses,
            BlindIndexes indexes,
            FraudSettings settings,
            TransactionRetry transactions,
            Clock clock) {
        this.evidence = evidence;
        this.suspicions = suspicions;
        this.holds = holds;
        this.orders = orders;
        this.addresses = addresses;
        this.indexes = indexes;
        this.limits = settings.limits();
        this.transactions = transactions;
        this.clock = clock;
        if (!indexes.hasKey()) {
            LOG.warn("guidepost.privacy.keys is empty: receivers' phones and addresses are not compared here");
        }
    }

    @Override
    public String topic() {
        return ScreenOrder.TOPIC;
    }

    @Override
    public Class<ScreenOrder> payloadType() {
        return ScreenOrder.class;
    }

    @Override
    public void deliver(ScreenOrder message) {
        screen(message.orderId());
    }

    void screen(long orderId) {
        transactions.run(() -> {
            orders.lock(orderId);
            evidence.subject(orderId).ifPresent(this::screen);
        });
    }

    private void screen(Subject subject) {
        var facts = facts(subject);
        if (!subject.earns()) {
            return;
        }
        var signals = suspicions.unknown(subject.orderId(), FraudRules.signals(facts, limits));
        if (signals.isEmpty()) {
            return;
        }
        var now = clock.instant();
        long suspicion = suspicions.openFor(subject, now);
        suspicions.add(suspicion, subject.orderId(), signals, now);
        holds.place(subject.orderId(), Holds.Cause.FRAUD, suspicion, true, now);
    }

    private FraudFacts facts(Subject subject) {
        var opened = evidence.opened(subject.memberId(), subject.guideId(), subject.placedAt());
        var link = opened.map(FraudEvidence.Opened::linkId);
        var address = addressOf(subject.orderId());
        var phone = address.map(known -> indexes.ofPhone(known.phone()));
        int atAddress = address.map(known ->
                        shoppers(subject, Trait.ADDRESS, indexes.ofAddress(known.region() + known.detail()), link))
                .orElse(1);
        var since = subject.paidAt().minus(LATELY);
        var matches = evidence.matches(subject.memberId(), subject.payerOpenid(), phone);
        int onDevice = subject.deviceIndex()
                .map(device -> shoppers(subject, Trait.DEVICE, device, link))
                .orElse(1);
        return new FraudFacts(
                new GuideId(subject.guideId()),
                own(subject, matches),
                colleagues(subject, matches),
                atAddress,
                onDevice,
                opened.map(touch -> Duration.between(touch.at(), paymentOf(subject))),
                opened.map(FraudEvidence.Opened::hadViewed).orElse(true),
                subject.storeId()
                        .map(store -> evidence.refunds(subject.guideId(), store, since))
                        .orElse(Refunds.NONE),
                evidence.lateDesignations(subject.orderId()),
                evidence.tinyOrders(
                        subject.memberId(),
                        limits.tiny().fen(),
                        subject.paidAt().minus(A_DAY)),
                shoppers(subject, Trait.PAYER, digest(subject.payerOpenid()), link),
                link.map(id -> evidence.shoppersOfLink(id, subject.paidAt().minus(A_DAY)))
                        .orElse(0),
                subject.deviceIndex()
                        .map(device -> evidence.linksOn(device, subject.paidAt().minus(A_DAY)))
                        .orElse(0));
    }

    /** An address that does not open with our keys is compared with nothing; the rest is looked at all the same. */
    private Optional<DeliveryAddress> addressOf(long orderId) {
        if (!indexes.hasKey()) {
            return Optional.empty();
        }
        try {
            return Optional.of(addresses.of(orderId));
        } catch (IllegalStateException sealed) {
            LOG.warn("The address of order {} does not open and is not compared: {}", orderId, sealed.getMessage());
            return Optional.empty();
        }
    }

    /** WeChat tells the second in which it took the money, which may have begun before the order was placed. */
    private static Instant paymentOf(Subject subject) {
        return subject.paidAt().isBefore(subject.placedAt()) ? subject.placedAt() : subject.paidAt();
    }

    private int shoppers(Subject subject, Trait trait, String index, Optional<Long> link) {
        evidence.keep(subject, trait, index, link);
        return evidence.shoppersWith(trait, index, subject.paidAt().minus(LATELY));
    }

    /** An openid is no secret, but it needs no more letters than the other traits. */
    private String digest(String openid) {
        return indexes.hasKey() ? indexes.of("openid", openid) : openid;
    }

    private static List<IdentityPath> own(Subject subject, List<FraudEvidence.Match> matches) {
        return matches.stream()
                .filter(match -> match.guideId() == subject.guideId())
                .map(FraudEvidence.Match::path)
                .distinct()
                .sorted()
                .toList();
    }

    private List<Colleague> colleagues(Subject subject, List<FraudEvidence.Match> matches) {
        var others = matches.stream()
                .filter(match -> match.guideId() != subject.guideId())
                .toList();
        if (others.isEmpty() || subject.storeId().isEmpty()) {
            return List.of();
        }
        var serving = evidence.servingIn(
                subject.storeId().get(),
                subject.placedAt(),
                others.stream().map(FraudEvidence.Match::guideId).distinct().toList());
        var colleagues = new ArrayList<Colleague>();
        others.stream()
                .filter(match -> serving.contains(match.guideId()))
                .forEach(match -> colleagues.add(new Colleague(new GuideId(match.guideId()), match.path())));
        return colleagues;
    }
}
