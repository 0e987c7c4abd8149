package io.guidepost.domain.tracking;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.tracking.CarrierTracking.Word;
import io.guidepost.domain.tracking.ParcelEvent.ToldBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Follows parcels until they have arrived: carriers are asked every few hours, and whoever holds the telephone may note
 * what he hears. Words may come late, twice and in any order; the newest decides.
 */
@Service
public class TrackParcels {

    private static final Logger LOG = LoggerFactory.getLogger(TrackParcels.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofHours(3);
    /** What nobody has heard of for so long is not asked about any more. */
    private static final Duration GIVE_UP = Duration.ofDays(45);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_PLACE = 64;
    private static final int MOST_UNCLEAR = 5;

    private final Shipments shipments;
    private final ParcelEvents events;
    private final Addresses addresses;
    private final Optional<CarrierTracking> carriers;
    private final TransactionRetry transaction;
    private final Clock clock;

    TrackParcels(
            Shipments shipments,
            ParcelEvents events,
            Addresses addresses,
            ObjectProvider<CarrierTracking> carriers,
            TransactionRetry transaction,
            Clock clock) {
        this.shipments = shipments;
        this.events = events;
        this.addresses = addresses;
        this.carriers = Optional.ofNullable(carriers.getIfAvailable());
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Somebody of ours says where the parcel is.
     *
     * @param sight whose orders may be seen
     */
    public Shipment note(long adminId, Sight sight, long orderId, long shipmentId, Word word) {
        var parcel = shipments.of(orderId).stream()
                .filter(each -> each.id() == shipmentId)
                .filter(each -> shipments.isCreditedWithin(sight, orderId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("包裹", "parcel"));
        if (word.occurredAt().isAfter(clock.instant().plus(CLOCKS_DIFFER))
                || word.occurredAt().isBefore(parcel.shippedAt().minus(Duration.ofDays(1)))) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "parcel_time_impossible",
                    new Words("时间不能早于发货或晚于现在", "It cannot have been before the parcel left, nor in the future"));
        }
        transaction.run(() -> hear(parcel, List.of(word), ToldBy.ADMIN, adminId));
        return shipments.find(shipmentId).orElseThrow();
    }

    /**
     * Asks carriers about what is due; any number of nodes may do it at once.
     *
     * @return how many were asked about; 0 where no carrier can be asked
     */
    public int runDue(int limit) {
        return carriers.map(asked -> ask(asked, limit)).orElse(0);
    }

    private int ask(CarrierTracking carrier, int limit) {
        int done = 0;
        int unclear = 0;
        for (var parcel : shipments.toAskAbout(clock.instant(), limit)) {
            var now = clock.instant();
            if (unclear == MOST_UNCLEAR || !shipments.claim(parcel.id(), now, now.plus(LEASE))) {
                continue;
            }
            done++;
            try {
                var words = carrier.of(parcel.carrier(), parcel.trackingNo(), phoneEnd(parcel));
                transaction.run(() -> {
                    hear(parcel, words, ToldBy.CARRIER, 0);
                    shipments.askAgain(parcel.id(), next(parcel));
                });
                unclear = 0;
            } catch (GatewayUnclear later) {
                unclear++;
                shipments.askAgain(parcel.id(), next(parcel));
            } catch (GatewayRejected never) {
                LOG.warn("Parcel {}: the carrier will not say: {}", parcel.id(), never.getMessage());
                shipments.askAgain(parcel.id(), Shipments.NEVER);
            } catch (RuntimeException broken) {
                LOG.error("Parcel {} cannot be followed, it will be tried again", parcel.id(), broken);
            }
        }
        return done;
    }

    private Instant next(Shipment parcel) {
        var now = clock.instant();
        return now.isAfter(parcel.stateAt().plus(GIVE_UP)) ? Shipments.NEVER : now.plus(PAUSE);
    }

    private void hear(Shipment parcel, List<Word> words, ToldBy toldBy, long tellerId) {
        var now = clock.instant();
        for (var word : words) {
            events.insert(new ParcelEvent(
                    parcel.id(),
                    word.occurredAt(),
                    word.state(),
                    cut(word.place(), LONGEST_PLACE),
                    cut(word.text(), LONGEST_TEXT),
                    toldBy,
                    tellerId,
                    now));
        }
        words.stream()
                .max(Comparator.comparing(Word::occurredAt).thenComparing(Word::state))
                .ifPresent(newest -> shipments.noteState(parcel.id(), newest.state(), newest.occurredAt()));
    }

    private String phoneEnd(Shipment parcel) {
        var phone = addresses.maskedPhoneOf(parcel.orderId());
        return phone.length() < 4 ? "" : phone.substring(phone.length() - 4);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
