package io.guidepost.domain.shopper;

import static io.guidepost.domain.identity.IdentityKind.EXTERNAL_USERID;
import static io.guidepost.domain.identity.IdentityKind.UNIONID;

import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Guides;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.shopper.FriendDirectory.Contact;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import io.guidepost.domain.shopper.Shoppers.Shopper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * A customer has become, or is no longer, a guide's friend in WeCom. Each event is remembered, and the periods are
 * worked out from all of them, so that neither order nor repetition matters. Calls WeCom first and writes afterwards.
 */
@Service
public class KeepFriends {

    private static final Logger log = LoggerFactory.getLogger(KeepFriends.class);

    private static final int NAME_LENGTH = 128;
    private static final int STATE_LENGTH = 30;

    private final FriendDirectory directory;
    private final SyncContacts contacts;
    private final Roster roster;
    private final Guides guides;
    private final Friends friends;
    private final Shoppers shoppers;
    private final BondShopper bondShopper;
    private final HandOver handOver;
    private final RecogniseShopper recognise;
    private final List<FriendFollower> followers;
    private final List<FriendDetailFollower> detailFollowers;
    private final TransactionRetry transaction;
    private final Clock clock;

    KeepFriends(
            FriendDirectory directory,
            SyncContacts contacts,
            Roster roster,
            Guides guides,
            Friends friends,
            Shoppers shoppers,
            BondShopper bondShopper,
            HandOver handOver,
            RecogniseShopper recognise,
            List<FriendFollower> followers,
            List<FriendDetailFollower> detailFollowers,
            TransactionRetry transaction,
            Clock clock) {
        this.directory = directory;
        this.contacts = contacts;
        this.roster = roster;
        this.guides = guides;
        this.friends = friends;
        this.shoppers = shoppers;
        this.bondShopper = bondShopper;
        this.handOver = handOver;
        this.recognise = recognise;
        this.followers = List.copyOf(followers);
        this.detailFollowers = List.copyOf(detailFollowers);
        this.transaction = transaction;
        this.clock = clock;
    }

    /** {@code state} is the channel, if the event names one. */
    public void added(String userid, String externalUserid, Instant at, Optional<String> state) {
        var guide = guide(userid);
        if (guide.isEmpty()) {
            log.info("Somebody added {}, who is no guide", userid);
            return;
        }
        var contact = lookUp(externalUserid);
        var unionid = contact.flatMap(Contact::unionid);
        var name = contact.map(Contact::name);
        var channel = state.or(() -> contact.stream()
                .flatMap(found -> found.followers().stream())
                .filter(follower -> follower.userid().equals(userid))
                .findFirst()
                .flatMap(FriendDirectory.Follower::state));
        added(guide.get(), externalUserid, at, channel, unionid, name);
        contact.ifPresent(found -> tell(guide.get(), found));
    }

    /** The guide has changed a remark or tags in WeCom, whose event does not say what. */
    public void edited(String userid, String externalUserid) {
        guide(userid).ifPresent(guide -> lookUp(externalUserid).ifPresent(contact -> tell(guide, contact)));
    }

    /** As WeCom's list has it; nothing more is asked. */
    public void added(Guide guide, FriendDirectory.Friend friend) {
        added(
                guide,
                friend.externalUserid(),
                friend.addedAt(),
                friend.state(),
                friend.unionid(),
                Optional.of(friend.name()));
    }

    private void added(
            Guide guide,
            String externalUserid,
            Instant at,
            Optional<String> state,
            Optional<String> unionid,
            Optional<String> name) {
        var event = new FriendEvent(at, FriendEvent.Kind.ADDED, state.map(text -> shortened(text, STATE_LENGTH)));
        transaction.run(() -> {
            var periods = remember(guide, externalUserid, event);
            var member = memberOf(externalUserid, unionid);
            friends.describe(externalUserid, member, unionid, name.map(text -> shortened(text, NAME_LENGTH)));
            member.ifPresent(memberId -> {
                handOver.takenOver(memberId, guide.id(), at);
                bondShopper.afterFriendAdded(memberId, guide.id(), at);
            });
            periods.stream()
                    .filter(period -> !period.addedAt().isAfter(at) && at.isBefore(period.endedAt()))
                    .forEach(period -> followers.forEach(
                            follower -> follower.added(guide.id(), externalUserid, period.addedAt(), event.state())));
        });
    }

