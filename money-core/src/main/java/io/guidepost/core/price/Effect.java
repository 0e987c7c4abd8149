package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import java.util.List;

/** What an activity does to the price. */
public sealed interface Effect {

    /** On each line by itself; of several only the one that takes most off. */
    sealed interface OnLine extends Effect {}

    /** On several lines together, once they come to an amount; a line takes part in one of them only. */
    sealed interface OnSum extends Effect {}

    /** A unit costs this, where that is less. */
    record UnitPrice(Money price) implements OnLine {

        public UnitPrice {
            requirePositive(price);
        }
    }

    /** This much off each unit, never below one fen. */
    record UnitOff(Money off) implements OnLine {

        public UnitOff {
            requirePositive(off);
        }
    }

    /** This share off, rounded down to the fen. */
    record ShareOff(Rate off) implements OnLine {

        public ShareOff {
            requireRate(off);
        }
    }

    /**
     * The highest step that is reached counts.
     *
     * @param repeats the only step counts as often as it fits into the sum
     */
    record SumOff(List<Step> steps, boolean repeats) implements OnSum {

        public record Step(Money from, Money off) {

            public Step {
                requirePositive(off);
                if (off.isMoreThan(from)) {
                    throw new IllegalArgumentException("More is taken off than the step asks for");
                }
            }
        }

        public SumOff {
            steps = ascending(steps.stream().map(Step::from).toList(), steps);
            if (repeats && steps.size() > 1) {
                throw new IllegalArgumentException("Only a single step repeats");
            }
        }
    }

    /** The same with a share of the sum. */
    record SumShareOff(List<Step> steps) implements OnSum {

        public record Step(Money from, Rate off) {

            public Step {
                requireRate(off);
            }
        }

        public SumShareOff {
            steps = ascending(steps.stream().map(Step::from).toList(), steps);
        }
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An activity is about more than nothing");
        }
    }

    private static void requireRate(Rate off) {
        if (off.bp() < 1 || off.bp() >= Rate.WHOLE_BP) {
            throw new IllegalArgumentException("An activity takes something off, and not everything");
        }
    }

    private static <T> List<T> ascending(List<Money> thresholds, List<T> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("There is at least one step");
        }
        for (int i = 0; i < thresholds.size(); i++) {
            if (!thresholds.get(i).isPositive() || i > 0 && !thresholds.get(i).isMoreThan(thresholds.get(i - 1))) {
                throw new IllegalArgumentException("Steps ascend from above zero");
            }
        }
        return List.copyOf(steps);
    }
}
