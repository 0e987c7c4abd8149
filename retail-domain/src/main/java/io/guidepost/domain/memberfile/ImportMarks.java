package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.member.Members;
import io.guidepost.domain.memberfile.TagSheet.Action;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.CellReader;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.shopper.OneShopper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tags on members from a table (TAG-2): given, or taken away; members are named by id or by the number of any channel. */
@Component
class ImportMarks implements ImportKind {

    private final MarkMembers marks;
    private final Members members;
    private final OneShopper oneShopper;

    ImportMarks(MarkMembers marks, Members members, OneShopper oneShopper) {
        this.marks = marks;
        this.members = members;
        this.oneShopper = oneShopper;
    }

    @Override
    public String name() {
        return "MEMBER_TAGS";
    }

    @Override
    public Words title() {
        return new Words("会员标签", "Tags of members");
    }

    @Override
    public List<SheetColumn> columns() {
        return TagSheet.MARKS;
    }

    @Override
    public List<String> required() {
        return List.of(TagSheet.TAG);
    }

    /** Each row locks a guide's customers for a moment. */
    @Override
    public int rowsAtOnce() {
        return 50;
    }

    private static final class Change {

        private final Set<Long> add = new HashSet<>();
        private final Set<Long> remove = new HashSet<>();
    }

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        var book = marks.book();
        var faults = new ArrayList<CellFault>();
        var changes = new LinkedHashMap<Long, Change>();
        for (var row : rows) {
            var cells = new CellReader(row).require(TagSheet.TAG);
            var action = cells.word(TagSheet.ACTION, TagSheet.ACTIONS, Action.values());
            var tag = tag(cells, book);
            var member = member(row, cells);
            member.filter(id -> !marks.isFriend(id))
                    .ifPresent(id -> cells.fault(
                            MemberSheet.MEMBER,
                            "no_wecom_friend",
                            "该会员还不是任何导购的企业微信好友",
                            "No guide has this member as a friend in WeCom"));
            faults.addAll(cells.faults());
            if (cells.faults().isEmpty() && tag.isPresent() && member.isPresent()) {
                note(changes, member.get(), tag.get(), action.orElse(Action.ADD));
            }
        }
        int changed = 0;
        for (Map.Entry<Long, Change> change : changes.entrySet()) {
            boolean isChanged = order.isDryRun()
                    || marks.mark(change.getKey(), change.getValue().add, change.getValue().remove, order);
            changed += isChanged ? 1 : 0;
        }
        return new Step(0, changed, changes.size() - changed, faults);
    }

    /** What a later row says holds. */
    private static void note(Map<Long, Change> changes, long memberId, long tagId, Action action) {
        var change = changes.computeIfAbsent(memberId, none -> new Change());
        (action == Action.ADD ? change.add : change.remove).add(tagId);
        (action == Action.ADD ? change.remove : change.add).remove(tagId);
    }

    private static Optional<Long> tag(CellReader cells, MarkMembers.Book book) {
        var group = cells.text(TagSheet.GROUP, 30);
        var tag = cells.text(TagSheet.TAG, 62);
        var found =
                tag.map(name -> group.map(of -> of + "/" + name).orElse(name)).flatMap(book::find);
        if (tag.isPresent() && found.isEmpty()) {
            cells.fault(
                    TagSheet.TAG,
                    "tag_unknown",
                    "没有这个标签,或多个标签组有同名标签",
                    "There is no such tag, or several groups have it");
        }
        return found;
    }

    private Optional<Long> member(SheetRow row, CellReader cells) {
        var id = cells.id(MemberSheet.MEMBER);
        var identity = cells.text(TagSheet.IDENTITY, 64);
        if (row.cell(MemberSheet.MEMBER).isEmpty() && identity.isEmpty()) {
            cells.fault(MemberSheet.MEMBER, "identity_missing", "请填写会员编号或身份", "Name the member");
            return Optional.empty();
        }
        var found = id.isPresent()
                ? List.of(oneShopper.standingFor(id.get()))
                : identity.map(this::known).orElse(List.of());
        if (found.size() != 1 && cells.faults().isEmpty()) {
            cells.fault(
                    identity.isPresent() ? TagSheet.IDENTITY : MemberSheet.MEMBER,
                    found.isEmpty() ? "member_unknown" : "identities_of_several",
                    found.isEmpty() ? "没有这个会员" : "该身份分属多个会员",
                    found.isEmpty() ? "There is no such member" : "Several members have this number");
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<Long> known(String identity) {
        return members.byIdentity(identity, 10).stream()
                .map(oneShopper::standingFor)
                .distinct()
                .toList();
    }
}
