package io.guidepost.core.attribution;

/** Names a WeCom friend relation between a shopper and a guide. */
public record FriendshipId(long value) implements Comparable<FriendshipId> {

    public FriendshipId {
        if (value <= 0) {
            throw new IllegalArgumentException("FriendshipId must be positive, not " + value);
        }
    }

    @Override
    public int compareTo(FriendshipId other) {
        return Long.compare(value, other.value);
    }
}
