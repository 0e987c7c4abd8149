package io.guidepost.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.Locks;
import io.guidepost.domain.signin.Sources.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceLocksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void failuresWithinTenMinutesAddUpToALockThatGrows() {
        var source = new Source("192.0.2.7", 0, NOW, 0, null);
        for (int i = 1; i < 3; i++) {
            source = SourceLocks.afterFailure(source, 3, NOW);
            assertThat(source.lockedUntil()).isNull();
        }

        source = SourceLocks.afterFailure(source, 3, NOW);
        assertThat(source.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));

        for (int i = 0; i < 3; i++) {
            source = SourceLocks.afterFailure(source, 3, NOW);
        }
        assertThat(source.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void failuresFarApartDoNotAddUp() {
        var source = new Source("192.0.2.7", 2, NOW, 0, null);

        var later = SourceLocks.afterFailure(source, 3, NOW.plus(Duration.ofMinutes(11)));

        assertThat(later.failures()).isOne();
        assertThat(later.lockedUntil()).isNull();
    }

    @Test
    void noLockLastsLongerThanADay() {
        assertThat(Locks.lasting(0)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Locks.lasting(3)).isEqualTo(Duration.ofHours(2));
        assertThat(Locks.lasting(7)).isEqualTo(Duration.ofDays(1));
        assertThat(Locks.lasting(1_000_000)).isEqualTo(Duration.ofDays(1));
    }
}
