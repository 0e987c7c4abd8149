package io.guidepost.domain.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final int LEVELS = 3;

    private record Thing(long id, Optional<Long> parentId) {}

    /** 1 ─ 2 ─ 3, and 4 beside. */
    private final Tree tree = tree(thing(1, null), thing(2, 1L), thing(3, 2L), thing(4, null));

    @Test
    void aThingIsFoundWithAllThatLiesInIt() {
        assertThat(tree.below(1)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(tree.below(3)).containsExactly(3L);
        assertThat(tree.below(99)).isEmpty();
        assertThat(tree.path(3)).containsExactly(3L, 2L, 1L);
    }

    @Test
    void nothingLiesInItselfOrDeeperThanAllowed() {
        assertThat(fits(1, 3L)).isFalse();
        assertThat(fits(1, 1L)).isFalse();
        assertThat(fits(2, 4L)).isTrue();
        assertThat(fits(1, 4L)).isFalse();
        assertThat(fits(4, 3L)).isFalse();
        assertThat(fits(4, 99L)).isFalse();
        assertThat(tree.fits(4, Optional.empty(), LEVELS)).isTrue();
        assertThat(fits(77, 2L)).isTrue();
    }

    @Test
    void aTreeThatBitesItsTailEnds() {
        assertThat(tree(thing(1, 2L), thing(2, 1L)).below(1)).containsExactlyInAnyOrder(1L, 2L);
    }

    private boolean fits(long id, Long parent) {
        return tree.fits(id, Optional.of(parent), LEVELS);
    }

    private static Tree tree(Thing... things) {
        return Tree.of(List.of(things), Thing::id, Thing::parentId);
    }

    private static Thing thing(long id, Long parent) {
        return new Thing(id, Optional.ofNullable(parent));
    }
}
