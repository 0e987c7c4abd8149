package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.domain.shopper.FriendDirectory.Friend;
import io.guidepost.domain.shopper.FriendDirectoryContract;
import io.guidepost.wechat.SimulatedTencent;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxFriendDirectoryTest extends FriendDirectoryContract {

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start();
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected FriendDirectory directory() {
        return tencent.port(FriendDirectory.class);
    }

    @Override
    protected List<String> guides() {
        return List.of("sh001_li", "sh001_wang");
    }

    @Override
    protected String sharedCustomer() {
        return "wmSeedCustomer00001";
    }

    @Override
    protected String stranger() {
        return "wmNobodyAtAll";
    }

    @Test
    void theStateOfTheCodeThatBroughtTheCustomerIsTold() {
        tencent.order(
                "/sim/wecom/friends",
                "{\"userid\":\"gz001_liang\",\"externalUserid\":\"wmNew1\",\"unionid\":\"u_new1\",\"state\":\"g42\"}");

        assertThat(directory().friendsOf(List.of("gz001_liang"), "").friends())
                .filteredOn(friend -> friend.externalUserid().equals("wmNew1"))
                .extracting(friend -> friend.state().orElse(""), friend -> friend.unionid()
                        .orElse(""))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("g42", "u_new1"));
        assertThat(directory()
                        .contact("wmNew1")
                        .orElseThrow()
                        .followers()
                        .get(0)
                        .state())
                .contains("g42");
    }

    @Test
    void manyFriendsComeInPages() {
        for (int i = 0; i < 120; i++) {
            tencent.order(
                    "/sim/wecom/friends",
                    "{\"userid\":\"sz001_ye\",\"externalUserid\":\"wmMany%d\",\"unionid\":\"u_many%d\"}"
                            .formatted(i, i));
        }

        var first = directory().friendsOf(List.of("sz001_ye"), "");
        var second = directory().friendsOf(List.of("sz001_ye"), first.nextCursor());

        assertThat(first.friends()).hasSize(100);
        assertThat(second.friends()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(second.nextCursor()).isEmpty();
        assertThat(first.friends())
                .extracting(Friend::externalUserid)
                .doesNotContainAnyElementsOf(
                        second.friends().stream().map(Friend::externalUserid).toList());
    }

    @Test
    void atMostAHundredGuidesAreAskedAbout() {
        assertThatThrownBy(() -> directory().friendsOf(Collections.nCopies(101, "sh001_li"), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
