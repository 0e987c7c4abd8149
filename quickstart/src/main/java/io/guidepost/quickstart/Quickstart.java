package io.guidepost.quickstart;

import io.guidepost.domain.books.TencentBooks;
import io.guidepost.embedded.EmbeddedMariaDb;
import io.guidepost.embedded.EmbeddedRedis;
import io.guidepost.embedded.MariaDbSettings;
import io.guidepost.embedded.RedisSettings;
import io.guidepost.guideapi.GuideApi;
import io.guidepost.miniappapi.MiniappApi;
import io.guidepost.scheduler.TaskScheduler;
import io.guidepost.simulator.AdapterProperties;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Everything at once on one machine: database, Redis, the simulator of Tencent, and the three applications as they run in
 * production, each with its own Spring context and port.
 */
final class Quickstart implements AutoCloseable {

    private static final String SCHEMA = "guidepost";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Progress progress;
    private Addresses addresses;
    private Simulator simulator;
    private ConfigurableApplicationContext guideApi;
    private ConfigurableApplicationContext taskScheduler;

    private Quickstart(Progress progress) {
        this.progress = progress;
    }

    /** Where things are once everything runs. */
    record Addresses(URI guideApi, URI miniappApi, URI taskScheduler, URI simulator) {}

    /** Starts everything and returns when the first request can be answered; on failure nothing is left running. */
    static Quickstart start(QuickstartSettings settings, Progress progress) {
        var quickstart = new Quickstart(progress);
        try {
            quickstart.startAll(settings);
            return quickstart;
        } catch (RuntimeException failure) {
            quickstart.close();
            throw failure;
        }
    }

    private void startAll(QuickstartSettings settings) {
        int guidePort = Ports.free(settings.guidePort(), "guide-api");
        int shopPort = Ports.free(settings.shopPort(), "miniapp-api");
        int schedulerPort = Ports.free(settings.schedulerPort(), "task-scheduler");
        int simulatorPort = Ports.free(settings.simulatorPort(), "simulator");
        var home = settings.home();
        if (settings.reset()) {
            home.reset();
        }
        home.create();
        if (settings.errorsToLog()) {
            home.keepErrorStream();
        }
        addresses = new Addresses(local(guidePort), local(shopPort), local(schedulerPort), local(simulatorPort));

        progress.say("数据目录 Data folder " + home.path());
        var own = settings.ownServers();
        var redis = own.redisUrl().isPresent()
                ? null
                : inBackground("redis", () -> EmbeddedRedis.start(RedisSettings.in(home.redis()), progress::say));
        var tencent = inBackground("simulator", () -> Simulator.start(simulatorSettings(settings, simulatorPort)));
        var mariaDb = own.database().isPresent()
                ? null
                : inBackground(
                        "mariadb", () -> EmbeddedMariaDb.start(MariaDbSettings.in(home.database()), progress::say));
        var servers = new HashMap<String, Object>();
        servers.putAll(own.database().orElseGet(() -> embedded(started(mariaDb))));
        servers.put("spring.data.redis.url", own.redisUrl().orElseGet(() -> started(redis)
                .url()));
        simulator = started(tencent);
        progress.say("数据库、Redis、企业微信/微信支付模拟器已就绪 Database, Redis and the simulator are up");

        var shared = sharedProperties(home, servers);
        guideApi = application(GuideApi.class, "guide-api", guidePort, shared);
        new DemoShop(guideApi, progress).prepare();
        progress.say("guide-api 已就绪 is up on " + guidePort);
        application(MiniappApi.class, "miniapp-api", shopPort, shared);
        progress.say("miniapp-api 已就绪 is up on " + shopPort);
        taskScheduler = application(TaskScheduler.class, "task-scheduler", schedulerPort, shared);
        progress.say("task-scheduler 已就绪 is up on " + schedulerPort);
    }

    private SimulatorSettings simulatorSettings(QuickstartSettings settings, int port) {
        return SimulatorSettings.defaults()
                .withPort(port)
                .withStateDir(settings.home().simulator())
                .withWecomCallbackUrl(addresses.guideApi().resolve("/callbacks/wecom"))
                .withMiniappCallbackUrl(addresses.miniappApi().resolve("/callbacks/miniapp"))
                .withClockMayMove(true);
    }

