package io.guidepost.domain.aftersale;

import static io.guidepost.domain.aftersale.CaseStatus.AWAITING_RETURN;
import static io.guidepost.domain.aftersale.CaseStatus.COMPLETED;
import static io.guidepost.domain.aftersale.CaseStatus.EXCHANGING;
import static io.guidepost.domain.aftersale.CaseStatus.LAPSED;
import static io.guidepost.domain.aftersale.CaseStatus.REFUNDING;
import static io.guidepost.domain.aftersale.CaseStatus.REJECTED;
import static io.guidepost.domain.aftersale.CaseStatus.REQUESTED;
import static io.guidepost.domain.aftersale.CaseStatus.RETURNING;
import static io.guidepost.domain.aftersale.CaseStatus.RETURN_REFUSED;
import static io.guidepost.domain.aftersale.CaseStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.aftersale.CaseStatus.Event;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PF-M16: the whole machine, every pair of state and event, for each kind. */
class CaseStatusTest {

    /** What may happen; whatever is not written here may not. */
    private static Map<String, CaseStatus> table(Kind kind) {
        var back = kind == Kind.EXCHANGE ? EXCHANGING : REFUNDING;
        var table = new HashMap<String, CaseStatus>();
        table.put("REQUESTED APPROVAL", kind == Kind.REFUND_ONLY ? REFUNDING : AWAITING_RETURN);
        table.put("REQUESTED REJECTION", REJECTED);
        table.put("REQUESTED WITHDRAWAL", WITHDRAWN);
        table.put("AWAITING_RETURN WITHDRAWAL", WITHDRAWN);
        table.put("AWAITING_RETURN DISPATCH", RETURNING);
        table.put("AWAITING_RETURN TIMEOUT", LAPSED);
        table.put("AWAITING_RETURN ACCEPTANCE", back);
        table.put("RETURNING DISPATCH", RETURNING);
        table.put("RETURNING ACCEPTANCE", back);
        table.put("RETURNING REFUSAL", RETURN_REFUSED);
        table.put("REFUNDING MONEY_BACK", COMPLETED);
        table.put("EXCHANGING REPLACEMENT", COMPLETED);
        table.put("EXCHANGING MONEY_INSTEAD", REFUNDING);
        return table;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyPairIsAsTheTableSays(Kind kind) {
        var table = table(kind);
        for (var status : CaseStatus.values()) {
            for (var event : Event.values()) {
                assertThat(status.after(event, kind))
                        .as("%s %s", status, event)
                        .isEqualTo(Optional.ofNullable(table.get(status + " " + event)));
            }
        }
    }

    @Test
    void whatIsOverStaysOver() {
        for (var status : CaseStatus.values()) {
            boolean isStuck = EnumSet.allOf(Event.class).stream()
                    .allMatch(event -> status.after(event, Kind.EXCHANGE).isEmpty());
            assertThat(isStuck).as(status.name()).isEqualTo(status.isOver());
        }
    }

    /** Nobody waits for ever: from everywhere there is a way to an end. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyStateThatIsReachedHasAWayToItsEnd(Kind kind) {
        var seen = EnumSet.of(REQUESTED);
        var queue = new ArrayDeque<CaseStatus>(seen);
        while (!queue.isEmpty()) {
            var status = queue.poll();
            var next = EnumSet.noneOf(CaseStatus.class);
            for (var event : Event.values()) {
                status.after(event, kind).ifPresent(next::add);
            }
            assertThat(status.isOver() || !next.isEmpty()).as(status.name()).isTrue();
            next.stream().filter(seen::add).forEach(queue::add);
        }
        assertThat(seen).contains(COMPLETED, REJECTED, WITHDRAWN);
        assertThat(seen.contains(EXCHANGING)).isEqualTo(kind == Kind.EXCHANGE);
    }
}
