package io.guidepost.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** One of the two things compared: the product, or the ceiling. Collects what its rounds were like. */
final class Side {

    /** The rest of the machine may take so many cores before a round is called disturbed. */
    static final double TOLERATED_FOREIGN_CORES = 0.3;

    record Round(
            double perSecond,
            double serverCpuMs,
            double databaseCpuMs,
            double statements,
            double p50,
            double p99,
            double foreignCores) {}

    private final String name;
    private final long serverPid;
    private final Instance instance;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<String, Long> others = new TreeMap<>();

    /** @param serverPid whose CPU counts as the server's */
    Side(String name, long serverPid, Instance instance) {
        this.name = name;
        this.serverPid = serverPid;
        this.instance = instance;
    }

    Load measure(List<Long> ownPids, Supplier<Load> work) {
        double server = Processes.cpuSeconds(serverPid);
        double database = Processes.cpuSeconds(instance.databasePid());
        long statements = instance.statementsSoFar();
        double machine = Processes.machineCpuSeconds();
        double own = ownCpu(ownPids);
        long began = System.nanoTime();
        var load = work.get();
        double seconds = (System.nanoTime() - began) / 1e9;
        double foreign = (Processes.machineCpuSeconds() - machine - (ownCpu(ownPids) - own)) / seconds;
        double done = Math.max(1, load.done());
        rounds.add(new Round(
                load.perSecond(),
                (Processes.cpuSeconds(serverPid) - server) * 1000 / done,
                (Processes.cpuSeconds(instance.databasePid()) - database) * 1000 / done,
                (instance.statementsSoFar() - statements) / done,
                load.latency().percentile(50),
                load.latency().percentile(99),
                Math.max(0, foreign)));
        load.others().forEach((what, count) -> others.merge(what, count, Long::sum));
        return load;
    }

    private double ownCpu(List<Long> pids) {
        return pids.stream().mapToDouble(Processes::cpuSeconds).sum();
    }

    String name() {
        return name;
    }

    double median(ToDoubleFunction<Round> what) {
        var sorted = rounds.stream().mapToDouble(what).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double smallest(ToDoubleFunction<Round> what) {
        return rounds.stream().mapToDouble(what).min().orElse(0);
    }

    double largest(ToDoubleFunction<Round> what) {
        return rounds.stream().mapToDouble(what).max().orElse(0);
    }

    Map<String, Long> others() {
        return others;
    }
}
