package io.guidepost.domain.search;

import io.guidepost.domain.search.Shelf.Postings;
import java.util.Arrays;
import java.util.List;

/** Places in order, each with how well it fits; two of them are put together in one pass. */
final class Scores {

    static final Scores NONE = new Scores(new int[0], new int[0], 0);

    private final int[] places;
    private final int[] scores;
    private final int size;

    private Scores(int[] places, int[] scores, int size) {
        this.places = places;
        this.scores = scores;
        this.size = size;
    }

    static Scores of(Postings postings, int factor) {
        var scores = new int[postings.places().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = postings.weights()[i] * factor;
        }
        return new Scores(postings.places(), scores, scores.length);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int place(int i) {
        return places[i];
    }

    int score(int i) {
        return scores[i];
    }

    Scores dividedBy(int divisor) {
        if (divisor <= 1) {
            return this;
        }
        var less = new int[size];
        for (int i = 0; i < size; i++) {
            less[i] = Math.max(1, scores[i] / divisor);
        }
        return new Scores(places, less, size);
    }

    /** What is in both, with the sum of the scores; the shorter is looked up in the longer when that is far shorter. */
    static Scores both(Scores one, Scores other) {
        if (one.size > other.size) {
            return both(other, one);
        }
        var places = new int[one.size];
        var scores = new int[one.size];
        int found = 0;
        boolean isFarShorter = one.size * 16L < other.size;
        int j = 0;
        for (int i = 0; i < one.size && j < other.size; i++) {
            int place = one.places[i];
            if (isFarShorter) {
                int at = Arrays.binarySearch(other.places, j, other.size, place);
                j = at >= 0 ? at : -at - 1;
            } else {
                while (j < other.size && other.places[j] < place) {
                    j++;
                }
            }
            if (j < other.size && other.places[j] == place) {
                places[found] = place;
                scores[found++] = one.scores[i] + other.scores[j];
            }
        }
        return new Scores(places, scores, found);
    }

    /** What is in either, with the better of the scores. */
    static Scores either(Scores one, Scores other) {
        if (one.isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return one;
        }
        var places = new int[one.size + other.size];
        var scores = new int[one.size + other.size];
        int i = 0;
        int j = 0;
        int found = 0;
        while (i < one.size || j < other.size) {
            int a = i < one.size ? one.places[i] : Integer.MAX_VALUE;
            int b = j < other.size ? other.places[j] : Integer.MAX_VALUE;
            places[found] = Math.min(a, b);
            scores[found++] = Math.max(a <= b ? one.scores[i] : 0, b <= a ? other.scores[j] : 0);
            if (a <= b) {
                i++;
            }
            if (b <= a) {
                j++;
            }
        }
        return new Scores(places, scores, found);
    }

    /** What is in at least so many of the lists, with the sum of the weights. */
    static Scores atLeast(int least, List<Postings> lists) {
        int size = lists.stream().mapToInt(list -> list.places().length).sum();
        var packed = new long[size];
        int filled = 0;
        for (var list : lists) {
            for (int i = 0; i < list.places().length; i++) {
                packed[filled++] = (long) list.places()[i] << 16 | list.weights()[i];
            }
        }
        Arrays.sort(packed);
        var places = new int[size];
        var scores = new int[size];
        int found = 0;
        for (int from = 0; from < size; ) {
            int place = (int) (packed[from] >> 16);
            int sum = 0;
            int to = from;
            while (to < size && (int) (packed[to] >> 16) == place) {
                sum += (int) (packed[to++] & 0xFFFF);
            }
            if (to - from >= least) {
                places[found] = place;
                scores[found++] = sum;
            }
            from = to;
        }
        return new Scores(places, scores, found);
    }
}
