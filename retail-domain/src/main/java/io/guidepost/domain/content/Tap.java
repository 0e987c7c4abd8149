package io.guidepost.domain.content;

import java.util.List;
import java.util.Optional;

/** What the guide does next after the tap (C9). */
public sealed interface Tap {

    /** The guide confirms in WeCom; {@code msgid} is WeCom's number of the (first) group send or of the moment. */
    record ConfirmInWeCom(String msgid) implements Tap {}

    /** Our page calls this function of WeCom's JS-SDK with the payload. */
    record CallJsSdk(String api, Payload payload, Optional<GuideMessenger.JsSdkConfig> signature) implements Tap {}

    /** The work is done in our own pages or in the store; there is nothing to hand to WeCom. */
    record WorkHere() implements Tap {}

    /** As {@code shareToExternalContact} and {@code shareToExternalMoments} take it. */
    record Payload(String text, List<Attachment> attachments) {}

    sealed interface Attachment {

        /** @param imgUrl empty for none */
        record Link(String title, String description, String url, String imgUrl) implements Attachment {}

        /** By WeCom's id or, where there is none, by its address. */
        record Picture(String mediaId, String imgUrl) implements Attachment {}

        record Video(String mediaId) implements Attachment {}

        record Document(String mediaId) implements Attachment {}

        record MiniProgram(String appId, String title, String page, String imgUrl) implements Attachment {}
    }
}
