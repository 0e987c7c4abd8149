package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class WeComSaysAShopperHasAddedAGuideTest extends WalkTest {

    private static final long DRESS = 100102;

    @Test
    void theShopperIsBoundAndStaysSoWhenAnotherGuideSendsALink() {
        var chen = guide("sh001_chen");
        var xu = guide("sh001_xu");
        var name = newName();
        var shopper = shopper(name);

        sim.befriend(chen.userid(), "wm" + name, "u_" + name);
        eventually("the friend is bound", () -> assertThat(bindings(shopper)).isEqualTo(1));
        shopper.open(xu.share(1001));
        var order = shopper.place(DRESS, 1);

        var attribution = hq().attribution(order.id());
        assertThat(attribution.path("basis").asString()).isEqualTo("PROTECTED_BINDING");
        assertThat(attribution.path("guide").path("id").asString()).isEqualTo(chen.id());
        assertThat(attribution.path("candidates").toString()).contains("LOWER_PRECEDENCE");
    }

    @Test
    void whoIsAFriendBeforeBeingAMemberIsBoundAtTheFirstSignIn() {
        var chen = guide("sh001_chen");
        var name = newName();
        sim.befriend(chen.userid(), "wm" + name, "u_" + name);
        eventually("the friendship is known", () -> assertThat(friendships("wm" + name))
                .isEqualTo(1));

        var order = shopper(name).place(DRESS, 1);

        assertThat(hq().attribution(order.id()).path("guide").path("id").asString())
                .isEqualTo(chen.id());
    }

    @Test
    void anEventThatComesTwiceBindsOnce() {
        var chen = guide("sh001_chen");
        var name = newName();
        var shopper = shopper(name);

        sim.callbacks("DUPLICATE_NEXT", 1);
        sim.befriend(chen.userid(), "wm" + name, "u_" + name);
        eventually("the friend is bound", () -> assertThat(bindings(shopper)).isEqualTo(1));
        eventually("both events are applied", () -> assertThat(eventsWaiting()).isZero());

        assertThat(friendships("wm" + name)).isEqualTo(1);
        assertThat(bindings(shopper)).isEqualTo(1);
    }

    @Test
    void eventsInTheWrongOrderEndAtTheTruth() {
        var chen = guide("sh001_chen");
        var name = newName();
        shopper(name);

        sim.callbacks("HOLD", 1);
        sim.befriend(chen.userid(), "wm" + name, "u_" + name);
        sim.unfriend(chen.userid(), "wm" + name);
        sim.callbacks("RELEASE_REVERSED", 1);
        sim.callbacks("NORMAL", 1);

        eventually("the friendship has ended", () -> {
            assertThat(friendships("wm" + name)).isEqualTo(1);
            assertThat(openFriendships("wm" + name)).isZero();
        });
    }

    @Test
    void theGuideSeesTheFriendAndAnotherGuideDoesNot() {
        var chen = guide("sh001_chen");
        var name = newName();
        sim.befriend(chen.userid(), "wm" + name, "u_" + name);
        eventually("the friendship is known", () -> assertThat(friendships("wm" + name))
                .isEqualTo(1));

        chen.http().get("/api/guide/v1/customers/wm" + name).expect(200);
        guide("sh001_xu").http().get("/api/guide/v1/customers/wm" + name).refused(404, "not_found");
    }

    private static JdbcTemplate sql() {
        return RunningQuickstart.bean(JdbcTemplate.class);
    }

    private static int bindings(Shop shopper) {
        return sql().queryForObject(
                        "SELECT COUNT(*) FROM shopper_binding WHERE member_id = ? AND ended_at > '9000-01-01'",
                        Integer.class,
                        shopper.memberId());
    }

    private static int friendships(String externalUserid) {
        return sql().queryForObject(
                        "SELECT COUNT(*) FROM shopper_friendship WHERE external_userid = ?",
                        Integer.class,
                        externalUserid);
    }

    private static int openFriendships(String externalUserid) {
        return sql().queryForObject(
                        "SELECT COUNT(*) FROM shopper_friendship WHERE external_userid = ? AND ended_at > '9000-01-01'",
                        Integer.class,
                        externalUserid);
    }

    private static int eventsWaiting() {
        return sql().queryForObject("SELECT COUNT(*) FROM inbox_message WHERE done_at IS NULL", Integer.class);
    }
}
