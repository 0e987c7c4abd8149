package io.guidepost.embedded;

/** Why an embedded server cannot start: one sentence for people, in each of the two languages. */
public class CannotStart extends IllegalStateException {

    private final String zh;
    private final String en;

    CannotStart(String zh, String en) {
        this(zh, en, null);
    }

    CannotStart(String zh, String en, Throwable cause) {
        super(en + " " + zh, cause);
        this.zh = zh;
        this.en = en;
    }

    /** The sentence in Chinese. */
    public String zh() {
        return zh;
    }

    /** The sentence in English. */
    public String en() {
        return en;
    }
}
