package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.member.FindMembers;
import io.guidepost.domain.member.FindMembers.After;
import io.guidepost.domain.member.FindMembers.Query;
import io.guidepost.domain.member.Members;
import io.guidepost.domain.member.Members.Card;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Members as a table: phones masked for everybody, names for those who do not see them; each of them is written down. */
@Component
class ExportMembers implements ExportKind {

    private static final int PAGE = 500;
    private static final Query ALL = new Query(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(MemberSheet.MEMBER, "会员编号", "Member ID"),
            SheetColumn.text(MemberSheet.NAME, "姓名", "Name"),
            SheetColumn.text("wecomName", "企业微信名", "Name in WeCom"),
            SheetColumn.text(MemberSheet.PHONE, "手机号", "Phone"),
            SheetColumn.text("guide", "导购", "Guide"),
            SheetColumn.text("store", "门店", "Store"),
            SheetColumn.text("homeStore", "归属门店", "Home store"),
            SheetColumn.moment(MemberSheet.REGISTERED, "注册时间", "Registered at"));

    private final FindMembers findMembers;
    private final Members members;
    private final Roster roster;
    private final KeepProfile profiles;
    private final FileCounts counts;
    private final AccessLog accessLog;
    private final TransactionRetry transactions;
    private final Clock clock;

    ExportMembers(
            FindMembers findMembers,
            Members members,
            Roster roster,
            KeepProfile profiles,
            FileCounts counts,
            AccessLog accessLog,
            TransactionRetry transactions,
            Clock clock) {
        this.findMembers = findMembers;
        this.members = members;
        this.roster = roster;
        this.profiles = profiles;
        this.counts = counts;
        this.accessLog = accessLog;
        this.transactions = transactions;
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
        return COLUMNS;
    }

    @Override
    public boolean isByRegion() {
        return true;
    }

    @Override
    public long count(Scope scope) {
        if (scope.regionId().isEmpty()) {
            return counts.members();
        }
        var regions = roster.within(scope.regionId().get(), clock.instant());
        return counts.membersOf(regions, members.storesIn(regions));
    }

    @Override
    public Page page(Scope scope, Optional<String> after) {
        var found = findMembers.page(
                ALL, Sight.of(scope.regionId()), after.map(id -> new After("", Long.parseLong(id))), PAGE);
        var ids = found.members().stream().map(Card::id).toList();
        var phones = profiles.maskedPhones(ids);
        transactions.run(() -> accessLog.addAll(
                ids, Actor.admin(scope.adminId()), Action.EXPORTED, "profile", "导出 Export #" + scope.jobId()));
        return new Page(
                found.members().stream()
                        .map(card -> cells(card, phones, scope.seesNames()))
                        .toList(),
                found.next().map(next -> Long.toString(next.id())));
    }

    private static List<Object> cells(Card card, Map<Long, String> phones, boolean seesNames) {
        return Arrays.asList(
                Long.toString(card.id()),
                name(card.nickname(), seesNames),
                name(card.wecomName(), seesNames),
                phones.get(card.id()),
                card.guideName(),
                card.storeName(),
                card.homeStoreName(),
                time(card.registeredAt()));
    }

    private static String name(String name, boolean isSeen) {
        return name == null || isSeen ? name : Masked.name(name);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
