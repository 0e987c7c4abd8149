package io.guidepost.domain.attribution;

import java.util.List;

/** Decisions of the past, taken once more from what was stored with them and compared byte for byte. */
public interface Replays {

    /**
     * The decisions of the next orders, revision by revision.
     *
     * @param limit so many orders at most
     */
    List<Replayed> after(long orderId, int limit);

    /** Every decision of one order, oldest first; empty if there is no such order. */
    List<Replayed> of(long orderId);

    /** How far the nightly check has come. */
    long cursor();

    void moveCursor(long afterOrderId);

    /** {@code again} is the decision as JSON text, as it would be stored today. */
    record Replayed(long orderId, int revision, String stored, String again) {

        public boolean isSame() {
            return stored.equals(again);
        }

        /** Where the two begin to differ. */
        public String told() {
            int at = 0;
            while (at < Math.min(stored.length(), again.length()) && stored.charAt(at) == again.charAt(at)) {
                at++;
            }
            return "order %d revision %d: %s, again %s"
                    .formatted(orderId, revision, excerpt(stored, at), excerpt(again, at));
        }

        private static String excerpt(String text, int at) {
            return "…" + text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 30)) + "…";
        }
    }
}
