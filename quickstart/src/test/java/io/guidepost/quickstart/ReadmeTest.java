package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guidepost.domain.books.Invariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to do can be done, in both languages. */
@ExtendWith(RunningQuickstart.class)
class ReadmeTest {

    private static final Path ENGLISH = Path.of("..", "README.md");
    private static final Path CHINESE = Path.of("..", "README.zh-CN.md");

    @TempDir
    Path folder;

    @Test
    void theCommandsToRunAndToTestStandAlone() throws IOException {
        assertThat(fences(section(ENGLISH, "Run"))).containsExactly("mvn spring-boot:run");
        assertThat(fences(section(ENGLISH, "Test"))).containsExactly("mvn verify");
        assertThat(fences(section(CHINESE, "运行"))).containsExactly("mvn spring-boot:run");
        assertThat(fences(section(CHINESE, "测试"))).containsExactly("mvn verify");
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertThat(sections(CHINESE)).hasSameSizeAs(sections(ENGLISH));
        assertThat(rows(CHINESE)).isEqualTo(rows(ENGLISH));
        assertThat(commands(CHINESE)).isNotEmpty().isEqualTo(commands(ENGLISH));
    }

    @Test
    void everyFileItLinksToExists() throws IOException {
        for (var readme : List.of(ENGLISH, CHINESE)) {
            var links = Pattern.compile("]\\(([^)#:]+)\\)")
                    .matcher(Files.readString(readme))
                    .results()
                    .map(link -> readme.resolveSibling(link.group(1)))
                    .toList();

            assertThat(links).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
        }
    }

    @Test
    void theWalkEndsWithBalancedBooks() throws IOException, InterruptedException {
        assumeTrue(isThere("bash") && isThere("curl") && isThere("jq"), "The walk needs bash, curl and jq");
        var script = Files.writeString(folder.resolve("walk.sh"), hereInstead(walk(ENGLISH)));

        var said = run(script);

        assertThat(said).contains("\"balanced\":true").doesNotContain("\"ok\":false");
        assertThat(said.lines().filter(line -> line.endsWith("\"ok\":true}")))
                .as("every reconciliation of the books")
                .hasSizeGreaterThanOrEqualTo(6);
        RunningQuickstart.bean(Invariants.class).require();
    }

    private String run(Path script) throws IOException, InterruptedException {
        var output = folder.resolve("walk.out");
        var bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = bash.waitFor(4, TimeUnit.MINUTES);
            var said = Files.readString(output);
            assertThat(ended).as("ends in time, having said:%n%s", said).isTrue();
            assertThat(bash.exitValue()).as(said).isZero();
            return said;
        } finally {
            bash.destroyForcibly();
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String hereInstead(String walk) {
        return walk.replace(
                        "http://127.0.0.1:8081", RunningQuickstart.guideApi().toString())
                .replace("http://127.0.0.1:8082", RunningQuickstart.miniappApi().toString())
                .replace(
                        "http://127.0.0.1:8090",
                        RunningQuickstart.simulator().url().toString());
    }

    private static String walk(Path readme) throws IOException {
        var text = Files.readString(readme);
        var walk = text.substring(text.indexOf("<!-- walk -->"));
        return String.join("\n", fences(walk.substring(0, walk.indexOf("\n## "))));
    }

    /** What is done, without what is said about it or in which language it is answered. */
    private static List<String> commands(Path readme) throws IOException {
        return walk(readme)
                .lines()
                .map(line -> line.replaceAll("(^|\\s+)#\\s.*", "")
                        .replaceAll("Accept-Language: [-A-Za-z]+", "Accept-Language")
                        .replaceAll("echo \"[^$]*\\$1\"", "echo"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> sections(Path readme) throws IOException {
        return Stream.of(Files.readString(readme).split("(?m)^## ")).skip(1).toList();
    }

    private static String section(Path readme, String heading) throws IOException {
        var found = sections(readme).stream()
                .filter(section -> section.startsWith(heading + "\n"))
                .toList();
        assertThat(found).as("## " + heading).hasSize(1);
        return found.get(0);
    }

    /** Rows of all tables. */
    private static long rows(Path readme) throws IOException {
        try (var lines = Files.lines(readme)) {
            return lines.filter(line -> line.startsWith("| ")).count();
        }
    }

    private static List<String> fences(String text) {
        return Pattern.compile("(?ms)^```[a-z]*\\n(.*?)\\n```$")
                .matcher(text)
                .results()
                .map(fence -> fence.group(1))
                .toList();
    }
}
