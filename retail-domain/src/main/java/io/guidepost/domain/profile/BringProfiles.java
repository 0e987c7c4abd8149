package io.guidepost.domain.profile;

import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.profile.Profiles.Consent;
import io.guidepost.domain.profile.Profiles.NewConsent;
import io.guidepost.domain.profile.Profiles.NewProfile;
import io.guidepost.domain.profile.Profiles.PhoneHolder;
import io.guidepost.domain.profile.Profiles.ToldPhone;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Profiles that come along with members from other channels, many at a time. Numbers are sealed as everywhere; what a shopper
 * has told himself is never replaced by what somebody else says of him. Joins the caller's transaction.
 */
@Service
public class BringProfiles {

    private final Profiles profiles;
    private final KeepProfile keepProfile;
    private final OneShopper oneShopper;
    private final AccessLog accessLog;
    private final Seals seals;
    private final BlindIndexes indexes;
    private final Ids ids;
    private final Clock clock;

    BringProfiles(
            Profiles profiles,
            KeepProfile keepProfile,
            OneShopper oneShopper,
            AccessLog accessLog,
            Seals seals,
            BlindIndexes indexes,
            Ids ids,
            Clock clock) {
        this.profiles = profiles;
        this.keepProfile = keepProfile;
        this.oneShopper = oneShopper;
        this.accessLog = accessLog;
        this.seals = seals;
        this.indexes = indexes;
        this.ids = ids;
        this.clock = clock;
    }

    /** What another channel says of a member. */
    public record Told(long memberId, Optional<String> nickname, Optional<String> phone, List<Consent> consents) {

        public Told {
            consents = List.copyOf(consents);
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "Told[" + memberId + "]";
        }
    }

    /** Whose these numbers are today, by the number as it is written here; several may share one. */
    public Map<String, Set<Long>> holders(Collection<String> phones) {
        var byIndex = new HashMap<String, String>();
        phones.forEach(phone -> indexes.allOfPhone(phone).forEach(index -> byIndex.put(index, phone)));
        var holders = new HashMap<String, Set<Long>>();
        if (!byIndex.isEmpty()) {
            for (PhoneHolder holder : profiles.holdersOf(byIndex.keySet())) {
                holders.computeIfAbsent(byIndex.get(holder.phoneIndex()), none -> new TreeSet<>())
                        .add(oneShopper.standingFor(holder.memberId()));
            }
        }
        return holders;
    }

    /** Of members who were just made. */
    public void ofNew(List<Told> all, long adminId) {
        var now = now();
        var named = all.stream()
                .flatMap(told -> told.nickname().stream().map(name -> new NewProfile(told.memberId(), name)))
                .toList();
        if (!named.isEmpty()) {
            profiles.addProfiles(named, now);
        }
        var phones = all.stream()
                .flatMap(told -> told.phone().stream().map(phone -> sealed(told.memberId(), phone)))
                .toList();
        if (!phones.isEmpty()) {
            profiles.addToldPhones(phones, now);
        }
        var consents = all.stream()
                .flatMap(told ->
                        told.consents().stream().map(consent -> new NewConsent(ids.next(), told.memberId(), consent)))
                .toList();
        if (!consents.isEmpty()) {
            profiles.addConsents(consents);
        }
        accessLog.addAll(all.stream().map(Told::memberId).toList(), Actor.admin(adminId), Action.CHANGED, "import", "");
    }

    /** Fills in what was missing; the answer is whether anything was. */
    public boolean ofKnown(Told told, long adminId) {
        boolean isChanged = fillName(told) | fillPhone(told);
        for (var consent : told.consents()) {
            if (isNews(told.memberId(), consent)) {
                keepProfile.consentTold(
                        told.memberId(),
                        consent.purpose(),
                        consent.version(),
                        consent.isAgreed(),
                        consent.channel(),
                        adminId);
                isChanged = true;
            }
        }
        if (isChanged) {
            accessLog.add(told.memberId(), Actor.admin(adminId), Action.CHANGED, "import");
        }
        return isChanged;
    }

    private boolean fillName(Told told) {
        if (told.nickname().isEmpty()) {
            return false;
        }
        profiles.begin(told.memberId(), now());
        var stored = profiles.find(told.memberId()).orElseThrow();
        return stored.nickname().isEmpty()
                && profiles.rename(told.memberId(), told.nickname().get(), stored.version(), now());
    }

    private boolean fillPhone(Told told) {
        if (told.phone().isEmpty() || keepProfile.phone(told.memberId()).isPresent()) {
            return false;
        }
        profiles.addToldPhones(List.of(sealed(told.memberId(), told.phone().get())), now());
        return true;
    }

    /** What the shopper said later holds, and so does the same said again. */
    private boolean isNews(long memberId, Consent consent) {
        return keepProfile.look(memberId).consents().stream()
                .filter(known -> known.purpose() == consent.purpose())
                .noneMatch(known -> known.happenedAt().isAfter(consent.happenedAt())
                        || known.isAgreed() == consent.isAgreed()
                                && known.version().equals(consent.version()));
    }

    private ToldPhone sealed(long memberId, String phone) {
        var place = new Seals.Place("profile_phone", "phone_sealed", memberId);
        return new ToldPhone(memberId, seals.seal(place, phone), indexes.ofPhone(phone));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
