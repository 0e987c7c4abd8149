package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Evidence.NewName;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.memberfile.MemberMatch.Fresh;
import io.guidepost.domain.memberfile.MemberMatch.Holders;
import io.guidepost.domain.memberfile.MemberMatch.Known;
import io.guidepost.domain.memberfile.MemberMatch.Wrong;
import io.guidepost.domain.memberfile.MemberSheet.Parsed;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.profile.BringProfiles;
import io.guidepost.domain.profile.BringProfiles.Told;
import io.guidepost.domain.profile.ConsentChannel;
import io.guidepost.domain.profile.Profiles.Consent;
import io.guidepost.domain.profile.Purpose;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.RebindShopper;
import io.guidepost.domain.shopper.RecogniseShopper;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.Shoppers.NewShopper;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Members of other channels by the hundred thousand (INT-7): recognised by any number under which a channel knows them, else by
 * the phone, else new. What a shopper has told himself stays; a table fills in what is missing, and merges nobody.
 */
@Component
class ImportMembers implements ImportKind {

    private final Shoppers shoppers;
    private final OneShopper oneShopper;
    private final Evidence evidence;
    private final RecogniseShopper recognise;
    private final BringProfiles profiles;
    private final RebindShopper rebind;
    private final Roster roster;
    private final MarkMembers marks;
    private final Ids ids;
    private final Clock clock;

    ImportMembers(
            Shoppers shoppers,
            OneShopper oneShopper,
            Evidence evidence,
            RecogniseShopper recognise,
            BringProfiles profiles,
            RebindShopper rebind,
            Roster roster,
            MarkMembers marks,
            Ids ids,
            Clock clock) {
        this.shoppers = shoppers;
        this.oneShopper = oneShopper;
        this.evidence = evidence;
        this.recognise = recognise;
        this.profiles = profiles;
        this.rebind = rebind;
        this.roster = roster;
        this.marks = marks;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "MEMBERS";
    }

    @Override
    public Words title() {
        return new Words("会员", "Members");
    }

    @Override
    public List<SheetColumn> columns() {
        return MemberSheet.COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of();
    }

