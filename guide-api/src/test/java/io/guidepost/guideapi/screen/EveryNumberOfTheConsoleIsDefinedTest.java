package io.guidepost.guideapi.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.metric.Metric;
import io.guidepost.domain.metric.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console's modules are read as text: what they name must be there. */
class EveryNumberOfTheConsoleIsDefinedTest {

    private static final Path CONSOLE = Path.of("src/main/resources/static/console");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:info|numberHead|nameOf|one|tile|line)\\('([a-z_]+)'(?!\\s*\\+)");
    private static final Pattern WORD = Pattern.compile("\\bt\\('([\\w.]+)'[,)]");
    private static final Pattern KNOWN_WORD = Pattern.compile("'([\\w.]+)': \\['");

    @Test
    void aMarkBesideANumberNamesAMetricOfTheDictionary() throws IOException {
        var named = found(METRIC);

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(Metrics.all()).extracting(Metric::id).containsAll(named);
    }

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        var known = new TreeSet<String>();
        var words = Files.readString(CONSOLE.resolve("words.js"));
        var match = KNOWN_WORD.matcher(words);
        while (match.find()) {
            known.add(match.group(1));
        }

        assertThat(found(WORD)).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    private static TreeSet<String> found(Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(CONSOLE)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                var match = pattern.matcher(Files.readString(file));
                while (match.find()) {
                    found.add(match.group(1));
                }
            }
        }
        return found;
    }
}
