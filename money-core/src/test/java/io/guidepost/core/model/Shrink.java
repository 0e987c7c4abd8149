package io.guidepost.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging: leaves out of a failing list whatever it fails without. */
public final class Shrink {

    private Shrink() {}

    /**
     * A part of the list, in its order, that still fails and no longer does without any one of its elements.
     *
     * @param fails must say the same of the same list each time
     */
    public static <T> List<T> shortest(List<T> list, Predicate<List<T>> fails) {
        if (!fails.test(list)) {
            throw new IllegalArgumentException("The list does not fail");
        }
        var failing = List.copyOf(list);
        int length = Math.max(1, failing.size() / 2);
        while (!failing.isEmpty()) {
            int before = failing.size();
            failing = without(failing, length, fails);
            if (length > 1) {
                length /= 2;
            } else if (failing.size() == before) {
                break;
            }
        }
        return failing;
    }

    /** Tries to do without each piece of this length, from the last on: what comes late is needed least often. */
    private static <T> List<T> without(List<T> failing, int length, Predicate<List<T>> fails) {
        var left = failing;
        for (int end = left.size(); end > 0; end -= length) {
            int from = Math.max(0, end - length);
            var candidate = new ArrayList<>(left.subList(0, from));
            candidate.addAll(left.subList(Math.min(end, left.size()), left.size()));
            if (fails.test(candidate)) {
                left = List.copyOf(candidate);
            }
        }
        return left;
    }
}
