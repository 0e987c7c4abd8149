package io.guidepost.domain.conversion;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.lead.NoteOpening;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.shopper.Friends;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The code on an order's page and receipt: of the guide who sold, or of the store. Asks nobody outside. */
@Service
public class ShowReceiptCode {

    private final Conversions conversions;
    private final Codes codes;
    private final NoteOpening noteOpening;
    private final Friends friends;
    private final Roster roster;
    private final Clock clock;

    ShowReceiptCode(
            Conversions conversions,
            Codes codes,
            NoteOpening noteOpening,
            Friends friends,
            Roster roster,
            Clock clock) {
        this.conversions = conversions;
        this.codes = codes;
        this.noteOpening = noteOpening;
        this.friends = friends;
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param guide who sold, while he serves
     * @param code empty while nobody has one, and for whoever is the guide's friend already
     */
    public record ReceiptCode(
            Optional<Serving> guide, Optional<Store> store, boolean isFriend, Optional<AcquisitionCode> code) {}

    /** @throws Refusal not_found for an order of somebody else */
    public ReceiptCode of(long memberId, long orderId) {
        var credited = conversions.creditedWith(memberId, orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        var guide = credited.guideId()
                .flatMap(id -> roster.serving(id, clock.instant()))
                .filter(serving -> serving.status() == Guide.Status.ACTIVE);
        var storeId = guide.map(Serving::storeId).or(credited::storeId);
        boolean isFriend = guide.isPresent()
                && friends.livingOfMember(memberId).stream()
                        .anyMatch(living -> living.guideId() == guide.get().guideId());
        var code = isFriend ? Optional.<AcquisitionCode>empty() : code(guide, storeId);
        code.ifPresent(shown -> noteOpening.opened(memberId, shown.id()));
        return new ReceiptCode(guide, storeId.flatMap(roster::store), isFriend, code);
    }

    private Optional<AcquisitionCode> code(Optional<Serving> guide, Optional<Long> storeId) {
        return guide.flatMap(serving ->
                        own(serving.guideId(), LeadChannel.RECEIPT).or(() -> own(serving.guideId(), LeadChannel.STAFF)))
                .or(() -> storeId.flatMap(store -> codes.ofStore(store, LeadChannel.RECEIPT)));
    }

    private Optional<AcquisitionCode> own(long guideId, LeadChannel channel) {
        return codes.ofGuide(guideId, channel).filter(AcquisitionCode::isOpen);
    }
}
