package io.guidepost.simulator.wecom;

import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Temporary media (three days) and permanent images. Of the bytes only the latest pictures are kept, to look at. */
final class Media {

    private static final Duration LIFE = Duration.ofDays(3);
    private static final int LEAST_BYTES = 6;
    private static final int MOST_IMAGE_LINK_BYTES = 2 << 20;
    private static final Map<String, Integer> MOST_BYTES =
            Map.of("image", 10 << 20, "voice", 2 << 20, "video", 10 << 20, "file", 20 << 20);

    private static final Map<String, Integer> MOST_ATTACHMENT_BYTES =
            Map.of("image", 10 << 20, "video", 10 << 20, "file", 20 << 20);
    private static final String FOR_MOMENTS = "moment-";

    record Item(String id, String type, String filename, int bytes, Instant createdAt) {}

    private final Clock clock;
    private final Table<Item> items;
    private final KeptPictures pictures = new KeptPictures();

    Media(Store store, Clock clock) {
        this.clock = clock;
        this.items = store.table("media", Item.class, 20_000);
    }

    void register(Operation.Registry registry) {
        registry.post("/cgi-bin/media/upload", Access.APP, this::upload);
        registry.post("/cgi-bin/media/upload_attachment", Access.APP, this::uploadAttachment);
        registry.post("/cgi-bin/media/uploadimg", Access.APP, this::uploadImage);
    }

    void register(Panel panel) {
        panel.show(
                "/sim/wecom/media/{mediaId}",
                "查看最近上传的图片，如导购将发出的海报",
                "A picture that was uploaded lately, such as the poster that a guide is about to send",
                order -> {
                    byte[] picture = pictures.find(order.variable("mediaId"))
                            .orElseThrow(() -> PanelRefusal.unknown(
                                    "No picture of the media_id " + order.variable("mediaId") + " is kept."));
                    return Answer.of(200, KeptPictures.type(picture).orElseThrow(), picture);
                });
    }

    /** Refuses what was never uploaded, is of another type, or has expired. */
    void check(String mediaId, String type) {
        Item item = items.get(mediaId)
                .filter(known -> known.type.equals(type))
                .orElseThrow(() -> new Refused(40007, "invalid media_id"));
        if (clock.instant().isAfter(item.createdAt.plus(LIFE))) {
            throw new Refused(40145, "media_id expired");
        }
    }

    /** Only addresses that {@code media/uploadimg} has handed out may be used in messages. */
    void checkImageLink(String url) {
        if (items.get(url).isEmpty()) {
            throw new Refused(40007, "invalid pic_url, use media/uploadimg");
        }
    }

    private ObjectNode upload(Request request) {
        String type = request.call().param("type").orElse("");
        if (!MOST_BYTES.containsKey(type)) {
            throw new Refused(40004, "invalid media type");
        }
        Item item = keep(request.call(), type, MOST_BYTES.get(type), "3" + UUID.randomUUID());
        return Body.object()
                .put("errmsg", "")
                .put("type", type)
                .put("media_id", item.id)
                .put("created_at", Long.toString(item.createdAt.getEpochSecond()));
    }

    /** Refuses what was not uploaded for moments: their ids are of another kind. */
    void checkForMoments(String mediaId, String type) {
        check(mediaId, FOR_MOMENTS + type);
    }

    private ObjectNode uploadAttachment(Request request) {
        String type = request.call().param("media_type").orElse("");
        if (!MOST_ATTACHMENT_BYTES.containsKey(type)) {
            throw new Refused(40004, "invalid media type");
        }
        String purpose =
                switch (request.call().param("attachment_type").orElse("")) {
                    case "1" -> FOR_MOMENTS;
                    case "2" -> "album-";
                    default -> throw new Refused(41072, "invalid attachment_type");
                };
        Item item = keep(request.call(), purpose + type, MOST_ATTACHMENT_BYTES.get(type), "W" + UUID.randomUUID());
        return Body.object()
                .put("errmsg", "ok")
                .put("type", type)
                .put("media_id", item.id)
                .put("created_at", item.createdAt.getEpochSecond());
    }

    private ObjectNode uploadImage(Request request) {
        String url = "http://p.qpic.cn/pic_wework/" + UUID.randomUUID() + "/0";
        keep(request.call(), "image-link", MOST_IMAGE_LINK_BYTES, url);
        return Body.object().put("errmsg", "").put("url", url);
    }

    private Item keep(Call call, String type, int most, String id) {
        Call.Part part = call.parts().get("media");
        if (part == null) {
            // uploadimg documents no part name, so any single part will do there.
            part = type.equals("image-link")
                    ? call.parts().values().stream().findFirst().orElse(null)
                    : null;
        }
        if (part == null) {
            throw new Refused(41005, "missing media data");
        }
        if (part.content().length < LEAST_BYTES || part.content().length > most) {
            throw new Refused(40006, "invalid media size");
        }
        Item item = new Item(id, type, part.filename(), part.content().length, clock.instant());
        items.put(id, item);
        pictures.keep(id, part.content());
        return item;
    }
}
