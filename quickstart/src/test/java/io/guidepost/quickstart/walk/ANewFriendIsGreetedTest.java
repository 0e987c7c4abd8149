package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** ACQ-1 to ACQ-3, over HTTP and by the simulator's clock of 20 seconds. */
class ANewFriendIsGreetedTest extends WalkTest {

    private static final long DRESS = 100102;
    private static final int OTHERS = 30;

    @AfterEach
    void weComIsQuickAgain() {
        sim.noFaults();
        eventually("the inbox is empty", () -> assertThat(eventsWaiting()).isZero());
    }

    /** The inbox stands still for seconds, full of other friends: whoever comes last is greeted all the same. */
    @Test
    void withinTwentySecondsWhileTheInboxIsFullOfOtherEvents() {
        var chen = guide("sh001_chen");
        sim.slow("/cgi-bin/externalcontact/get", 1_000, 4);
        for (int i = 0; i < OTHERS; i++) {
            var other = newName();
            sim.befriend("sh001_xu", "wm" + other, "u_" + other);
        }
        var name = newName();

        sim.befriend(chen.userid(), "wm" + name, "u_" + name);

        eventually("the friend is greeted", () -> assertThat(
                        welcome("wm" + name).path("sentAt").asString(""))
                .isNotEmpty());
        assertThat(eventsWaiting()).as("events that still wait for their turn").isPositive();
        var greeted = welcome("wm" + name);
        assertThat(Duration.between(
                        Instant.parse(greeted.path("issuedAt").asString()),
                        Instant.parse(greeted.path("sentAt").asString())))
                .isLessThan(Duration.ofSeconds(20));
        var shopper = shopper(name);
        shopper.open(TokenOnCard.of(greeted));
        var order = shopper.place(DRESS, 1);
        assertThat(hq().attribution(order.id()).path("guide").path("id").asString())
                .isEqualTo(chen.id());
    }

    @Test
    void whoScansAGuidesOwnCodeIsCountedForIt() {
        var chen = guide("sh001_chen");
        var made = chen.http()
                .post("/api/guide/v1/acquisition-code", Map.of())
                .expect(201)
                .json();
        assertThat(made.path("status").asString()).isEqualTo("LIVE");
        var state = hq().http()
                .get("/api/admin/v1/acquisition-codes/" + made.path("id").asString())
                .expect(200)
                .text("state");
        var name = newName();

        var scanned = sim.scan(state, "wm" + name, "u_" + name);

        assertThat(scanned.path("userid").asString()).isEqualTo(chen.userid());
        eventually("the lead is noted", () -> {
            var funnel = hq().http()
                    .get("/api/admin/v1/acquisition-funnel?channel=STAFF&codeId="
                            + made.path("id").asString())
                    .expect(200)
                    .json();
            assertThat(funnel.path("total").path("added").asInt()).isEqualTo(1);
        });
    }

    private JsonNode welcome(String externalUserid) {
        return sim.welcomes().stream()
                .filter(welcome -> welcome.path("externalUserid").asString().equals(externalUserid))
                .findFirst()
                .orElseThrow();
    }

    private static int eventsWaiting() {
        return RunningQuickstart.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COUNT(*) FROM inbox_message WHERE done_at IS NULL AND dead_at IS NULL", Integer.class);
    }
}
