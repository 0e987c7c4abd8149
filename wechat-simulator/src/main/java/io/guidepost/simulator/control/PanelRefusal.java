package io.guidepost.simulator.control;

/** The control panel says no, in a sentence. */
public final class PanelRefusal extends RuntimeException {

    private final int status;

    private PanelRefusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** The order itself is wrong. */
    public static PanelRefusal bad(String sentence) {
        return new PanelRefusal(400, sentence);
    }

    public static PanelRefusal unknown(String sentence) {
        return new PanelRefusal(404, sentence);
    }

    /** The order is right but does not fit what is so now. */
    public static PanelRefusal conflict(String sentence) {
        return new PanelRefusal(409, sentence);
    }

    int status() {
        return status;
    }
}
