package io.guidepost.core.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs the same operations through model and real thing, and compares them after each. */
public final class Twins {

    private static final int ALL_EVERY = 1_000;

    private final Supplier<? extends Bookkeeper> model;
    private final Supplier<? extends Bookkeeper> real;

    public Twins(Supplier<? extends Bookkeeper> model, Supplier<? extends Bookkeeper> real) {
        this.model = model;
        this.real = real;
    }

    /** Where they part. */
    public record Difference(int index, Operation operation, String what) {}

    /** The first difference within so many operations of a seed; empty if there is none. */
    public Optional<Difference> run(Operations operations, int count) {
        var pair = new Pair(model.get(), real.get());
        for (int i = 0; i < count; i++) {
            var operation = operations.next();
            var what = pair.differAfter(operation, i % ALL_EVERY == ALL_EVERY - 1 || i == count - 1);
            if (what.isPresent()) {
                return Optional.of(new Difference(i, operation, what.get()));
            }
        }
        return Optional.empty();
    }

    public Optional<Difference> run(List<Operation> operations) {
        var pair = new Pair(model.get(), real.get());
        for (int i = 0; i < operations.size(); i++) {
            var what = pair.differAfter(operations.get(i), i == operations.size() - 1);
            if (what.isPresent()) {
                return Optional.of(new Difference(i, operations.get(i), what.get()));
            }
        }
        return Optional.empty();
    }

    /** Fails with the shortest list that still shows the difference, if there is one. */
    public void requireNone(long seed, Operations.World world, int count) {
        run(new Operations(seed, world), count).ifPresent(found -> {
            var shortest = Shrink.shortest(new Operations(seed, world).first(found.index() + 1), list -> run(list)
                    .isPresent());
            throw new AssertionError(told(seed, found, shortest));
        });
    }

    private String told(long seed, Difference found, List<Operation> shortest) {
        var lines = new ArrayList<String>();
        lines.add("Seed %d, operation %d, %s: %s".formatted(seed, found.index(), found.operation(), found.what()));
        lines.add("The shortest list that still differs has %d operations:".formatted(shortest.size()));
        shortest.forEach(operation -> lines.add("  " + operation));
        run(shortest).ifPresent(end -> lines.add("and ends with: " + end.what()));
        return String.join("\n", lines);
    }

    private record Pair(Bookkeeper model, Bookkeeper real) {

        Optional<String> differAfter(Operation operation, boolean everything) {
            var expected = model.apply(operation);
            String actual;
            try {
                actual = real.apply(operation);
            } catch (RuntimeException | AssertionError broken) {
                return Optional.of("the model says \"%s\", the real thing throws %s".formatted(expected, broken));
            }
            if (!expected.equals(actual)) {
                return Optional.of("the model says \"%s\", the real thing \"%s\"".formatted(expected, actual));
            }
            for (var account : compared(everything)) {
                long wanted = model.balance(account);
                long found = real.balance(account);
                if (wanted != found) {
                    return Optional.of("%s: the model has %d fen on %s, the real thing %d"
                            .formatted(expected, wanted, account, found));
                }
            }
            return Optional.empty();
        }

        private Set<String> compared(boolean everything) {
            var accounts = new LinkedHashSet<>(everything ? model.accounts() : model.touched());
            accounts.addAll(everything ? real.accounts() : real.touched());
            return accounts;
        }
    }
}
