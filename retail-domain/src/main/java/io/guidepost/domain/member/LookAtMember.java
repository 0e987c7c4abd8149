package io.guidepost.domain.member;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.member.Members.Card;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.profile.Profile;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** One member from all sides. Whoever looks is written down; whoever wants to see what is masked says why. */
@Service
public class LookAtMember {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LATEST = 5;

    private final FindMembers findMembers;
    private final Members members;
    private final KeepProfile keepProfile;
    private final OneShopper oneShopper;
    private final AccessLog accessLog;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final int revealsPerDay;

    LookAtMember(
            FindMembers findMembers,
            Members members,
            KeepProfile keepProfile,
            OneShopper oneShopper,
            AccessLog accessLog,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.privacy.reveals-per-day:30}") int revealsPerDay) {
        this.findMembers = findMembers;
        this.members = members;
        this.keepProfile = keepProfile;
        this.oneShopper = oneShopper;
        this.accessLog = accessLog;
        this.transaction = transaction;
        this.clock = clock;
        this.revealsPerDay = revealsPerDay;
    }

    /** @param records all that are this member, himself first */
    public record Portrait(
            Card card,
            List<Long> records,
            Profile profile,
            Members.Summary summary,
            List<Members.LastOrder> lastOrders,
            List<Members.Friend> friends,
            List<Members.Group> groups,
            List<Members.Touch> lastTouches) {}

    /**
     * The member for whom this record stands today.
     *
     * @param sight whom the reader sees
     */
    public Portrait look(long recordId, Sight sight, long adminId) {
        var card = visible(recordId, sight);
        var records = oneShopper.recordsOf(card.id());
        var now = clock.instant();
        var portrait = new Portrait(
                card,
                records,
                keepProfile.look(card.id()),
                members.summary(records, now),
                members.lastOrders(records, LATEST),
                members.friends(card.id(), now),
                members.groups(records),
                members.lastTouches(records, LATEST));
        transaction.run(() -> accessLog.add(card.id(), Actor.admin(adminId), Action.VIEWED, "profile"));
        return portrait;
    }

    /** The whole phone number: with a reason, written down, and only so often a day (3.2). */
    public String reveal(long recordId, Sight sight, long adminId, String reason) {
        var card = visible(recordId, sight);
        var actor = Actor.admin(adminId);
        var today =
                LocalDate.ofInstant(clock.instant(), ZONE).atStartOfDay(ZONE).toInstant();
        if (accessLog.count(actor, Action.REVEALED, today) >= revealsPerDay) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too_many_reveals",
                    new Words(
                            "每天最多查看 %d 个完整号码".formatted(revealsPerDay),
                            "At most %d numbers are shown whole each day".formatted(revealsPerDay)),
                    Map.of("mostPerDay", revealsPerDay));
        }
        var phone = keepProfile.phone(card.id()).orElseThrow(() -> Refusal.notFound("手机号", "phone number"));
        transaction.run(() -> accessLog.add(card.id(), actor, Action.REVEALED, "phone", reason));
        return phone;
    }

    /** Another side of the member is looked at, and written down. @param what a word for it, such as {@code tags} */
    public void lookAt(long recordId, Sight sight, long adminId, String what) {
        var card = visible(recordId, sight);
        transaction.run(() -> accessLog.add(card.id(), Actor.admin(adminId), Action.VIEWED, what));
    }

    /** Who has looked at or changed the member's data, the latest first. */
    public List<AccessLog.Entry> log(long recordId, Sight sight, long beforeId, int limit) {
        var card = visible(recordId, sight);
        return accessLog.of(oneShopper.recordsOf(card.id()), beforeId, limit);
    }

    /** Who stands for this record today, if the reader may see him. */
    public long standing(long recordId, Sight sight) {
        return visible(recordId, sight).id();
    }

    /** @throws Refusal NOT_FOUND also for somebody out of the reader's sight */
    Card visible(long recordId, Sight sight) {
        return findMembers
                .card(oneShopper.standingFor(recordId), sight)
                .orElseThrow(() -> Refusal.notFound("会员", "member"));
    }
}
