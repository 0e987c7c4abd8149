package io.guidepost.domain.closure;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Fate;
import io.guidepost.domain.session.EndReason;
import io.guidepost.domain.session.ShopperSessions;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Erases a person through every feature that holds something of him; what must stay stays without his name. */
@Component
class ErasePerson {

    private final List<HoldsPersonalData> holders;
    private final Closures closures;
    private final OneShopper oneShopper;
    private final ShopperSessions sessions;
    private final Bonds bonds;
    private final Clock clock;

    ErasePerson(
            List<HoldsPersonalData> holders,
            Closures closures,
            OneShopper oneShopper,
            ShopperSessions sessions,
            Bonds bonds,
            Clock clock) {
        // Always in one order, so that two erasures never wait for each other in a circle.
        this.holders = holders.stream()
                .sorted(Comparator.comparing(holder -> holder.getClass().getName()))
                .toList();
        this.closures = closures;
        this.oneShopper = oneShopper;
        this.sessions = sessions;
        this.bonds = bonds;
        this.clock = clock;
    }

    Person personOf(long memberId) {
        return personOf(List.of(memberId));
    }

    /** All these are one person, with whatever records belong to any of them. */
    Person personOf(Collection<Long> memberIds) {
        var records = new HashSet<>(memberIds);
        memberIds.forEach(memberId -> records.addAll(oneShopper.recordsOf(memberId)));
        return new Person(
                records,
                closures.names(records, "OPENID"),
                closures.names(records, "UNIONID"),
                closures.names(records, "EXTERNAL_USERID"),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    List<HoldsPersonalData.OpenMatter> openMatters(Person person) {
        return holders.stream()
                .flatMap(holder -> holder.openMatters(person).stream())
                .toList();
    }

    /** What an erasure does, for whoever has not made up his mind yet. */
    Report report() {
        return new Report(
                words(data().filter(data -> data.fate() != Fate.KEPT)),
                data().filter(data -> data.fate() == Fate.KEPT)
                        .map(data -> new Report.Kept(data.what(), data.why()))
                        .distinct()
                        .toList());
    }

    /** Joins the caller's transaction; the caller holds the member. */
    Report erase(Person person) {
        for (long memberId : person.memberIds().stream().sorted().toList()) {
            bonds.lock(memberId);
            sessions.logOutEverywhere(memberId, EndReason.CLOSED);
        }
        for (var holder : holders) {
            for (var data : holder.personalData()) {
                if (data.fate() == Fate.DELETED || data.fate() == Fate.EMPTIED) {
                    closures.erase(data, person);
                }
            }
            holder.erase(person);
        }
        return report();
    }

    private Stream<PersonalData> data() {
        return holders.stream().flatMap(holder -> holder.personalData().stream());
    }

    private static List<Words> words(Stream<PersonalData> data) {
        return data.map(PersonalData::what).distinct().toList();
    }
}
