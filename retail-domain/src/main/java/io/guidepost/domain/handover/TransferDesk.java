package io.guidepost.domain.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where WeCom is asked to hand customers and chats over. What it accepts takes effect after 24 hours. */
public interface TransferDesk {

    /** So many customers, or chats, at most in one request. */
    int MOST_AT_ONCE = 100;

    /**
     * Asks for up to 100 customers.
     *
     * @param isResigned whether the guide who hands over has left; another API then
     * @param message shown to customers; for a guide who is still with us only
     */
    List<Answer> transfer(
            boolean isResigned, String fromUserid, String toUserid, List<String> externalUserids, String message);

    /** One page of what has become of all that was ever asked for between these two; an empty cursor is the end. */
    ResultPage results(boolean isResigned, String fromUserid, String toUserid, String cursor);

    /** One page of the customers of guides who have left whom nobody has taken over. */
    UnassignedPage unassigned(String cursor);

    /** Chats get another owner at once; answers those that do not, with WeCom's errcode. */
    List<ChatRefusal> transferChats(boolean isResigned, List<String> chatIds, String newOwner);

    /** @param errcode "0" when it has begun */
    record Answer(String externalUserid, String errcode) {

        /** Whether it has begun. */
        public boolean isAccepted() {
            return errcode.equals("0");
        }
    }

    record ResultPage(List<Result> results, String nextCursor) {}

    /** @param takeoverAt when it takes effect or did; empty where the customer refused */
    record Result(String externalUserid, Outcome outcome, Optional<Instant> takeoverAt) {}

    /** What has become of it. */
    enum Outcome {
        DONE,
        WAITING,
        REFUSED,
        LIMITED,
        /** WeCom has no record. */
        NONE
    }

    record UnassignedPage(List<Unassigned> customers, String nextCursor) {}

    record Unassigned(String fromUserid, String externalUserid, Instant leftAt) {}

    record ChatRefusal(String chatId, String errcode) {}
}
