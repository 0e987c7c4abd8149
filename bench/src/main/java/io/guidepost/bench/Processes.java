package io.guidepost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time and memory of processes, from {@code /proc}. */
final class Processes {

    /** Linux counts in hundredths of a second everywhere. */
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    /** Seconds of CPU that the process has used so far, in user and kernel mode. */
    static double cpuSeconds(long pid) {
        var stat = read(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Seconds of CPU that the whole machine has used so far. */
    static double machineCpuSeconds() {
        var cpu = read(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .trim()
                .split("\\s+");
        // user, nice, system, irq, softirq and steal; idle and iowait are left out.
        long ticks = 0;
        for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
            ticks += Long.parseLong(cpu[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** VmRSS in MB. */
    static long residentMb(long pid) {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