    public void ended(String userid, String externalUserid, Instant at, FriendEvent.Kind why) {
        guide(userid).ifPresent(guide -> ended(guide, externalUserid, at, why));
    }

    /** Of a guide who is known, whether he is still with us or not. */
    public void ended(Guide guide, String externalUserid, Instant at, FriendEvent.Kind why) {
        transaction.run(() -> {
            remember(guide, externalUserid, new FriendEvent(at, why, Optional.empty()));
            shoppers.findBy(IdentityKind.EXTERNAL_USERID, externalUserid)
                    .map(Shopper::id)
                    .ifPresent(memberId -> {
                        if (why == FriendEvent.Kind.TRANSFERRED) {
                            handOver.givenAway(memberId, guide.id(), at);
                        } else {
                            bondShopper.afterFriendDeleted(memberId, guide.id(), at);
                        }
                    });
        });
    }

    /** WeCom could not hand the customer over to this guide. */
    void notTakenOver(String userid, String externalUserid, Transfer.Outcome why, Instant at) {
        guide(userid).ifPresent(guide -> shoppers.findBy(IdentityKind.EXTERNAL_USERID, externalUserid)
                .ifPresent(member -> handOver.failed(member.id(), guide.id(), why, at)));
    }

    private void tell(Guide guide, Contact contact) {
        var told = contact.followers().stream()
                .filter(follower -> follower.userid().equals(guide.userid()))
                .map(follower -> new FriendDetailFollower.Told(guide.id(), contact.externalUserid(), follower.detail()))
                .toList();
        if (!told.isEmpty()) {
            detailFollowers.forEach(follower -> follower.told(told, clock.instant()));
        }
    }

    private List<FriendPeriod> remember(Guide guide, String externalUserid, FriendEvent event) {
        // Two events of one guide follow each other, so that the second sees the first.
        guides.lock(guide.id());
        friends.remember(guide.id(), externalUserid, event);
        var periods = FriendshipRules.periods(friends.events(guide.id(), externalUserid));
        friends.save(guide.id(), externalUserid, periods);
        return periods;
    }

    /** A guide may have been hired since the last sync. */
    private Optional<Guide> guide(String userid) {
        var known = roster.guideByUserid(userid);
        if (known.isPresent()) {
            return known;
        }
        contacts.personChanged(userid);
        return roster.guideByUserid(userid);
    }

    private Optional<Contact> lookUp(String externalUserid) {
        try {
            return directory.contact(externalUserid);
        } catch (GatewayRejected rejected) {
            // Already no friend any more, or out of our view: what WeCom told us before still happened.
            log.info("WeCom says nothing about customer {}: {}", externalUserid, rejected.getMessage());
            return Optional.empty();
        }
    }

    /** The unionid joins WeCom's customer with the shop's member; from then on the external userid does, too. */
    private Optional<Long> memberOf(String externalUserid, Optional<String> unionid) {
        var known = shoppers.findBy(IdentityKind.EXTERNAL_USERID, externalUserid);
        if (known.isPresent()) {
            return unionid.map(id -> recognise.seenTogether(EXTERNAL_USERID, externalUserid, UNIONID, id))
                    .or(() -> known.map(Shopper::id));
        }
        var member =
                unionid.flatMap(id -> shoppers.findBy(IdentityKind.UNIONID, id)).map(Shopper::id);
        member.ifPresent(id -> {
            try {
                shoppers.addIdentity(id, IdentityKind.EXTERNAL_USERID, externalUserid, clock.instant());
            } catch (DuplicateKeyException already) {
                log.debug("Customer {} was joined with a member meanwhile", externalUserid);
            }
        });
        return member;
    }

    private static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
