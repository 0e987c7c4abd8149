package io.guidepost.guideapi.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guidepost.domain.content.GuideMessenger.JsSdkConfig;
import io.guidepost.domain.content.Tap;
import java.util.List;

/**
 * What the guide does next: {@code mode} WECOM_CONFIRM, JSSDK or IN_APP.
 *
 * @param msgid WeCom's number of the group send or the moment, to be confirmed in WeCom
 * @param api the function of WeCom's JS-SDK
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExecutionView(String mode, String msgid, String api, PayloadView payload, SignatureView signature) {

    static ExecutionView of(Tap tap) {
        if (tap instanceof Tap.ConfirmInWeCom confirm) {
            return new ExecutionView("WECOM_CONFIRM", confirm.msgid(), null, null, null);
        }
        if (tap instanceof Tap.CallJsSdk call) {
            return new ExecutionView(
                    "JSSDK",
                    null,
                    call.api(),
                    PayloadView.of(call.payload()),
                    call.signature().map(SignatureView::of).orElse(null));
        }
        return new ExecutionView("IN_APP", null, null, null, null);
    }

    /** As WeCom's JS-SDK takes it. */
    record PayloadView(TextView text, List<AttachmentView> attachments) {

        record TextView(String content) {}

        static PayloadView of(Tap.Payload payload) {
            return new PayloadView(
                    new TextView(payload.text()),
                    payload.attachments().stream().map(AttachmentView::of).toList());
        }
    }

    /** The names are WeCom's; pictures come by {@code mediaid}, those of links and cards by {@code imgUrl}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttachmentView(
            String msgtype,
            LinkView link,
            ImageView image,
            VideoView video,
            DocumentView file,
            MiniProgramView miniprogram) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record LinkView(String title, String desc, String url, String imgUrl) {}

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record ImageView(String mediaid, String imgUrl) {}

        record VideoView(String mediaid) {}

        record DocumentView(String mediaid) {}

        record MiniProgramView(String appid, String title, String page, String imgUrl) {}

        static AttachmentView of(Tap.Attachment attachment) {
            if (attachment instanceof Tap.Attachment.Link link) {
                var view = new LinkView(link.title(), said(link.description()), link.url(), said(link.imgUrl()));
                return new AttachmentView("link", view, null, null, null, null);
            }
            if (attachment instanceof Tap.Attachment.Picture picture) {
                var view = new ImageView(said(picture.mediaId()), said(picture.imgUrl()));
                return new AttachmentView("image", null, view, null, null, null);
            }
            if (attachment instanceof Tap.Attachment.Video video) {
                return new AttachmentView("video", null, null, new VideoView(video.mediaId()), null, null);
            }
            if (attachment instanceof Tap.Attachment.Document document) {
                return new AttachmentView("file", null, null, null, new DocumentView(document.mediaId()), null);
            }
            var card = (Tap.Attachment.MiniProgram) attachment;
            var view = new MiniProgramView(card.appId(), card.title(), card.page(), card.imgUrl());
            return new AttachmentView("miniprogram", null, null, null, null, view);
        }

        private static String said(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** For {@code wx.config} and {@code wx.agentConfig} of the page. */
    record SignatureView(
            String corpId, int agentId, long timestamp, String nonceStr, String signature, String agentSignature) {

        static SignatureView of(JsSdkConfig config) {
            return new SignatureView(
                    config.corpId(),
                    config.agentId(),
                    config.timestamp(),
                    config.nonceStr(),
                    config.signature(),
                    config.agentSignature());
        }
    }
}
