package io.guidepost.embedded;

import java.util.Locale;

/** Operating system and processor of this machine. */
final class Platform {

    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private static final String ARCH = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);

    private Platform() {}

    static boolean isWindows() {
        return OS.startsWith("windows");
    }

    static boolean isMac() {
        return OS.startsWith("mac");
    }

    static boolean isLinux() {
        return OS.startsWith("linux");
    }

    static boolean isAmd64() {
        return ARCH.equals("amd64") || ARCH.equals("x86_64");
    }

    static boolean isArm64() {
        return ARCH.equals("aarch64") || ARCH.equals("arm64");
    }
}
