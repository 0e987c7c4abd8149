package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.domain.tag.CorpTags;
import io.guidepost.wechat.SimulatedTencent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxCorpTagsTest {

    private static final String GUIDE = "sh001_li";
    private static final String CUSTOMER = "wmSeedCustomer00001";

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.wecom.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    private static CorpTags tags() {
        return tencent.port(CorpTags.class);
    }

    @Test
    void aGroupComesWithItsFirstTagAndGoesWithItsLast() {
        var made = tags().add("", "尺码", List.of("35", "36"));
        assertThat(tags().add(made.id(), "", List.of("37")).tags()).hasSize(1);
        tags().rename(made.id(), "鞋码");
        tags().rename(made.tags().get(0).id(), "三十五");

        assertThat(group(made.id()).name()).isEqualTo("鞋码");
        assertThat(group(made.id()).tags()).extracting(CorpTags.CorpTag::name).containsExactly("三十五", "36", "37");
        assertThatThrownBy(() -> tags().add("", "鞋码", List.of("36")))
                .isInstanceOfSatisfying(GatewayRejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("40071"));
        tags().delete(group(made.id()).tags().stream().map(CorpTags.CorpTag::id).toList());
        assertThat(tags().all()).noneMatch(group -> group.id().equals(made.id()));
        assertThatThrownBy(() -> tags().delete(List.of(made.tags().get(0).id())))
                .isInstanceOfSatisfying(GatewayRejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("40068"));
    }

    @Test
    void aMarkWhoseAnswerIsLostIsFoundByAsking() {
        var tag = tags().add("", "等级", List.of("金卡")).tags().get(0).id();
        tencent.fault("/cgi-bin/externalcontact/mark_tag", "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> tags().mark(GUIDE, CUSTOMER, Set.of(tag), Set.of()))
                .isInstanceOf(GatewayUnclear.class);

        assertThat(tagsInWeCom()).contains(tag);
        tags().mark(GUIDE, CUSTOMER, Set.of(), Set.of(tag));
        assertThat(tagsInWeCom()).doesNotContain(tag);
        assertThatThrownBy(() -> tags().mark(GUIDE, "wmNobodyAtAll", Set.of(tag), Set.of()))
                .isInstanceOfSatisfying(GatewayRejected.class, refused -> assertThat(refused.code())
                        .isEqualTo("84061"));
    }

    @Test
    void whatAGuideEditsInWeComIsToldBothWays() {
        var made = tencent.order("/sim/wecom/tags", "{\"groupName\":\"爱好\",\"name\":\"茶\"}");
        tencent.order(
                "/sim/wecom/friends/%s/%s/detail".formatted(GUIDE, CUSTOMER),
                "{\"remark\":\"林姐\",\"addTags\":[\"%s\"]}"
                        .formatted(made.path("id").asString()));

        var detail = tencent.port(FriendDirectory.class).contact(CUSTOMER).orElseThrow().followers().stream()
                .filter(follower -> follower.userid().equals(GUIDE))
                .findFirst()
                .orElseThrow()
                .detail();
        assertThat(detail.remark()).isEqualTo("林姐");
        assertThat(detail.tagIds()).contains(made.path("id").asString());
        assertThat(tencent.port(FriendDirectory.class)
                        .friendsOf(List.of(GUIDE), "")
                        .friends())
                .filteredOn(friend -> friend.externalUserid().equals(CUSTOMER))
                .singleElement()
                .satisfies(friend -> assertThat(friend.detail()).isEqualTo(detail));
    }

    private Set<String> tagsInWeCom() {
        return tencent.port(FriendDirectory.class).contact(CUSTOMER).orElseThrow().followers().stream()
                .filter(follower -> follower.userid().equals(GUIDE))
                .findFirst()
                .orElseThrow()
                .detail()
                .tagIds();
    }

    private CorpTags.CorpGroup group(String id) {
        return tags().all().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
