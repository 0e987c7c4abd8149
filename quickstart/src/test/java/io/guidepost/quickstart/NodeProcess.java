package io.guidepost.quickstart;

import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.node.modules.NodeModuleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Node without an installed one: it comes as a library from the same place as everything else, and each script has a process
 * of its own, which it may end as it likes.
 */
final class NodeProcess {

    private NodeProcess() {}

    /** @param said by both of its streams */
    record Ended(int status, String said) {}

    static Ended run(Path script, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                // The engine is unpacked there, and goes with the folder.
                "-Djava.io.tmpdir=" + log.toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NodeProcess.class.getName(),
                script.toAbsolutePath().toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            boolean isOver = process.waitFor(2, TimeUnit.MINUTES);
            return new Ended(isOver ? process.exitValue() : -1, Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process itself: {@code arguments} are a script and what it is given. */
    public static void main(String[] arguments) throws Exception {
        var script = Path.of(arguments[0]);
        NodeRuntime node = V8Host.getNodeInstance().createV8Runtime();
        node.getNodeModule(NodeModuleModule.class)
                .setRequireRootDirectory(script.getParent().toFile());
        var argv = Arrays.stream(arguments).map(NodeProcess::quoted).collect(Collectors.joining(",", "['node',", "]"));
        node.getExecutor("process.argv = " + argv + "; require(" + quoted(arguments[0]) + ");")
                .executeVoid();
        node.await();
        int status = node.getExecutor("process.exitCode ?? 0").executeInteger();
        // Taking the engine apart can end badly, and there is nothing left to lose.
        Runtime.getRuntime().halt(status);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