    private static Map<String, String> embedded(EmbeddedMariaDb database) {
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(SCHEMA),
                "spring.datasource.username", database.appUser(),
                "spring.datasource.password", database.appPassword(),
                "spring.flyway.url", database.jdbcUrl(SCHEMA) + "&createDatabaseIfNotExist=true",
                "spring.flyway.user", database.ownerUser(),
                "spring.flyway.password", database.ownerPassword());
    }

    private Map<String, Object> sharedProperties(Home home, Map<String, Object> servers) {
        var properties = new HashMap<>(servers);
        Secrets.of(home.secrets()).forEach((name, value) -> properties.put((String) name, value));
        properties.put("guidepost.demo", "true");
        properties.put("guidepost.sidebar.hosts", "127.0.0.1,localhost");
        properties.put("guidepost.sidebar.demo", "true");
        // The shoppers of a demonstration live at one address and pay faster than people do.
        properties.put("guidepost.fraud.buyers-per-address", "1000");
        properties.put("guidepost.fraud.opened-before-paying", "0s");
        properties.put("guidepost.points.per-yuan", "1");
        properties.put("guidepost.points.fen-per-point", "1");
        // Whoever tries it out does so at any hour, and gives the demonstration's few customers many tasks in a day.
        properties.put("guidepost.dispatch.opens", "00:00");
        properties.put("guidepost.dispatch.closes", "24:00");
        properties.put("guidepost.fatigue.per-day", "20");
        properties.put("guidepost.fatigue.per-week", "100");
        properties.put("guidepost.fatigue.per-month", "300");
        properties.put("guidepost.assets.folder", home.assets().toString());
        properties.put(
                "guidepost.share-token.link-prefix",
                addresses.miniappApi().resolve("/s/").toString());
        properties.put("guidepost.content.first-poll", "PT3S");
        properties.put("guidepost.content.eager-poll", "PT3S");
        properties.putAll(AdapterProperties.of(simulator, addresses.miniappApi()));
        properties.put("logging.file.name", home.log().toString());
        properties.put("logging.threshold.console", "OFF");
        properties.put("logging.structured.format.console", "");
        properties.put("logging.register-shutdown-hook", "false");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.log-startup-info", "false");
        return properties;
    }

    private ConfigurableApplicationContext application(
            Class<?> configuration, String name, int port, Map<String, Object> shared) {
        var properties = new HashMap<>(shared);
        properties.put("server.port", port);
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.config.name", name);
        // As arguments they are known before logging begins, and win over the application's own file.
        var arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        var context = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.REACTIVE)
                .registerShutdownHook(false)
                .initializers(fresh -> {
                    var beans = (GenericApplicationContext) fresh;
                    beans.registerBean("clock", Clock.class, simulator::clock);
                    beans.registerBean("tencentBooks", TencentBooks.class, () -> new SimulatorBooks(simulator));
                })
                .run(arguments);
        running.push(context);
        return context;
    }

    Addresses addresses() {
        return addresses;
    }

    Simulator simulator() {
        return simulator;
    }

    /** For tests that look into the database or call a use case beside the HTTP journey. */
    ConfigurableApplicationContext guideApi() {
        return guideApi;
    }

    ConfigurableApplicationContext taskScheduler() {
        return taskScheduler;
    }

    /** Stops what was started, last first; what cannot be stopped cleanly does not keep the rest from stopping. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                progress.say("停止时出错 Problem while stopping: " + failure.getMessage());
            }
        }
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A thread of its own with this class' loader: the common pool's threads do not see the jars inside our jar. */
    private <T> FutureTask<T> inBackground(String name, Callable<T> start) {
        var task = new FutureTask<>(start);
        var thread = new Thread(task, "start-" + name);
        thread.setContextClassLoader(Quickstart.class.getClassLoader());
        thread.start();
        return task;
    }

    private <T extends AutoCloseable> T started(FutureTask<T> task) {
        try {
            var service = task.get();
            running.push(service);
            return service;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", interrupted);
        }
    }
}
