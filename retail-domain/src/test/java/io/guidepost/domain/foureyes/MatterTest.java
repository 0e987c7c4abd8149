package io.guidepost.domain.foureyes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.rights.Permission;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatterTest {

    @ParameterizedTest
    @EnumSource(Matter.class)
    void whoHadAHandInItIsNeverTheSecondPerson(Matter matter) {
        for (long maker : List.of(1L, 2L)) {
            assertThatThrownBy(() -> matter.requireSecond(maker, List.of(1L, 2L)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
                        assertThat(refusal.code()).isEqualTo("maker_is_checker");
                        assertThat(refusal.facts()).containsEntry("matter", matter.name());
                    });
        }
        assertThatThrownBy(() -> matter.requireSecond(7, 7)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> matter.requireSecond(7, Optional.of(7L))).isInstanceOf(Refusal.class);

        assertThatCode(() -> {
                    matter.requireSecond(3, List.of(1L, 2L));
                    matter.requireSecond(3, 7);
                    matter.requireSecond(3, Optional.empty());
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Matter.class)
    void thePermissionThatItTakesIsOneThatThereIs(Matter matter) {
        assertThat(Permission.of(List.of(matter.permission()))).hasSize(1);
    }
}
