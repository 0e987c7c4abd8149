package io.guidepost.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.refund.RefundStatus.Event;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefundStatusTest {

    /** The whole machine; a dash is what cannot happen. */
    private static final String TABLE =
            """
                       APPROVAL   REJECTION NO_ANSWER  ACCEPTED   SUCCESS   ABNORMALITY FAILURE  RETRY    RESOLUTION
            REQUESTED  APPROVED   REJECTED  -          -          -         -           -        -        -
            REJECTED   -          REJECTED  -          -          -         -           -        -        -
            APPROVED   APPROVED   -         UNKNOWN    PROCESSING SUCCEEDED ABNORMAL    FAILED   -        -
            UNKNOWN    UNKNOWN    -         UNKNOWN    PROCESSING SUCCEEDED ABNORMAL    FAILED   -        -
            PROCESSING PROCESSING -         PROCESSING PROCESSING SUCCEEDED ABNORMAL    FAILED   -        -
            ABNORMAL   ABNORMAL   -         ABNORMAL   PROCESSING SUCCEEDED ABNORMAL    FAILED   -        -
            SUCCEEDED  SUCCEEDED  -         SUCCEEDED  SUCCEEDED  SUCCEEDED SUCCEEDED   -        -        -
            FAILED     FAILED     -         FAILED     FAILED     -         FAILED      FAILED   APPROVED RESOLVED
            RESOLVED   -          -         -          -          -         -           RESOLVED -        RESOLVED
            """;

    static Stream<String[]> pairs() {
        var rows = TABLE.lines().map(line -> line.trim().split("\\s+")).toList();
        var events = rows.get(0);
        return rows.stream().skip(1).flatMap(row -> Stream.iterate(1, column -> column + 1)
                .limit(events.length)
                .map(column -> new String[] {row[0], events[column - 1], row[column]}));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyEventInEveryState(String status, String event, String next) {
        var expected = next.equals("-") ? Optional.empty() : Optional.of(RefundStatus.valueOf(next));

        assertThat(RefundStatus.valueOf(status).after(Event.valueOf(event))).isEqualTo(expected);
    }

    @Test
    void theTableIsComplete() {
        assertThat(pairs()).hasSize(RefundStatus.values().length * Event.values().length);
    }

    @Test
    void whatIsOpenCountsAsGivenBack() {
        assertThat(Arrays.stream(RefundStatus.values()).filter(RefundStatus::isOpen))
                .containsExactly(
                        RefundStatus.REQUESTED,
                        RefundStatus.APPROVED,
                        RefundStatus.UNKNOWN,
                        RefundStatus.PROCESSING,
                        RefundStatus.ABNORMAL);
    }
}
