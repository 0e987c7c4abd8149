package io.guidepost.domain.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.acquisition.ContactWays.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContactWays} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class ContactWaysContract {

    protected abstract ContactWays ways();

    /** Members of the corporation. */
    protected abstract List<String> people();

    protected abstract Instant now();

    @Test
    void aWayIsMadeFoundInTheListChangedAndEnded() {
        var made = ways().add(way("gContract1", people().subList(0, 1)));
        var other = ways().add(way("gContract2", people()));

        assertThat(made.qrCode()).startsWith("https://");
        assertThat(listed()).contains(made.configId(), other.configId());
        var known = ways().find(made.configId()).orElseThrow();
        assertThat(known.state()).isEqualTo("gContract1");
        assertThat(known.qrCode()).isEqualTo(made.qrCode());

        ways().update(made.configId(), way("gContract1", people()));
        assertThat(ways().find(made.configId()).orElseThrow().userids()).containsExactlyElementsOf(people());

        ways().delete(made.configId());
        ways().delete(made.configId());
        assertThat(ways().find(made.configId())).isEmpty();
        assertThatThrownBy(() -> ways().update(made.configId(), way("gContract1", people())))
                .isInstanceOfSatisfying(
                        GatewayRejected.class, no -> assertThat(no.code()).isEqualTo(ContactWays.NO_SUCH_WAY));
    }

    private List<String> listed() {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = ways().list(now().minusSeconds(60), now().plusSeconds(60), cursor);
            all.addAll(page.configIds());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return all;
    }

    private static Way way(String state, List<String> userids) {
        return new Way(state, "台卡", true, userids);
    }
}
