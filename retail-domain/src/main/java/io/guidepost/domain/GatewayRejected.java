package io.guidepost.domain;

/** Tencent understood and said no, for good: the code is Tencent's own. Nothing happened there. */
public class GatewayRejected extends RuntimeException {

    private final String code;

    public GatewayRejected(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    /** Tencent's errcode or v3 code; the message is for people and may change. */
    public String code() {
        return code;
    }
}
