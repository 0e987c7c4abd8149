package io.guidepost.quickstart.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium without a window, one for all tests. A machine that has none leaves the walks out and says so;
 * under continuous integration (environment variable {@code CI}) that is a failure.
 */
public final class Chromium implements BeforeAllCallback {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge");

    private static Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        var found = executable();
        if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("No Chromium on this machine: install one, or name it in GUIDEPOST_CHROMIUM"
                    + " 本机没有 Chromium：请安装，或在 GUIDEPOST_CHROMIUM 中指明");
        }
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, key -> Running.start(found.orElseThrow()), Running.class);
    }

    public static Browser browser() {
        return running.browser;
    }

    private static Optional<Path> executable() {
        var named = System.getenv("GUIDEPOST_CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start(Path executable) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
