package io.guidepost.simulator.pay;

/** WeChat Pay says no: an HTTP status, a code and a message. */
final class PayRefused extends RuntimeException {

    private final int status;
    private final String code;

    PayRefused(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static PayRefused parameter(String message) {
        return new PayRefused(400, "PARAM_ERROR", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
