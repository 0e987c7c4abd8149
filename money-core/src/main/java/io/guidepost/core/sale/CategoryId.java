package io.guidepost.core.sale;

/** Names a category of the catalogue. */
public record CategoryId(long value) implements Comparable<CategoryId> {

    public CategoryId {
        if (value <= 0) {
            throw new IllegalArgumentException("CategoryId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(CategoryId other) {
        return Long.compare(value, other.value);
    }
}
