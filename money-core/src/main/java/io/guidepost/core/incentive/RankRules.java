package io.guidepost.core.incentive;

import io.guidepost.core.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who won a contest, and how much (B8). */
public final class RankRules {

    private RankRules() {}

    /** What one guide sold and what settled of it. */
    public record Standing(long guideId, Money net) {}

    /**
     * @param place 1 is the first; guides who sold the same have the same place
     * @param tied how many have this place
     * @param prize zero for those behind the last prize
     */
    public record Placed(long guideId, Money net, int place, int tied, Money prize) {}

    /**
     * Everybody who sold anything, best first. Those who are tied share the prizes of the places they take together in
     * equal parts, rounded down; so the prizes never add up to more than was promised.
     */
    public static List<Placed> judge(List<Money> prizes, List<Standing> standings) {
        List<Standing> best = standings.stream()
                .filter(standing -> standing.net().isPositive())
                .sorted(Comparator.comparing(Standing::net, Comparator.reverseOrder())
                        .thenComparing(Standing::guideId))
                .toList();
        List<Placed> placed = new ArrayList<>(best.size());
        for (int first = 0; first < best.size(); ) {
            int behind = first + 1;
            while (behind < best.size()
                    && best.get(behind).net().equals(best.get(first).net())) {
                behind++;
            }
            Money together = Money.ZERO;
            for (int place = first; place < Math.min(behind, prizes.size()); place++) {
                together = together.plus(prizes.get(place));
            }
            int tied = behind - first;
            Money prize = new Money(together.fen() / tied);
            for (int i = first; i < behind; i++) {
                placed.add(new Placed(best.get(i).guideId(), best.get(i).net(), first + 1, tied, prize));
            }
            first = behind;
        }
        return placed;
    }
}
