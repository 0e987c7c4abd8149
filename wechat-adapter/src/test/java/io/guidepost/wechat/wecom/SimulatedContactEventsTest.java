package io.guidepost.wechat.wecom;

import io.guidepost.domain.shopper.ContactEvents;
import io.guidepost.domain.shopper.ContactEventsContract;
import io.guidepost.wechat.Letters;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the simulator sends is what the adapter reads; nothing is shared between their cryptography. */
class SimulatedContactEventsTest extends ContactEventsContract {

    private static Letters letters;
    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        letters = new Letters();
        tencent = SimulatedTencent.start();
        tencent.simulator().setWecomCallbackUrl(letters.url().resolve("/callbacks/wecom"));
    }

    @AfterAll
    static void stop() {
        tencent.close();
        letters.close();
    }

    @Override
    protected ContactEvents events() {
        return tencent.port(ContactEvents.class);
    }

    @Override
    protected Instant now() {
        return tencent.simulator().clock().instant();
    }

    @Override
    protected List<Letter> added(String userid, String externalUserid, int times) {
        for (int more = 1; more < times; more++) {
            disturb("DUPLICATE_NEXT");
        }
        befriend(userid, externalUserid);
        return Stream.generate(() -> letter("")).limit(times).toList();
    }

    @Override
    protected Letter flawed(Flaw flaw) {
        disturb(
                switch (flaw) {
                    case FORGED -> "WRONG_SIGNATURE_NEXT";
                    case FOR_ANOTHER_CORPORATION -> "WRONG_RECEIVER_NEXT";
                });
        befriend("sh001_li", "wm" + flaw.name().replace("_", ""));
        return letter("");
    }

    @Override
    protected Letter question() {
        // Our address answers nothing, so it is not taken, and the one of before stays.
        tencent.order(
                "/sim/wecom/callback-url",
                "{\"url\":\"%s\"}".formatted(letters.url().resolve("/callbacks/wecom")));
        return letter("echostr");
    }

    @Override
    protected String expected() {
        return tencent.panel("GET", "/sim/deliveries?limit=100", "")
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("event").asString().equals("verify"))
                .findFirst()
                .orElseThrow()
                .path("plaintext")
                .asString();
    }

    private static void disturb(String mode) {
        tencent.order("/sim/wecom/callbacks", "{\"mode\":\"" + mode + "\"}");
    }

    private static void befriend(String userid, String externalUserid) {
        tencent.order(
                "/sim/wecom/friends",
                "{\"userid\":\"%s\",\"externalUserid\":\"%s\",\"unionid\":\"u_%s\",\"state\":\"g42\"}"
                        .formatted(userid, externalUserid, externalUserid));
    }

    /** The content is the named parameter of the address, or else the body. */
    private static Letter letter(String parameter) {
        var letter = letters.next();
        var query = letter.query();
        return new Letter(
                query.get("msg_signature"),
                query.get("timestamp"),
                query.get("nonce"),
                parameter.isEmpty() ? letter.text() : query.get(parameter));
    }
}
