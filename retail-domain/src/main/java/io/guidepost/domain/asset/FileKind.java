package io.guidepost.domain.asset;

/**
 * What WeCom tells apart when it is given a file, and how large it lets each of them be.
 */
public enum FileKind {
    IMAGE(10),
    VIDEO(10),
    FILE(20);

    private static final long MEGABYTE = 1 << 20;

    private final long mostBytes;

    FileKind(int mostMegabytes) {
        this.mostBytes = mostMegabytes * MEGABYTE;
    }

    /** The largest file of this kind that WeCom takes. */
    public long mostBytes() {
        return mostBytes;
    }
}
