package io.guidepost.quickstart;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The quickstart shares a laptop with its user. Left alone, the JVM keeps all the memory that starting took, which is many
 * times what running needs.
 */
final class Footprint {

    private Footprint() {}

    /** Gives back what starting left behind, and lets the heap shrink again after each burst of work. */
    static void reduce() {
        try {
            var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            jvm.setVMOption("MinHeapFreeRatio", "10");
            jvm.setVMOption("MaxHeapFreeRatio", "30");
            jvm.setVMOption("G1PeriodicGCInterval", "60000");
        } catch (RuntimeException anotherJvm) {
            // Some JVMs do not have these options; then it is just bigger.
            return;
        }
        System.gc();
    }
}
