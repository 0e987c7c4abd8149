package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.content.Demand.PassOn;
import io.guidepost.domain.content.Demand.Proof;
import io.guidepost.domain.content.Demand.Quiz;
import io.guidepost.domain.content.Demand.Quiz.Question;
import io.guidepost.domain.content.Demand.Reach;
import io.guidepost.domain.content.Demand.Reach.Counting;
import io.guidepost.domain.content.Demand.Visits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final Question QUESTION = new Question("?", List.of("a", "b"), Set.of(0));

    @Test
    void eachTypeTakesItsOwnKindOfDemandAndNoOther() {
        for (var type : TaskType.values()) {
            long fitting = List.<Demand>of(
                            new PassOn(),
                            new Visits(50),
                            new Reach(Counting.VISITS, 1),
                            new Reach(Counting.GROUP_MEMBERS, 1),
                            new Reach(Counting.FRIENDS, 1),
                            new Quiz(List.of(QUESTION), 80, 3),
                            new Proof(Set.of(Proof.Kind.TEXT)))
                    .stream()
                    .filter(demand -> fits(type, demand))
                    .count();
            assertThat(fitting).as(type.name()).isEqualTo(1);
        }
        assertThatCode(() -> Demand.requireFits(TaskType.MATERIAL_SHARE, new Reach(Counting.NEW_VISITORS, 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatMakesNoSenseIsRefusedWhenItIsDrafted() {
        refused(() -> new Visits(0));
        refused(() -> new Visits(101));
        refused(() -> new Reach(Counting.FRIENDS, 0));
        refused(() -> new Quiz(List.of(), 80, 3));
        refused(() -> new Quiz(List.of(QUESTION), 0, 3));
        refused(() -> new Quiz(List.of(QUESTION), 80, 0));
        refused(() -> new Question("?", List.of("a"), Set.of(0)));
        refused(() -> new Question("?", List.of("a", "a"), Set.of(0)));
        refused(() -> new Question("?", List.of("a", "b"), Set.of(2)));
        refused(() -> new Question("?", List.of("a", "b"), Set.of()));
        refused(() -> new Proof(Set.of()));
        refused(() -> Demand.usual(TaskType.TRAINING));
        refused(() -> Demand.usual(TaskType.ADD_FRIEND));
    }

    @Test
    void aShareOfTheCustomersIsRoundedUpAndAtLeastOne() {
        assertThat(new Visits(50).goal(3)).isEqualTo(2);
        assertThat(new Visits(1).goal(3)).isEqualTo(1);
        assertThat(new Visits(100).goal(7)).isEqualTo(7);
        assertThat(new Visits(100).goal(0)).isEqualTo(1);
    }

    private static boolean fits(TaskType type, Demand demand) {
        try {
            Demand.requireFits(type, demand);
            return true;
        } catch (io.guidepost.domain.Refusal refused) {
            return false;
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable draft) {
        assertThatThrownBy(draft).hasMessageContaining("task_parameters");
    }
}
