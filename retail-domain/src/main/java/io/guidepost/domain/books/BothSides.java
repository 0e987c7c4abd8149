package io.guidepost.domain.books;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One kind of movement in both books. What only one side knows is a mismatch, unless it moved within the last minutes: the
 * word of it may still be on its way, or was until just after the other book was read.
 *
 * @param mismatches one sentence each
 * @param thereFen the sum of Tencent's book without what is on its way
 * @param onTheWayHereFen what only we know yet
 */
record BothSides(List<String> mismatches, long thereFen, long onTheWayHereFen) {

    /** A payment whose notice was lost is asked for well within this time. */
    static final Duration GRACE = Duration.ofMinutes(15);

    /** @param what the kind of movement, as the sentences name it */
    static BothSides compared(String what, List<Movement> ours, List<Movement> theirs, Instant now) {
        var here = byNumber(ours);
        var there = byNumber(theirs);
        var numbers = new TreeSet<>(here.keySet());
        numbers.addAll(there.keySet());
        var mismatches = new ArrayList<String>();
        long thereFen = 0;
        long onTheWayHereFen = 0;
        for (var number : numbers) {
            var our = here.get(number);
            var their = there.get(number);
            boolean isOneSided = our == null || their == null;
            if (isOneSided && isOnTheWay(our == null ? their : our, now)) {
                onTheWayHereFen = Math.addExact(onTheWayHereFen, fen(our));
                continue;
            }
            thereFen = Math.addExact(thereFen, fen(their));
            if (isOneSided || our.fen() != their.fen()) {
                mismatches.add("%s %s: %s fen here, %s fen at Tencent"
                        .formatted(what, number, our == null ? "no" : our.fen(), their == null ? "no" : their.fen()));
            }
        }
        return new BothSides(mismatches, thereFen, onTheWayHereFen);
    }

    private static boolean isOnTheWay(Movement movement, Instant now) {
        return movement.movedAt().plus(GRACE).isAfter(now);
    }

    private static long fen(Movement movement) {
        return movement == null ? 0 : movement.fen();
    }

    private static Map<String, Movement> byNumber(List<Movement> movements) {
        return movements.stream()
                .collect(Collectors.toMap(
                        Movement::number,
                        Function.identity(),
                        (one, other) ->
                                new Movement(one.number(), Math.addExact(one.fen(), other.fen()), one.movedAt()),
                        LinkedHashMap::new));
    }
}
