package io.guidepost.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * WeCom, as far as reaching guides and, through a guide's own confirmation, customers goes. WeCom has no number of ours
 * for a group send: after {@link io.guidepost.domain.GatewayUnclear} look for it with {@link #findGroupSend} first.
 */
public interface GuideMessenger {

    /** Sends a card to at most 1,000 guides; answers who could not be reached (errcode 0 does not mean everybody). */
    List<String> notify(List<String> userids, Card card);

    /** Creates a group send that waits for the guide's tap, to no more at once than its audience allows. */
    GroupSend createGroupSend(GroupSendOrder order);

    /**
     * The group send created for this guide with this text and card path since then, if WeCom has one.
     *
     * @param known sends that are something else all the same: WeCom's list does not tell to whom a send goes, so the parts
     *     of one order look alike
     */
    Optional<String> findGroupSend(GroupSendOrder order, Instant since, Set<String> known);

    /** Who has confirmed: one page of at most 1,000; an empty {@code nextCursor} is the end. */
    ConfirmationPage confirmations(String msgid, String cursor);

    /** What became of it per customer: one page of at most 1,000; an empty {@code nextCursor} is the end. */
    DeliveryPage deliveries(String msgid, String userid, String cursor);

    /** WeCom's own reminder; at most three in 24 hours, else {@link io.guidepost.domain.GatewayRejected} 41094. */
    void remind(String msgid);

    void cancel(String msgid);

    /** Calls WeCom when the picture has no address yet: never inside a transaction. */
    MiniProgram miniProgram();

    /** Config and agent signatures of the sidebar's JS-SDK for this address. */
    JsSdkConfig jsSdkConfig(String url);

    /** WeCom takes no card that lacks a title, a description or an address; the button may be left to it. */
    record Card(String title, String description, String url, String buttonText) {

        public Card {
            if (title.isBlank() || description.isBlank() || url.isBlank()) {
                throw new IllegalArgumentException("A card needs title, description and address: " + title);
            }
        }
    }

    /** To whom a group send goes, with how many of them WeCom takes in one. */
    enum Audience {
        CUSTOMERS(10_000),
        /** The guide's own group chats. */
        CHATS(2_000);

        private final int mostPerSend;

        Audience(int mostPerSend) {
            this.mostPerSend = mostPerSend;
        }

        public int mostPerSend() {
            return mostPerSend;
        }
    }

    /** @param recipients external userids of customers, or ids of chats */
    record GroupSendOrder(
            Audience audience,
            String userid,
            List<String> recipients,
            String text,
            Optional<MiniProgramCard> card,
            List<Attachment> attachments) {

        public GroupSendOrder(
                String userid,
                List<String> customers,
                String text,
                Optional<MiniProgramCard> card,
                List<Attachment> attachments) {
            this(Audience.CUSTOMERS, userid, customers, text, card, attachments);
        }
    }

    /**
     * A page of the shop's mini-program.
     *
     * @param cover its picture, 5 to 4; without one the house's own is shown
     */
    record MiniProgramCard(String title, String page, Optional<Medium> cover) {

        public MiniProgramCard(String title, String page) {
            this(title, page, Optional.empty());
        }
    }

    /** What goes along with a message's words. */
    sealed interface Attachment {

        /** The file that it shows by WeCom's id; empty for what shows none. */
        Optional<Medium> medium();

        /**
         * @param description below the title; may be empty
         * @param pictureUrl an address that WeCom has given out
         */
        record Link(String title, String description, String url, Optional<String> pictureUrl) implements Attachment {

            public Link(String title, String url) {
                this(title, "", url, Optional.empty());
            }

            @Override
            public Optional<Medium> medium() {
                return Optional.empty();
            }
        }

        /** A picture, video or document. */
        record File(String title, Medium file) implements Attachment {

            @Override
            public Optional<Medium> medium() {
                return Optional.of(file);
            }
        }

        record Card(MiniProgramCard card) implements Attachment {

            @Override
            public Optional<Medium> medium() {
                return card.cover();
            }
        }
    }

    /**
     * @param type {@code image}, {@code video} or {@code file}
     * @param fileId our file; empty for what was drawn for this one message
     */
    record Medium(String type, String mediaId, Optional<Long> fileId) {}

    /**
     * The shop's mini-program as the JS-SDK wants it.
     *
     * @param coverUrl an address that WeCom has given out, for cards that bring no picture of their own
     */
    record MiniProgram(String appId, String coverUrl) {}

    record GroupSend(String msgid, List<String> unreachable) {}

    record ConfirmationPage(List<Confirmation> confirmations, String nextCursor) {}

    record Confirmation(String userid, boolean sent, Optional<Instant> sentAt) {}

    record DeliveryPage(List<Delivery> deliveries, String nextCursor) {}

    /**
     * {@code status} as WeCom counts: 0 not sent, 1 sent, 2 not a friend, 3 quota used up. {@code recipient} is a customer
     * or a chat; of chats WeCom may name those only that have got it.
     */
    record Delivery(String recipient, int status, Optional<Instant> sentAt) {}

    record JsSdkConfig(
            String corpId, int agentId, long timestamp, String nonceStr, String signature, String agentSignature) {}
}
