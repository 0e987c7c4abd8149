package io.guidepost.bench;

import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.BindingSource;
import io.guidepost.core.attribution.Employment;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.Friendship;
import io.guidepost.core.attribution.FriendshipId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.OrderedLine;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreHints;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.Touch;
import io.guidepost.core.attribution.TouchId;
import io.guidepost.core.attribution.TouchSource;
import io.guidepost.core.attribution.TouchStanding;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pure decision who gets the credit, on one core, without any database. */
final class ResolverRow {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final int SCENES = 64;
    private static final int CANDIDATES = 10;

    private final Settings settings;
    private final Report report;

    ResolverRow(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() {
        var scenes = new AttributionInputs[SCENES];
        for (int i = 0; i < SCENES; i++) {
            scenes[i] = scene(i);
            int candidates = AttributionRules.decide(scenes[i]).candidates().size();
            if (candidates < CANDIDATES) {
                throw new IllegalStateException("A scene has only %d candidates".formatted(candidates));
            }
        }
        loop(scenes, settings.warmUp());
        var rates = new double[settings.rounds()];
        for (int round = 0; round < rates.length; round++) {
            rates[round] = loop(scenes, settings.round());
        }
        Arrays.sort(rates);
        report.figure(
                "attribution of one order, %d candidates, one core"
                        .formatted(
                                AttributionRules.decide(scenes[0]).candidates().size()),
                String.format(Locale.ROOT, "%,.0f decisions a second of CPU", rates[rates.length / 2]),
                "≥ 2,000,000");
    }

    /** By this thread's CPU time and not by the clock, so that others on the machine do not count. */
    private static double loop(AttributionInputs[] scenes, Duration time) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long began = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long decided = 0;
        long seen = 0;
        while (System.nanoTime() - began < time.toNanos()) {
            for (int i = 0; i < 1_000; i++) {
                // What was decided is looked at, or the compiler might leave the work out.
                seen += AttributionRules.decide(scenes[i & (SCENES - 1)])
                        .candidates()
                        .size();
            }
            decided += 1_000;
        }
        if (seen < decided) {
            throw new IllegalStateException("Nothing was decided");
        }
        return decided * 1e9 / (threads.getCurrentThreadCpuTime() - cpu);
    }

    /** Seven touches, one binding and two friends of four guides; then the stores behind them. */
    private static AttributionInputs scene(int seed) {
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            var at = NOW.minus(Duration.ofHours(1 + (seed * 7L + i * 31L) % 240));
            touches.add(new Touch(
                    new TouchId(100 + i),
                    Optional.of(new GuideId(1 + (seed + i) % 4)),
                    Optional.empty(),
                    TouchSource.SHARE_LINK,
                    Optional.empty(),
                    at,
                    at,
                    TouchStanding.VALID,
                    i % 2));
        }
        var boundAt = NOW.minus(Duration.ofDays(5 + seed));
        var binding = new Binding(
                new BindingId(1),
                new GuideId(1 + seed % 4),
                new StoreId(1 + seed % 4),
                BindingSource.FRIEND_ADDED,
                boundAt,
                Optional.of(boundAt.plus(Duration.ofDays(30))),
                Optional.of(boundAt.plus(Duration.ofDays(180))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        List<Friendship> friends = new ArrayList<>();
        List<Employment> employments = new ArrayList<>();
        for (int guide = 1; guide <= 4; guide++) {
            if (guide <= 2) {
                friends.add(new Friendship(
                        new FriendshipId(guide),
                        new GuideId(guide),
                        NOW.minus(Duration.ofDays(40 + guide)),
                        Optional.empty()));
            }
            employments.add(new Employment(
                    new EmploymentId(guide),
                    new GuideId(guide),
                    new StoreId(guide),
                    Employment.Role.GUIDE,
                    true,
                    0,
                    NOW.minus(Duration.ofDays(365)),
                    Optional.empty()));
        }
        return new AttributionInputs(
                NOW,
                RuleSet.APPAREL,
                List.of(new OrderedLine(new LineId(1), new SpuId(11))),
                Optional.empty(),
                touches,
                List.of(binding),
                friends,
                employments,
                List.of(),
                List.of(),
                StoreHints.NONE,
                List.of());
    }
}
