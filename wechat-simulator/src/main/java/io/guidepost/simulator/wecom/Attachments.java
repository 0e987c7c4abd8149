package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Refused;
import java.util.List;

/** The rules for text and attachments of messages to customers. */
final class Attachments {

    private static final int MOST = 9;
    private static final int MOST_TEXT_BYTES = 4000;

    private final Media media;
    private final String miniappAppId;

    Attachments(Media media, String miniappAppId) {
        this.media = media;
        this.miniappAppId = miniappAppId;
    }

    void check(Body body) {
        String text = body.child("text").text("content").orElse("");
        List<Body> attachments = body.children("attachments");
        if (text.isEmpty() && attachments.isEmpty()) {
            throw new Refused(40058, "invalid Request Parameter, text and attachments are both empty");
        }
        Wecom.atMostBytes("text.content", text, MOST_TEXT_BYTES);
        if (attachments.size() > MOST) {
            throw new Refused(41064, "too many attachments");
        }
        attachments.forEach(this::checkOne);
    }

    private void checkOne(Body attachment) {
        String type = attachment.text("msgtype").orElse("");
        Body content = attachment.child(type);
        switch (type) {
            case "image" -> image(content);
            case "link" -> {
                required(content, "title", 128);
                required(content, "url", 2048);
                Wecom.atMostBytes("picurl", content.text("picurl").orElse(""), 2048);
                Wecom.atMostBytes("desc", content.text("desc").orElse(""), 512);
            }
            case "miniprogram" -> miniProgram(content);
            case "video", "file" -> media.check(required(content, "media_id", 256), type);
            default -> throw new Refused(41065, "invalid attachment type");
        }
    }

    private void image(Body image) {
        if (image.text("media_id").isPresent()) {
            media.check(image.text("media_id").get(), "image");
        } else {
            media.checkImageLink(required(image, "pic_url", 2048));
        }
    }

    private void miniProgram(Body card) {
        required(card, "title", 64);
        required(card, "page", 1024);
        if (!required(card, "appid", 64).equals(miniappAppId)) {
            throw new Refused(90207, "invalid miniprogram appid");
        }
        media.check(required(card, "pic_media_id", 256), "image");
    }

    private static String required(Body content, String field, int mostBytes) {
        String value = content.text(field).orElseThrow(() -> new Refused(40058, "missing attachment field " + field));
        Wecom.atMostBytes(field, value, mostBytes);
        return value;
    }
}
