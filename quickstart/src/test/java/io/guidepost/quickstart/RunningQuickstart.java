package io.guidepost.quickstart;

import io.guidepost.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;

/**
 * The one quickstart that all tests of this module share: started before the first of them in a folder of its own, on free
 * ports, and stopped after the last.
 */
public final class RunningQuickstart implements BeforeAllCallback {

    private static Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    public static URI guideApi() {
        return running.quickstart.addresses().guideApi();
    }

    public static URI miniappApi() {
        return running.quickstart.addresses().miniappApi();
    }

    public static Simulator simulator() {
        return running.quickstart.simulator();
    }

    /** Where all of it is kept: the database's files, Redis's and the logs. */
    public static Path home() {
        return running.home();
    }

    /** A bean of the guide application, for looking into the books beside the HTTP journey. */
    public static <T> T bean(Class<T> type) {
        return beans().getBean(type);
    }

    public static ApplicationContext beans() {
        return running.quickstart.guideApi();
    }

    private record Running(Path home, Quickstart quickstart) implements AutoCloseable {

        static Running start() {
            // All of the tests' shoppers come from one address.
            System.setProperty("guidepost.login-rate.burst", "1000000");
            try {
                var home = Files.createTempDirectory("guidepost-walk");
                var settings = new QuickstartSettings(new Home(home), 0, 0, 0, 0, false, false, OwnServers.NONE);
                return new Running(home, Quickstart.start(settings, Progress.silent()));
            } catch (IOException cannot) {
                throw new UncheckedIOException(cannot);
            }
        }

        @Override
        public void close() {
            quickstart.close();
            try (var files = Files.walk(home)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }
}
