package io.guidepost.domain.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {

    /** 1 ─ 2 ─ 3, and 4 beside. */
    private final CategoryTree tree =
            new CategoryTree(List.of(category(1, null), category(2, 1L), category(3, 2L), category(4, null)));

    @Test
    void aShelfIsFoundWithAllThatStandsOnIt() {
        assertThat(tree.below(1)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(tree.below(3)).containsExactly(3L);
        assertThat(tree.below(99)).isEmpty();
    }

    @Test
    void nothingStandsOnItselfOrHigherThanThreeLevels() {
        assertThat(tree.fits(1, Optional.of(3L))).isFalse();
        assertThat(tree.fits(1, Optional.of(1L))).isFalse();
        assertThat(tree.fits(2, Optional.of(4L))).isTrue();
        assertThat(tree.fits(1, Optional.of(4L))).isFalse();
        assertThat(tree.fits(4, Optional.of(3L))).isFalse();
        assertThat(tree.fits(4, Optional.of(99L))).isFalse();
        assertThat(tree.fits(4, Optional.empty())).isTrue();
        assertThat(tree.fits(77, Optional.of(2L))).isTrue();
    }

    private static Category category(long id, Long parent) {
        return new Category(id, Optional.ofNullable(parent), "类" + id, 0, 0);
    }
}
