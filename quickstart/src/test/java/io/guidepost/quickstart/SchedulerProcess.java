package io.guidepost.quickstart;

import io.guidepost.scheduler.TaskScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real scheduler in a JVM of its own, which can be killed, or in this one. */
record SchedulerProcess(Process jvm, Path said) {

    /** As a process of its own. */
    public static void main(String[] arguments) {
        start(arguments, Duration.ZERO);
    }

    static SchedulerProcess start(Map<String, Object> properties, Path directory) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SchedulerProcess.class.getName()));
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

    /** @param ahead how far this node's clock is ahead of the machine's */
    static ConfigurableApplicationContext here(Map<String, Object> properties, Duration ahead) {
        return start(arguments(properties), ahead);
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

    private static ConfigurableApplicationContext start(String[] arguments, Duration ahead) {
        return new SpringApplicationBuilder(TaskScheduler.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean("clock", Clock.class, () -> Clock.offset(Clock.systemUTC(), ahead)))
                .run(arguments);
    }

    static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }
}
