package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class FakeContactEventsTest extends ContactEventsContract {

    private static final Instant NOW = Instant.ofEpochSecond(1_793_592_000);

    private final FakeContactEvents events = new FakeContactEvents();
    private int nonce;

    @Override
    protected ContactEvents events() {
        return events;
    }

    @Override
    protected Instant now() {
        return NOW;
    }

    @Override
    protected List<Letter> added(String userid, String externalUserid, int times) {
        var body = body(FakeContactEvents.CORPORATION, userid, externalUserid);
        return IntStream.range(0, times).mapToObj(time -> letter(body)).toList();
    }

    @Override
    protected Letter flawed(Flaw flaw) {
        return switch (flaw) {
            case FORGED -> new Letter("forged", "1", "2", body(FakeContactEvents.CORPORATION, "sh001_li", "wmForged"));
            case FOR_ANOTHER_CORPORATION -> letter(body("other", "sh001_li", "wmForeign"));
        };
    }

    @Override
    protected Letter question() {
        return letter(FakeContactEvents.CORPORATION + ",1616140317555161061");
    }

    @Override
    protected String expected() {
        return "1616140317555161061";
    }

    private Letter letter(String body) {
        var timestamp = Long.toString(NOW.getEpochSecond());
        var number = Integer.toString(++nonce);
        return new Letter(FakeContactEvents.sign(timestamp, number, body), timestamp, number, body);
    }

    private static String body(String corporation, String userid, String externalUserid) {
        return String.join(
                ",",
                corporation,
                "change_external_contact",
                "add_external_contact",
                userid,
                externalUserid,
                Long.toString(NOW.getEpochSecond()));
    }
}
