package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContactEvents} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class ContactEventsContract {

    /** One callback as it arrives: three parameters of the address, and the body or the echo. */
    public record Letter(String signature, String timestamp, String nonce, String content) {}

    /** What is wrong with a letter on purpose. */
    public enum Flaw {
        FORGED,
        FOR_ANOTHER_CORPORATION
    }

    /** The reader under test. */
    protected abstract ContactEvents events();

    /** By which WeCom's clock goes. */
    protected abstract Instant now();

    /** A customer has added a guide, and WeCom says so as often as is asked for: each time sealed anew. */
    protected abstract List<Letter> added(String userid, String externalUserid, int times);

    /** The same once, but not as it should be. */
    protected abstract Letter flawed(Flaw flaw);

    /** WeCom asks whether we can read what is ours. */
    protected abstract Letter question();

    /** What is expected as the answer to the last question. */
    protected abstract String expected();

    @Test
    void anEventSaysWhatHappenedToWhomAndWhen() {
        var event = read(added("sh001_li", "wmContract1", 1).get(0));

        assertThat(event.event()).isEqualTo("change_external_contact");
        assertThat(event.changeType()).isEqualTo("add_external_contact");
        assertThat(event.fields())
                .containsEntry("UserID", "sh001_li")
                .containsEntry("ExternalUserID", "wmContract1")
                .doesNotContainKeys("ToUserName", "CreateTime");
        assertThat(event.occurredAt()).isBetween(now().minusSeconds(60), now().plusSeconds(60));
    }

    @Test
    void everyDeliveryOfAnEventHasItsKeyAndAnotherEventHasAnother() {
        var twice = added("sh001_li", "wmContract2", 2);
        var other = added("sh001_li", "wmContract3", 1).get(0);

        assertThat(twice.get(1)).isNotEqualTo(twice.get(0));
        assertThat(read(twice.get(1))).isEqualTo(read(twice.get(0)));
        assertThat(read(other).key()).isNotEqualTo(read(twice.get(0)).key());
        assertThat(read(other).key()).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void whatIsAlteredOnTheWayIsUntrusted() {
        var letter = added("sh001_li", "wmContract4", 1).get(0);

        refused(new Letter(letter.signature() + "0", letter.timestamp(), letter.nonce(), letter.content()));
        refused(new Letter("", letter.timestamp(), letter.nonce(), letter.content()));
        refused(new Letter(letter.signature(), letter.timestamp() + "0", letter.nonce(), letter.content()));
        refused(new Letter(letter.signature(), letter.timestamp(), letter.nonce() + "0", letter.content()));
        var middle = letter.content().length() / 2;
        refused(new Letter(
                letter.signature(),
                letter.timestamp(),
                letter.nonce(),
                letter.content().substring(0, middle) + letter.content().substring(middle + 1)));
        assertThat(read(letter).changeType()).isEqualTo("add_external_contact");
    }

    @Test
    void whatWeComDidNotSignOrNotForUsIsUntrusted() {
        refused(flawed(Flaw.FORGED));
        refused(flawed(Flaw.FOR_ANOTHER_CORPORATION));
    }

    @Test
    void theAddressIsProvedByTheTextInside() {
        var question = question();

        assertThat(events().verifyAddress(
                                question.signature(), question.timestamp(), question.nonce(), question.content()))
                .isEqualTo(expected());
        assertThatThrownBy(() -> events().verifyAddress(
                                question.signature() + "0", question.timestamp(), question.nonce(), question.content()))
                .isInstanceOf(Untrusted.class);
    }

    private WeComEvent read(Letter letter) {
        return events().read(letter.signature(), letter.timestamp(), letter.nonce(), letter.content());
    }

    private void refused(Letter letter) {
        assertThatThrownBy(() -> read(letter)).isInstanceOf(Untrusted.class);
    }
}
