package io.guidepost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures the product beside its ceilings. */
public final class Bench {

    private static final List<String> NEED_AN_INSTANCE = List.of(
            "products",
            "cart",
            "list",
            "search",
            "orders",
            "flash-sale",
            "sold-out",
            "payments",
            "claw-backs",
            "dispatch",
            "dispatch-100k",
            "execution",
            "trial-balance",
            "what-if",
            "statements",
            "members",
            "customer-card",
            "welcome");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("bare-endpoint")) {
            BareEndpoint.serve(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
            return;
        }
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException unknown) {
            System.err.print(Settings.HELP);
            System.exit(2);
            return;
        }
        run(settings);
    }

    private static void run(Settings settings) throws IOException, InterruptedException {
        var report = new Report();
        report.say("commit %s, Java %s, %d cores, %s"
                .formatted(
                        settings.commit(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        report.say("%d rounds of %d s a side after %d s of warm-up"
                .formatted(
                        settings.rounds(),
                        settings.round().toSeconds(),
                        settings.warmUp().toSeconds()));
        var folder = Files.createTempDirectory("guidepost-bench");
        boolean whole = false;
        try {
            if (settings.rows().contains("resolver")) {
                new ResolverRow(settings, report).run();
            }
            if (settings.rows().contains("start")) {
                new StartRow(settings, report).run(folder.resolve("started"));
            }
            if (settings.rows().stream().anyMatch(NEED_AN_INSTANCE::contains)) {
                runOnInstance(settings, report, folder);
            }
            whole = true;
        } finally {
            if (whole) {
                Instance.delete(folder);
            } else {
                report.say("what is left for a look is in " + folder);
            }
        }
    }

    private static void runOnInstance(Settings settings, Report report, Path folder)
            throws IOException, InterruptedException {
        try (var instance = Instance.start(settings, folder.resolve("home"))) {
            report.say("loading the data set");
            DataSet.load(instance);
            if (settings.rows().contains("products")) {
                new ProductsRow(settings, report, instance).run(folder);
            }
            if (settings.rows().contains("orders")) {
                new OrdersRow(settings, report, instance).run();
            }
            if (settings.rows().contains("cart")) {
                new CartRow(settings, report, instance).run();
            }
            if (settings.rows().contains("flash-sale")) {
                new FlashSaleRow(settings, report, instance).run();
            }
            if (settings.rows().contains("sold-out")) {
                new FlashSaleRow(settings, report, instance).runSoldOut(folder);
            }
            if (settings.rows().contains("list") || settings.rows().contains("search")) {
                report.say("loading 100,000 products");
                DataSet.loadCatalogue(instance);
                new CatalogueRow(settings, report, instance).run(folder);
            }
            if (settings.rows().contains("payments")) {
                new PaymentsRow(settings, report, instance).run();
            }
            if (settings.rows().contains("claw-backs")) {
                new ClawBacksRow(settings, report, instance).run();
            }
            if (settings.rows().contains("dispatch")) {
                new DispatchRow(settings, report, instance, DispatchRow.Audience.TEN_THOUSAND).run();
            }
            if (settings.rows().contains("dispatch-100k")) {
                report.say("loading 100,000 guides with 1,500,000 customers");
                DataSet.loadLarge(instance);
                new DispatchRow(settings, report, instance, DispatchRow.Audience.HUNDRED_THOUSAND).run();
            }
            if (settings.rows().contains("execution")) {
                new ExecutionRow(report, instance).run();
            }
            if (settings.rows().contains("trial-balance")) {
                new TrialBalanceRow(settings, report, instance).run();
            }
            if (settings.rows().contains("what-if")) {
                new WhatIfRow(settings, report, instance).run();
            }
            if (settings.rows().contains("statements")) {
                new StatementsRow(settings, report, instance).run();
            }
            if (settings.rows().contains("members")) {
                new MembersRow(settings, report, instance).run();
            }
            if (settings.rows().contains("customer-card")) {
                new CustomerCardRow(settings, report, instance).run();
            }
            if (settings.rows().contains("welcome")) {
                new WelcomeRow(settings, report, instance).run();
            }
            report.figure("resident after the load", instance.resident(), "≤ 600 MB");
        }
    }
}
