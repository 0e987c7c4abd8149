package io.guidepost.quickstart;

import io.guidepost.scheduler.TaskScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The real scheduler in a JVM of its own, which can be killed. Two of them in one JVM, each with its own database, would not do:
 * Quartz keeps connections by the scheduler's name for all of a JVM.
 */
record SchedulerProcess(Process jvm, Path said) {

    /** The first argument is how far the clock is ahead, the others are properties. */
    public static void main(String[] arguments) {
        var ahead = Duration.parse(arguments[0]);
        new SpringApplicationBuilder(TaskScheduler.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean("clock", Clock.class, () -> Clock.offset(Clock.systemUTC(), ahead)))
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    static SchedulerProcess start(Map<String, Object> properties, Path directory) {
        return start(properties, directory, Duration.ZERO);
    }

    /** @param ahead how far this node's clock is ahead of the machine's */
    static SchedulerProcess start(Map<String, Object> properties, Path directory, Duration ahead) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SchedulerProcess.class.getName(),
                ahead.toString()));
        command.addAll(List.of(arguments(properties)));
        try {
            // A command line has its limits, a file has none.
            var file = Files.createTempFile(directory, "scheduler", ".arguments");
            Files.write(
                    file,
                    command.subList(1, command.size()).stream()
                            .map(argument -> '"'
                                    + argument.replace("\\", "\\\\")
                                            .replace("\n", "\\n")
                                            .replace("\"", "\\\"")
                                    + '"')
                            .toList());
            var said = Files.createTempFile(directory, "scheduler", ".log");
            var jvm = new ProcessBuilder(command.get(0), "@" + file)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            return new SchedulerProcess(jvm, said);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        jvm.destroyForcibly().onExit().join();
    }

    String log() {
        try {
            return Files.readString(said);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }
}
