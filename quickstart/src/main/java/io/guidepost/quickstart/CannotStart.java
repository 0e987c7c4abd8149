package io.guidepost.quickstart;

/** Why the quickstart does not start, in one sentence per language; nothing else is printed then. */
class CannotStart extends RuntimeException {

    private final String zh;

    CannotStart(String zh, String en) {
        super(en, null, false, false);
        this.zh = zh;
    }

    String zh() {
        return zh;
    }
}
