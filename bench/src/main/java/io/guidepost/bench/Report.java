package io.guidepost.bench;

import java.util.Locale;

/** Prints what was measured as a table that can be pasted into RESULTS.md. */
final class Report {

    private boolean headed;

    void say(String text) {
        System.out.println("# " + text);
        headed = false;
    }

    /** @param goal what the ratio, or the product's own figure, should be */
    void compare(String work, Side product, Side ceiling, String goal) {
        head();
        line(work, product);
        line(work, ceiling);
        System.out.printf(
                Locale.ROOT,
                "| **%s** | ratio | **%.0f %%** | | | | | | goal: %s |%n",
                work,
                100 * product.median(Side.Round::perSecond) / ceiling.median(Side.Round::perSecond),
                goal);
    }

    private void head() {
        if (!headed) {
            System.out.println("| work | side | per second (min–max) | server CPU ms | database CPU ms | statements |"
                    + " p50 ms | p99 ms | foreign cores, other answers |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            headed = true;
        }
    }

    private void line(String work, Side side) {
        double foreign = side.largest(Side.Round::foreignCores);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f (%,.0f–%,.0f) | %.3f | %.3f | %.1f | %.2f | %.2f | %.2f%s%s |%n",
                work,
                side.name(),
                side.median(Side.Round::perSecond),
                side.smallest(Side.Round::perSecond),
                side.largest(Side.Round::perSecond),
                side.median(Side.Round::serverCpuMs),
                side.median(Side.Round::databaseCpuMs),
                side.median(Side.Round::statements),
                side.median(Side.Round::p50),
                side.median(Side.Round::p99),
                foreign,
                foreign > Side.TOLERATED_FOREIGN_CORES ? " **disturbed**" : "",
                side.others().isEmpty() ? "" : " " + side.others());
    }

    void figure(String work, String figure, String goal) {
        System.out.printf("- %s: **%s** (goal: %s)%n", work, figure, goal);
        headed = false;
    }
}
