package io.guidepost.wechat.wecom;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.acquisition.ContactWays;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** 联系我 as QR codes for several people, because WeCom never lets a code for one become a code for two. */
final class WxContactWays implements ContactWays {

    private static final String API = "externalcontact/";
    private static final int SEVERAL = 2;
    private static final int QR_CODE = 2;
    private static final int WAYS_PER_PAGE = 1_000;

    private final WecomApp app;

    WxContactWays(WecomApp app) {
        this.app = app;
    }

    @Override
    public Made add(Way way) {
        var body = WecomApp.body().put("type", SEVERAL).put("scene", QR_CODE);
        var answer = app.order(API + "add_contact_way", filled(body, way));
        return new Made(Fields.text(answer, "config_id"), Fields.text(answer, "qr_code"));
    }

    @Override
    public Optional<Known> find(String configId) {
        try {
            var way = app.ask(API + "get_contact_way", WecomApp.body().put("config_id", configId))
                    .path("contact_way");
            return Optional.of(new Known(
                    configId,
                    Fields.optional(way, "state").orElse(""),
                    Fields.optional(way, "qr_code").orElse(""),
                    Fields.texts(way, "user")));
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(NO_SUCH_WAY)) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    @Override
    public Listed list(Instant from, Instant until, String cursor) {
        var body = WecomApp.body()
                .put("start_time", from.getEpochSecond())
                .put("end_time", until.getEpochSecond())
                .put("limit", WAYS_PER_PAGE);
        if (!cursor.isEmpty()) {
            body.put("cursor", cursor);
        }
        var answer = app.ask(API + "list_contact_way", body);
        return new Listed(
                Fields.list(answer, "contact_way").stream()
                        .map(row -> Fields.text(row, "config_id"))
                        .toList(),
                Fields.optional(answer, "next_cursor").orElse(""));
    }

    /** Overwrites, so repeating it is harmless. */
    @Override
    public void update(String configId, Way way) {
        app.ask(API + "update_contact_way", filled(WecomApp.body().put("config_id", configId), way));
    }

    @Override
    public void delete(String configId) {
        try {
            app.ask(API + "del_contact_way", WecomApp.body().put("config_id", configId));
        } catch (GatewayRejected rejected) {
            if (!rejected.code().equals(NO_SUCH_WAY)) {
                throw rejected;
            }
        }
    }

    private static ObjectNode filled(ObjectNode body, Way way) {
        body.put("skip_verify", way.skipsVerification())
                .put("state", way.state())
                .put("remark", way.remark());
        var users = body.putArray("user");
        way.userids().forEach(users::add);
        return body;
    }
}
