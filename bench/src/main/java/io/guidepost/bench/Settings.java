package io.guidepost.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured and for how long.
 *
 * @param warmUp before the first round of each kind of work
 * @param round how long one side of one round is measured
 * @param rounds each side is measured so often, alternating; medians are told
 * @param payments notices per side and round
 */
record Settings(
        List<String> rows, Path quickstart, String commit, Duration warmUp, Duration round, int rounds, int payments) {

    static final List<String> ALL = List.of(
            "start",
            "resolver",
            "products",
            "cart",
            "orders",
            "flash-sale",
            "sold-out",
            "payments",
            "claw-backs",
            "dispatch",
            "trial-balance");

    /** Too large to be measured unless it is asked for. */
    private static final List<String> WHEN_NAMED = List.of(
            "list",
            "search",
            "dispatch-100k",
            "execution",
            "what-if",
            "statements",
            "members",
            "customer-card",
            "welcome");

    static final String HELP =
            """
            bench/run [ROW …] [--warm-up=SECONDS] [--round=SECONDS] [--rounds=N] [--payments=N]
            Rows: start resolver products cart list search orders flash-sale sold-out payments claw-backs dispatch dispatch-100k execution trial-balance what-if statements members customer-card welcome
            Without the name of a row all but list, search, dispatch-100k, execution, what-if, statements, members, customer-card and welcome are measured.
            """;

    static Settings of(String[] arguments) {
        var rows = new ArrayList<String>();
        var quickstart = Path.of("quickstart/target/guidepost.jar");
        var commit = "unknown";
        long warmUp = 30;
        long round = 10;
        int rounds = 3;
        int payments = 3000;
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            var value = argument.substring(equals + 1);
            switch (equals < 0 ? argument : argument.substring(0, equals)) {
                case "--quickstart" -> quickstart = Path.of(value);
                case "--commit" -> commit = value;
                case "--warm-up" -> warmUp = Long.parseLong(value);
                case "--round" -> round = Long.parseLong(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--payments" -> payments = Integer.parseInt(value);
                default -> {
                    if (!ALL.contains(argument) && !WHEN_NAMED.contains(argument)) {
                        throw new IllegalArgumentException(HELP);
                    }
                    rows.add(argument);
                }
            }
        }
        return new Settings(
                rows.isEmpty() ? ALL : List.copyOf(rows),
                quickstart.toAbsolutePath(),
                commit,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(round),
                rounds,
                payments);
    }
}
