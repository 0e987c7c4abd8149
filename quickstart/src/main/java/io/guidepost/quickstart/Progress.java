package io.guidepost.quickstart;

import java.io.PrintStream;
import java.time.Duration;

/** Says on the console what is happening, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    synchronized void say(String what) {
        out.printf("[%5.1f s] %s%n", elapsed().toMillis() / 1000.0, what);
        out.flush();
    }

    synchronized void print(String text) {
        out.print(text);
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
