package io.guidepost.domain.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.FriendDirectory.Detail;
import io.guidepost.domain.shopper.KeepFriends;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import io.guidepost.domain.tag.CorpTags.CorpGroup;
import io.guidepost.domain.tag.Mark.Source;
import io.guidepost.domain.tag.MirrorTags.TagGroupChanged;
import io.guidepost.domain.tag.TagCustomers.Order;
import io.guidepost.domain.tag.Tags.Change;
import io.guidepost.domain.tag.Tags.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class TagsTest {

    private static final long ADMIN = 1;

    @Autowired
    EditTags edit;

    @Autowired
    TagCustomers tagCustomers;

    @Autowired
    Tags tags;

    @Autowired
    PullTags pullTags;

    @Autowired
    MirrorTags mirrorTags;

    @Autowired
    MirrorMarks mirrorMarks;

    @Autowired
    HearMarks hearMarks;

    @Autowired
    FakeCorpTags corp;

    @Autowired
    FakeFriendDirectory directory;

    @Autowired
    KeepFriends keepFriends;

    @Autowired
    Shoppers shoppers;

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    Roster roster;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    private String suffix;

    @BeforeEach
    void names() {
        suffix = Long.toString(ids.next(), 36);
    }

    @AfterEach
    void answersArrive() {
        corp.losesAnswers(false);
    }

    @Test
    void fiftySixGroupsOf343ValuesReachWeComAndComeBackUnchanged() {
        var groups = new ArrayList<Long>();
        int values = 0;
        for (int i = 0; i < 56; i++) {
            // 7 times 7 and 49 times 6 are 343.
            var names = IntStream.range(0, i < 7 ? 7 : 6).mapToObj(n -> "值" + n).toList();
            values += names.size();
            groups.add(edit.createGroup("组" + i + suffix, names, ADMIN).group().id());
        }
        assertThat(values).isEqualTo(343);

        groups.forEach(this::mirror);

        assertThat(corp.all().stream()
                        .filter(group -> group.name().endsWith(suffix))
                        .mapToInt(group -> group.tags().size())
                        .sum())
                .isEqualTo(343);
        assertThat(groups).allSatisfy(id -> assertThat(edit.group(id).tags())
                .allSatisfy(tag -> assertThat(tag.syncState()).isEqualTo(SyncState.SYNCED)));
        pullTags.run();
        // Groups that other tests have left half-way may be told again; of these nothing is.
        assertThat(pullTags.run().taken()).isZero();
        assertThat(groups).allSatisfy(id -> assertThat(edit.group(id).tags())
                .hasSizeBetween(6, 7)
                .allSatisfy(tag -> assertThat(tag.syncState()).isEqualTo(SyncState.SYNCED)));
    }

    @Test
    void aLostAnswerIsAskedForAndNothingIsToldTwice() {
        var group = edit.createGroup("会员" + suffix, List.of("金卡", "银卡"), ADMIN);
        long id = group.group().id();
        corp.losesAnswers(true);
        assertThatThrownBy(() -> mirror(id)).isInstanceOf(GatewayUnclear.class);
        assertThat(edit.group(id).tags()).extracting(Tag::syncState).containsOnly(SyncState.UNKNOWN);
        corp.losesAnswers(false);
        int calls = corp.calls();

        mirror(id);

        assertThat(corp.calls()).isEqualTo(calls);
        assertThat(edit.group(id).tags()).extracting(Tag::syncState).containsOnly(SyncState.SYNCED);
        assertThat(at(id).tags()).hasSize(2);
    }

    @Test
    void renamingAndDeletingGoBothWays() {
        long id = edit.createGroup("偏好" + suffix, List.of("红", "黄", "蓝"), ADMIN)
                .group()
                .id();
        mirror(id);
        var red = tag(id, "红");
        edit.renameTag(red.id(), "绯红", red.version(), ADMIN);
        assertThatThrownBy(() -> edit.renameTag(red.id(), "赤", red.version(), ADMIN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("version_conflict"));
        edit.deleteTag(tag(id, "黄").id(), ADMIN);
        mirror(id);
        assertThat(at(id).tags()).extracting(CorpTags.CorpTag::name).containsExactly("绯红", "蓝");

        corp.rename(tag(id, "蓝").wecomId(), "藏蓝");
        corp.delete(List.of(tag(id, "绯红").wecomId()));
        pullTags.run();

        assertThat(edit.group(id).tags()).extracting(Tag::name).containsExactly("藏蓝");
        assertThat(edit.changes(id, Long.MAX_VALUE, 50))
                .extracting(Change::kind, Change::source)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Kind.TAG_DELETED, Source.WECOM),
                        org.assertj.core.groups.Tuple.tuple(Kind.TAG_DELETED, Source.HQ));
        corp.delete(List.of(tag(id, "藏蓝").wecomId()));
        pullTags.run();
        assertThat(edit.group(id).tags()).isEmpty();
        edit.addTags(id, List.of("绿"), ADMIN);
        mirror(id);
        assertThat(at(id).tags()).as("the group comes back with its tag").hasSize(1);
    }

    @Test
    void ofTwoNamesTheLaterOneWins() {
        long id = edit.createGroup("冲突" + suffix, List.of("一", "二"), ADMIN)
                .group()
                .id();
        mirror(id);
        for (var name : List.of("一", "二")) {
            var tag = tag(id, name);
            edit.renameTag(tag.id(), name + "总部", tag.version(), ADMIN);
            corp.rename(tag.wecomId(), name + "企微");
        }
        var later = tag(id, "一总部");
        clock.advance(Duration.ofMinutes(1));

        pullTags.apply(
                new WeComEvent("change_external_tag", "update", Map.of("Id", later.wecomId()), clock.instant(), "k"),
                clock.instant());
        mirror(id);

        assertThat(edit.group(id).tags()).extracting(Tag::name).containsExactlyInAnyOrder("一企微", "二总部");
        assertThat(at(id).tags()).extracting(CorpTags.CorpTag::name).containsExactlyInAnyOrder("一企微", "二总部");
    }

    @Test
    void headquartersTagsAMemberWithEveryGuideAndTheHistoryTellsWho() {
        long id = edit.createGroup("尺码" + suffix, List.of("35", "36"), ADMIN)
                .group()
                .id();
        mirror(id);
        var first = guide();
        var second = guide();
        var customer = "wm" + UUID.randomUUID();
        long member = member(customer);
        assertThatThrownBy(() ->
                        tagCustomers.tagMember(member, hq(Set.of(tag(id, "35").id()), Set.of())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("no_wecom_friend"));
        befriend(first, customer);
        befriend(second, customer);

        tagCustomers.tagMember(member, hq(Set.of(tag(id, "35").id()), Set.of()));
        mirrorMarks.deliver(new MirrorMarks.MarksChanged(first.id(), customer));
        corp.losesAnswers(true);
        assertThatThrownBy(() -> mirrorMarks.deliver(new MirrorMarks.MarksChanged(second.id(), customer)))
                .isInstanceOf(GatewayUnclear.class);
        corp.losesAnswers(false);
        int calls = corp.calls();
        mirrorMarks.deliver(new MirrorMarks.MarksChanged(second.id(), customer));

        assertThat(corp.calls()).as("asked, not told again").isEqualTo(calls);
        assertThat(tagCustomers.ofMember(member))
                .hasSize(2)
                .allSatisfy(marked -> assertThat(marked.mark().syncState()).isEqualTo(SyncState.SYNCED));
        tagCustomers.tagMember(member, hq(Set.of(), Set.of(tag(id, "35").id())));
        assertThat(tagCustomers.historyOf(member, Long.MAX_VALUE, 10))
                .extracting(Change::kind)
                .containsExactly(Kind.UNMARKED, Kind.UNMARKED, Kind.MARKED, Kind.MARKED);
        forget(first, customer);
        forget(second, customer);
    }

    @Test
    void whatTheGuideTagsInWeComIsHeardAndWhatIsUnderWayIsNotOverwritten() {
        long id = edit.createGroup("喜好" + suffix, List.of("咖啡", "茶"), ADMIN)
                .group()
                .id();
        mirror(id);
        var guide = guide();
        var customer = "wm" + UUID.randomUUID();
        befriend(guide, customer);
        var fresh = corp.add("", "新组" + suffix, List.of("新"));
        tagCustomers.tagFriend(
                guide.id(),
                customer,
                new Order(
                        Source.GUIDE,
                        Optional.of(guide.id()),
                        Set.of(tag(id, "茶").id()),
                        Set.of(),
                        ""));
        directory.describe(
                guide.userid(),
                customer,
                new Detail(
                        "",
                        "",
                        Set.of(tag(id, "咖啡").wecomId(), fresh.tags().get(0).id())));

        keepFriends.edited(guide.userid(), customer);

        assertThat(tagCustomers.ofFriend(guide.id(), customer))
                .extracting(marked -> marked.tag().name())
                .as("a tag that nobody here knew, too")
                .containsExactlyInAnyOrder("咖啡", "茶", "新");
        mirrorMarks.deliver(new MirrorMarks.MarksChanged(guide.id(), customer));
        assertThat(directory
                        .contact(customer)
                        .orElseThrow()
                        .followers()
                        .get(0)
                        .detail()
                        .tagIds())
                .hasSize(3);
        directory.describe(guide.userid(), customer, Detail.NONE);
        keepFriends.edited(guide.userid(), customer);
        assertThat(tagCustomers.ofFriend(guide.id(), customer)).isEmpty();
        forget(guide, customer);
    }

    private Order hq(Set<Long> add, Set<Long> remove) {
        return new Order(Source.HQ, Optional.of(ADMIN), add, remove, "");
    }

    private void mirror(long groupId) {
        mirrorTags.deliver(new TagGroupChanged(groupId));
    }

    private CorpGroup at(long groupId) {
        var wecomId = tags.group(groupId).orElseThrow().wecomId();
        return corp.all().stream()
                .filter(group -> group.id().equals(wecomId))
                .findFirst()
                .orElseThrow();
    }

    private Tag tag(long groupId, String name) {
        return edit.group(groupId).tags().stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void befriend(Guide guide, String customer) {
        directory.add(guide.userid(), customer, clock.instant());
        keepFriends.added(guide.userid(), customer, clock.instant(), Optional.empty());
    }

    private void forget(Guide guide, String customer) {
        directory.remove(guide.userid(), customer);
    }

    private long member(String customer) {
        long id = ids.next();
        shoppers.insert(id, clock.instant());
        shoppers.addIdentity(id, IdentityKind.UNIONID, "u_" + customer, clock.instant());
        return id;
    }

    private Guide guide() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        long store = places.openStore(ids.next(), region, "门店", "Store");
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store, Employment.Role.GUIDE, true)));
        return roster.guideByUserid(userid).orElseThrow();
    }
}
