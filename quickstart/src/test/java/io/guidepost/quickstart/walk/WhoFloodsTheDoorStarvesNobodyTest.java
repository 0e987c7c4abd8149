package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in is slow on purpose and slow at Tencent; a crowd at the door holds up nobody who is inside. */
class WhoFloodsTheDoorStarvesNobodyTest extends WalkTest {

    private static final int CROWD = 120;
    private static final Duration SOON = Duration.ofSeconds(2);

    @AfterEach
    void tencentIsQuickAgain() {
        sim.noFaults();
    }

    @Test
    void whoIsInsideIsServedWhileAllDoorsAreFlooded() {
        var shopper = stranger();
        var order = shopper.place(OwnGoods.onShelf(1, 10_000), 1);
        var wu = guide("sh002_wu");
        var hq = hq();
        // With the right password: wrong ones would lock the address, and the door with it.
        var clerk = "clerk-" + newName();
        hq.http()
                .post(
                        "/api/admin/v1/admins",
                        Map.of(
                                "username",
                                clerk,
                                "name",
                                "门口的人",
                                "password",
                                "given by somebody",
                                "roles",
                                List.of("FINANCE")))
                .expect(201);
        sim.slow("/sns/jscode2session", 2_500, CROWD);
        sim.slow("/cgi-bin/auth/getuserinfo", 2_500, CROWD);

        var crowd = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(knock(Http.at(RunningQuickstart.miniappApi()), "shop", Map.of("code", "sim:" + newName())));
            crowd.add(knock(Http.at(RunningQuickstart.guideApi()), "guide", Map.of("code", "sim:sh001_li")));
            crowd.add(knock(
                    Http.at(RunningQuickstart.guideApi()),
                    "admin",
                    Map.of("username", clerk, "password", "given by somebody")));
        }
        var late = new ArrayList<String>();
        for (int round = 0; round < 5; round++) {
            for (var asked : List.of(
                    Map.entry(shopper.http(), "/api/shop/v1/products"),
                    Map.entry(shopper.http(), "/api/shop/v1/orders/" + order.id()),
                    Map.entry(wu.http(), "/api/guide/v1/earnings"),
                    Map.entry(hq.http(), "/api/admin/v1/orders?limit=5"))) {
                long began = System.nanoTime();
                asked.getKey().get(asked.getValue()).expect(200);
                var took = Duration.ofNanos(System.nanoTime() - began);
                if (took.compareTo(SOON) > 0) {
                    late.add(asked.getValue() + " after " + took);
                }
            }
        }
        long began = System.nanoTime();
        shopper.prepare(order);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("a payment goes to WeChat past those who sign in there")
                .isLessThan(SOON);
        assertThat(crowd).as("the doors are still crowded").anyMatch(one -> !one.isDone());

        assertThat(late).isEmpty();
        assertThat(crowd.stream().map(CompletableFuture::join))
                .as("let in, turned away, or told to come again: never an error of ours")
                .allMatch(status -> status == 201 || status == 401 || status == 429 || status == 503);
    }

    private static CompletableFuture<Integer> knock(Http http, String audience, Map<String, String> body) {
        return Http.CLIENT
                .sendAsync(
                        http.request("POST", "/api/" + audience + "/v1/sessions", Http.write(body)),
                        BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode());
    }
}
