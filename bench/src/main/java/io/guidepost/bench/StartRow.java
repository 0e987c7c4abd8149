package io.guidepost.bench;

import java.nio.file.Path;
import java.util.Locale;

/** How long the quickstart takes to its first answer, and the memory it then occupies. */
final class StartRow {

    private final Settings settings;
    private final Report report;

    StartRow(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run(Path home) throws InterruptedException {
        start("first start, empty folder", home);
        for (int round = 1; round <= settings.rounds(); round++) {
            start("start with data, round " + round, home);
        }
        // What the applications need, beside what a JVM takes because the machine has it.
        start("start with data, -Xmx320m -XX:+UseSerialGC", home, "-Xmx320m", "-XX:+UseSerialGC");
    }

    private void start(String what, Path home, String... javaOptions) throws InterruptedException {
        try (var instance = Instance.start(settings, home, javaOptions)) {
            // Until what begins after the start has begun.
            Thread.sleep(5_000);
            var resident = instance.resident();
            double stopped = instance.stop();
            report.figure(
                    what,
                    String.format(
                            Locale.ROOT,
                            "%.1f s to the first answer of all three applications; resident %s; stopped in %.1f s",
                            instance.secondsToFirstAnswer(),
                            resident,
                            stopped),
                    "≤ 20 s, ≤ 600 MB");
        }
    }
}
