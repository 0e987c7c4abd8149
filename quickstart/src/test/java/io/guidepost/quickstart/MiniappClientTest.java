package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mini-program's client is compiled as strictly as TypeScript can be, and then used from Node against the running
 * applications: its tests are in TypeScript, too, so what they call is what the types say.
 */
@ExtendWith(RunningQuickstart.class)
class MiniappClientTest {

    private static final Path CLIENT = OpenApiDocumentsTest.repository().resolve("clients/miniapp-ts");
    private static final String COMPILER = "/META-INF/resources/webjars/typescript/";

    @TempDir
    Path folder;

    @Test
    void theClientCompilesAndShopsAtTheRunningApplications() throws Exception {
        var compiler = compiler();
        var compiled = folder.resolve("compiled");

        var compiling = NodeProcess.run(
                compiler.resolve("tsc.js"),
                List.of("-p", CLIENT.resolve("test/tsconfig.json").toString(), "--outDir", compiled.toString()),
                Map.of(),
                folder.resolve("tsc.log"));
        assertThat(compiling.status()).as(compiling.said()).isZero();

        var shopping = NodeProcess.run(
                compiled.resolve("test/shop.test.js"),
                List.of(),
                Map.of(
                        "SHOP_URL", RunningQuickstart.miniappApi().toString(),
                        "SIMULATOR_URL", RunningQuickstart.simulator().url().toString()),
                folder.resolve("node.log"));
        assertThat(shopping.status()).as(shopping.said()).isZero();
        assertThat(shopping.said()).contains("all is well");
    }

    /** TypeScript's compiler, out of its jar. */
    private Path compiler() throws IOException {
        var jar = Path.of(
                Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                        .filter(path -> Path.of(path).getFileName().toString().matches("typescript-[0-9.]+\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("TypeScript is not on the class path of the tests")));
        var target = folder.resolve("typescript");
        Files.createDirectories(target);
        try (var files = FileSystems.newFileSystem(jar)) {
            var versions = files.getPath(COMPILER);
            try (var versionFolders = Files.list(versions)) {
                var library = versionFolders.findFirst().orElseThrow().resolve("lib");
                try (var parts = Files.list(library)) {
                    for (var part : parts.filter(MiniappClientTest::isNeeded).toList()) {
                        Files.copy(part, target.resolve(part.getFileName().toString()));
                    }
                }
            }
        }
        return target;
    }

    private static boolean isNeeded(Path part) {
        var name = part.getFileName().toString();
        return name.equals("tsc.js") || name.equals("_tsc.js") || name.startsWith("lib.") && name.endsWith(".d.ts");
    }
}
