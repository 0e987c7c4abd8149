package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.memberfile.MemberSheet.Parsed;
import io.guidepost.domain.sheet.CellFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a row is about: somebody we know, or somebody new. Numbers of channels go before the phone, which families share; what
 * points to several is for people to decide and never merged by a table.
 */
sealed interface MemberMatch {

    record Fresh() implements MemberMatch {}

    record Known(long memberId) implements MemberMatch {}

    record Wrong(CellFault fault) implements MemberMatch {}

    /**
     * What the names in the rows mean today.
     *
     * @param members who stands for each member that is named by id; those who are nobody are missing
     * @param phones by the number as it is kept
     */
    record Holders(
            Map<Long, Long> members, Map<IdentityKind, Map<String, Long>> identities, Map<String, Set<Long>> phones) {}

    static MemberMatch of(Parsed row, Holders holders) {
        var named = new TreeSet<Long>();
        if (row.memberId().isPresent()) {
            var member =
                    Optional.ofNullable(holders.members().get(row.memberId().get()));
            if (member.isEmpty()) {
                return wrong(row, MemberSheet.MEMBER, "member_unknown", "没有这个会员", "There is no such member");
            }
            named.add(member.get());
        }
        row.identities().forEach((kind, value) -> Optional.ofNullable(
                        holders.identities().getOrDefault(kind, Map.of()).get(value))
                .ifPresent(named::add));
        var byPhone = row.phone().map(holders.phones()::get).orElse(Set.of());
        if (named.size() > 1) {
            return wrong(row, "", "identities_of_several", "这些身份分属多个会员,请先合并会员", "These numbers are of several members");
        }
        if (named.isEmpty()) {
            return byPhone.size() > 1
                    ? wrong(
                            row,
                            MemberSheet.PHONE,
                            "phone_of_several",
                            "多个会员使用此手机号,请填写会员身份",
                            "Several members have this phone")
                    : byPhone.stream().findFirst().<MemberMatch>map(Known::new).orElseGet(() -> fresh(row));
        }
        return new Known(named.first());
    }

    /** Nobody's data is taken in without a word of his (PIPL 13). */
    private static MemberMatch fresh(Parsed row) {
        if (!row.privacy().orElse(false)) {
            return wrong(
                    row,
                    MemberSheet.PRIVACY,
                    "consent_missing",
                    "新会员须已同意隐私政策",
                    "A new member must have agreed to the privacy policy");
        }
        return row.tags().isEmpty()
                ? new Fresh()
                : wrong(
                        row,
                        MemberSheet.TAGS,
                        "no_wecom_friend",
                        "新会员还不是任何导购的企业微信好友,不能打标签",
                        "A new member is no guide's friend in WeCom and cannot have tags");
    }

    static Wrong wrong(Parsed row, String column, String code, String zh, String en) {
        return new Wrong(new CellFault(row.row(), column, code, new Words(zh, en)));
    }

    /** Rows that name nobody whom an earlier one of these names: what the others say depends on what becomes of those. */
    static List<Parsed> firstOfEach(List<Parsed> rows) {
        var seen = new HashSet<String>();
        return rows.stream()
                .filter(row -> {
                    var names = names(row);
                    boolean isFirst = names.stream().noneMatch(seen::contains);
                    seen.addAll(names);
                    return isFirst;
                })
                .toList();
    }

    private static List<String> names(Parsed row) {
        var names = new ArrayList<String>();
        row.memberId().ifPresent(id -> names.add("ID" + id));
        row.identities().forEach((kind, value) -> names.add(kind + value));
        row.phone().ifPresent(phone -> names.add("PHONE" + phone));
        return names;
    }
}
