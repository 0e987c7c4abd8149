package io.guidepost.simulator.http;

/** Tencent says no: the errcode and the stem of its message. */
public final class Refused extends RuntimeException {

    private final int errcode;

    public Refused(int errcode, String stem) {
        super(stem, null, false, false);
        this.errcode = errcode;
    }

    public int errcode() {
        return errcode;
    }
}
