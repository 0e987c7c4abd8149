package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import org.junit.jupiter.api.Test;

/** What every {@link GuideLogin} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class GuideLoginContract {

    /** The login under test. */
    protected abstract GuideLogin login();

    /** A member of the corporation. */
    protected abstract String member();

    /** A code that the member has just been given. */
    protected abstract String codeOfMember();

    /** A code of somebody who is no member. */
    protected abstract String codeOfVisitor();

    @Test
    void aMembersCodeTellsTheUserid() {
        assertThat(login().useridOf(codeOfMember())).contains(member());
    }

    @Test
    void aVisitorIsNobody() {
        assertThat(login().useridOf(codeOfVisitor())).isEmpty();
    }

    @Test
    void aCodeThatWeComNeverGaveIsRejected() {
        assertThatThrownBy(() -> login().useridOf("made-up"))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("40029"));
    }

    @Test
    void aMemberCanBePaidUnderOneOpenid() {
        assertThat(login().openidOf(member()))
                .isNotBlank()
                .isNotEqualTo(member())
                .isEqualTo(login().openidOf(member()));
    }
}
