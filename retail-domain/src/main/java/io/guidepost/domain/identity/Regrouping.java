package io.guidepost.domain.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way from the mergers in force to the shoppers there ought to be: what is undone, in this order, and what is merged
 * then, in this order. Nothing where all is right already.
 *
 * @param undo records that become shoppers of their own again
 */
public record Regrouping(List<Long> undo, List<Step> merge) {

    public Regrouping {
        undo = List.copyOf(undo);
        merge = List.copyOf(merge);
    }

    public record Step(long mergedId, long intoId) {}

    /** A merger in force; {@code id} grows with time. */
    public record InForce(long id, long mergedId, long intoId) {}

    public boolean isEmpty() {
        return undo.isEmpty() && merge.isEmpty();
    }

    /**
     * Mergers are undone latest first, because each was made on top of those before it; so from the first that is wrong all
     * later ones go, too, and the right ones among them come back.
     */
    public static Regrouping of(Collection<InForce> mergers, Grouping grouping) {
        var standing = grouping.standing();
        var inOrder =
                mergers.stream().sorted(Comparator.comparingLong(InForce::id)).toList();
        int right = 0;
        while (right < inOrder.size() && isRight(inOrder.get(right), standing)) {
            right++;
        }
        var undo = new ArrayList<Long>();
        for (int i = inOrder.size() - 1; i >= right; i--) {
            undo.add(inOrder.get(i).mergedId());
        }
        Map<Long, Long> into = new HashMap<>();
        inOrder.subList(0, right).forEach(merger -> into.put(merger.mergedId(), merger.intoId()));
        var merge = standing.entrySet().stream()
                .filter(entry -> !into.containsKey(entry.getKey()))
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Step(entry.getKey(), entry.getValue()))
                .toList();
        return new Regrouping(undo, merge);
    }

    private static boolean isRight(InForce merger, Map<Long, Long> standing) {
        var of = standing.get(merger.mergedId());
        return of != null && of.equals(standing.get(merger.intoId())) && of != merger.mergedId();
    }
}
