package io.guidepost.embedded;

/** Waiting in small steps. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("启动被中断。", "The start was interrupted.", e);
        }
    }
}
