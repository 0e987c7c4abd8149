package io.guidepost.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** Says on the console what is happening, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** In the console's own encoding if that has Chinese, else in UTF-8 rather than in question marks. */
    static Progress console() {
        // The second name is that of JDK 17.
        var name = Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("UTF-8");
        var encoding = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        var fit = encoding.canEncode() && encoding.newEncoder().canEncode('启') ? encoding : StandardCharsets.UTF_8;
        return new Progress(new PrintStream(new FileOutputStream(FileDescriptor.out), true, fit));
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
