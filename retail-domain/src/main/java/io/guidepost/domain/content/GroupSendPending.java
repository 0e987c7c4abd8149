package io.guidepost.domain.content;

/** WeCom is still dispatching the group send (41063): ask again later. */
public class GroupSendPending extends RuntimeException {

    public GroupSendPending(String msgid) {
        super("WeCom is still dispatching " + msgid, null, false, false);
    }
}
