package io.guidepost.domain.performance;

/** On which level figures are counted. Each is counted for itself: an order of two guides is one order of their store. */
public enum Level {
    HQ(1),
    REGION(2),
    STORE(3),
    GUIDE(4);

    private final int number;

    Level(int number) {
        this.number = number;
    }

    /** How it is written in the table. */
    public int number() {
        return number;
    }

    public static Level of(int number) {
        return values()[number - 1];
    }
}