    /** What the rows of one step name, found with a few queries. */
    private record Meanings(
            Holders holders,
            Map<Long, Store> stores,
            Map<String, Guide> guides,
            Set<Long> serving,
            MarkMembers.Book tags) {}

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var tally = new Tally();
        var left = new ArrayList<Parsed>();
        for (var row : rows) {
            var parsed = MemberSheet.parse(row, now);
            tally.faults.addAll(parsed.faults());
            if (parsed.faults().isEmpty()) {
                left.add(parsed);
            }
        }
        boolean isFirst = true;
        while (!left.isEmpty()) {
            var next = MemberMatch.firstOfEach(left);
            left.removeAll(next);
            if (isFirst || !order.isDryRun()) {
                take(next, order, tally, now);
            } else {
                // What the rows before would have made of these members is not there in a dry run.
                tally.changed += next.size();
            }
            isFirst = false;
        }
        return new Step(tally.added, tally.changed, tally.unchanged, tally.faults);
    }

    private static final class Tally {

        private final List<CellFault> faults = new ArrayList<>();
        private int added;
        private int changed;
        private int unchanged;
    }

    private void take(List<Parsed> rows, Order order, Tally tally, Instant now) {
        var meanings = meanings(rows, now);
        var fresh = new ArrayList<Parsed>();
        var known = new LinkedHashMap<Parsed, Long>();
        for (var row : rows) {
            var faults = new ArrayList<>(faultsOf(row, meanings));
            var match = MemberMatch.of(row, meanings.holders());
            if (match instanceof Wrong wrong) {
                faults.add(wrong.fault());
            } else if (match instanceof Known member) {
                faults.addAll(faultsOf(row, member.memberId(), meanings));
            }
            tally.faults.addAll(faults);
            if (faults.isEmpty()) {
                if (match instanceof Fresh) {
                    fresh.add(row);
                } else if (match instanceof Known member) {
                    known.put(row, member.memberId());
                }
            }
        }
        tally.added += fresh.size();
        if (order.isDryRun()) {
            tally.changed += known.size();
            return;
        }
        make(fresh, meanings, order, now);
        known.forEach((row, memberId) -> {
            if (fill(row, memberId, meanings, order, now)) {
                tally.changed++;
            } else {
                tally.unchanged++;
            }
        });
    }

    private Meanings meanings(List<Parsed> rows, Instant now) {
        var identities = new EnumMap<IdentityKind, Map<String, Long>>(IdentityKind.class);
        for (var kind : MemberSheet.IDENTITIES.keySet()) {
            identities.put(
                    kind,
                    evidence.holders(
                            kind,
                            rows.stream()
                                    .flatMap(row ->
                                            Optional.ofNullable(row.identities().get(kind)).stream())
                                    .collect(Collectors.toSet())));
        }
        var holders = new Holders(
                members(all(rows, Parsed::memberId)), identities, profiles.holders(all(rows, Parsed::phone)));
        var stores = roster.stores(all(rows, Parsed::storeId)).stream()
                .collect(Collectors.toMap(Store::id, Function.identity()));
        var guides = roster.guidesByUserid(all(rows, Parsed::guide)).stream()
                .collect(Collectors.toMap(Guide::userid, Function.identity()));
        var serving = guides.isEmpty()
                ? Set.<Long>of()
                : roster.serving(guides.values().stream().map(Guide::id).toList(), now).stream()
                        .map(Serving::guideId)
                        .collect(Collectors.toSet());
        boolean hasTags = rows.stream().anyMatch(row -> !row.tags().isEmpty());
        return new Meanings(holders, stores, guides, serving, hasTags ? marks.book() : MarkMembers.Book.EMPTY);
    }

    private static <T> Set<T> all(List<Parsed> rows, Function<Parsed, Optional<T>> named) {
        return rows.stream().flatMap(row -> named.apply(row).stream()).collect(Collectors.toSet());
    }

    private Map<Long, Long> members(Collection<Long> named) {
        var active = shoppers.activeAmong(named);
        var standing = new HashMap<Long, Long>();
        for (long id : named) {
            long member = active.contains(id) ? id : oneShopper.standingFor(id);
            if (active.contains(id)
                    || member != id
                            && shoppers.find(member)
                                    .filter(Shoppers.Shopper::isActive)
                                    .isPresent()) {
                standing.put(id, member);
            }
        }
        return standing;
    }

    private static List<CellFault> faultsOf(Parsed row, Meanings meanings) {
        var faults = new ArrayList<CellFault>();
        row.storeId()
                .filter(id -> Optional.ofNullable(meanings.stores().get(id))
                        .filter(Store::isOpen)
                        .isEmpty())
                .ifPresent(id -> faults.add(
                        fault(row, MemberSheet.STORE, "store_unknown", "没有这个营业中的门店", "There is no such open store")));
        row.guide()
                .filter(userid -> Optional.ofNullable(meanings.guides().get(userid))
                        .filter(guide -> guide.isActive() && meanings.serving().contains(guide.id()))
                        .isEmpty())
                .ifPresent(userid -> faults.add(
                        fault(row, MemberSheet.GUIDE, "guide_unknown", "没有这个在岗的导购", "There is no such guide at work")));
        row.tags().stream()
                .filter(tag -> meanings.tags().find(tag).isEmpty())
                .forEach(tag -> faults.add(fault(
                        row, MemberSheet.TAGS, "tag_unknown", "没有标签「%s」".formatted(tag), "There is no tag " + tag)));
        return faults;
    }

    /** A table does not take a customer away from his guide, and tags belong to friendships. */
    private List<CellFault> faultsOf(Parsed row, long memberId, Meanings meanings) {
        var faults = new ArrayList<CellFault>();
        if (row.guide().isPresent()) {
            long guideId = Optional.ofNullable(meanings.guides().get(row.guide().get()))
                    .map(Guide::id)
                    .orElse(0L);
            var current = rebind.look(memberId, Sight.ALL).current();
            if (current.filter(story -> story.guideId() != guideId).isPresent()) {
                faults.add(fault(
                        row,
                        MemberSheet.GUIDE,
                        "bound_to_another",
                        "会员已绑定其他导购,请用移交",
                        "Bound to another guide; hand him over"));
            }
        }
        if (!row.tags().isEmpty() && !marks.isFriend(memberId)) {
            faults.add(fault(
                    row,
                    MemberSheet.TAGS,
                    "no_wecom_friend",
                    "该会员还不是任何导购的企业微信好友",
                    "No guide has this member as a friend in WeCom"));
        }
        return faults;
    }

    private void make(List<Parsed> rows, Meanings meanings, Order order, Instant now) {
        var members = new LinkedHashMap<Parsed, Long>();
        rows.forEach(row -> members.put(row, ids.next()));
        shoppers.insert(members.entrySet().stream()
                .map(member -> new NewShopper(
                        member.getValue(), member.getKey().registeredAt().orElse(now)))
                .toList());
        evidence.add(
                members.entrySet().stream()
                        .flatMap(member -> member.getKey().identities().entrySet().stream()
                                .map(name -> new NewName(member.getValue(), name.getKey(), name.getValue())))
                        .toList(),
                now);
        profiles.ofNew(
                members.entrySet().stream()
                        .map(member -> told(member.getKey(), member.getValue(), now))
                        .toList(),
                order.adminId());
        members.forEach((row, memberId) -> {
            Optional.ofNullable(row.identities().get(IdentityKind.UNIONID))
                    .ifPresent(unionid -> shoppers.linkFriendships(memberId, unionid));
            settle(row, memberId, meanings, order);
        });
    }

    private boolean fill(Parsed row, long memberId, Meanings meanings, Order order, Instant now) {
        boolean isChanged = false;
        for (var name : row.identities().entrySet()) {
            var holder = meanings.holders().identities().get(name.getKey()).get(name.getValue());
            if (holder == null) {
                recognise.alsoKnownAs(memberId, name.getKey(), name.getValue());
                isChanged = true;
            }
        }
        long standing = oneShopper.standingFor(memberId);
        var told = told(row, standing, now);
        boolean isAnothersPhone = told.phone()
                .map(phone -> meanings.holders().phones().getOrDefault(phone, Set.of()))
                .filter(holders -> !holders.isEmpty() && !holders.contains(memberId))
                .isPresent();
        isChanged |= profiles.ofKnown(
                isAnothersPhone ? new Told(standing, told.nickname(), Optional.empty(), told.consents()) : told,
                order.adminId());
        isChanged |= settle(row, standing, meanings, order);
        if (!row.tags().isEmpty()) {
            isChanged |= marks.mark(
                    standing,
                    row.tags().stream()
                            .map(tag -> meanings.tags().find(tag).orElseThrow())
                            .collect(Collectors.toSet()),
                    Set.of(),
                    order);
        }
        return isChanged;
    }

    private boolean settle(Parsed row, long memberId, Meanings meanings, Order order) {
        if (row.storeId().isEmpty() && row.guide().isEmpty()) {
            return false;
        }
        boolean isChanged = false;
        var before = rebind.look(memberId, Sight.ALL);
        if (row.storeId().isPresent() && !before.home().storeId().equals(row.storeId())) {
            rebind.settle(memberId, row.storeId().get(), order.adminId(), why(order));
            isChanged = true;
        }
        if (row.guide().isPresent() && before.current().isEmpty()) {
            long guideId = meanings.guides().get(row.guide().get()).id();
            rebind.bind(new RebindShopper.Order(memberId, Optional.empty(), order.adminId(), why(order)), guideId);
            isChanged = true;
        }
        return isChanged;
    }

    private static Told told(Parsed row, long memberId, Instant now) {
        var consents = new ArrayList<Consent>();
        var at = row.consentAt().orElse(now);
        var channel = row.channel().orElse(ConsentChannel.STORE);
        row.privacy()
                .ifPresent(agreed -> consents.add(
                        new Consent(Purpose.PRIVACY_POLICY, row.version().orElseThrow(), agreed, at, channel)));
        row.marketing()
                .ifPresent(agreed -> consents.add(
                        new Consent(Purpose.MARKETING, row.version().orElseThrow(), agreed, at, channel)));
        return new Told(memberId, row.name(), row.phone(), consents);
    }

    static String why(Order order) {
        return "导入 Import #" + order.jobId();
    }

    private static CellFault fault(Parsed row, String column, String code, String zh, String en) {
        return new CellFault(row.row(), column, code, new Words(zh, en));
    }
}
