package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Page;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** 联系我: codes by which customers become friends. Who forgets a config_id cannot change or delete its way. */
final class ContactWays {

    private static final String BASE = "/cgi-bin/externalcontact/";
    private static final Duration LISTED = Duration.ofDays(90);

    record Way(String configId, ObjectNode settings, Instant createdAt) {}

    private final Directory directory;
    private final Clock clock;
    private final Table<Way> ways;

    ContactWays(Directory directory, Store store, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.ways = store.table("contact_ways", Way.class, 500_000);
    }

    void register(Operation.Registry registry) {
        registry.post(BASE + "add_contact_way", Access.APP, this::add);
        registry.post(BASE + "get_contact_way", Access.APP, this::get);
        registry.post(BASE + "list_contact_way", Access.APP, this::list);
        registry.post(BASE + "update_contact_way", Access.APP, this::update);
        registry.post(BASE + "del_contact_way", Access.APP, this::delete);
    }

    /** The way with this number, or the newest one that hands this state back. */
    Optional<Way> find(Optional<String> configId, Optional<String> state) {
        return configId.isPresent()
                ? ways.get(configId.get())
                : ways.all().stream()
                        .filter(way -> state.filter(way.settings.path("state").asString("")::equals)
                                .isPresent())
                        .reduce((earlier, later) -> later);
    }

    private ObjectNode add(Request request) {
        Body body = request.body();
        long type = body.number("type").orElseThrow(() -> new Refused(41037, "missing type"));
        long scene = body.number("scene").orElseThrow(() -> new Refused(41038, "missing scene"));
        if (type != 1 && type != 2) {
            throw new Refused(41039, "invalid type");
        }
        if (scene != 1 && scene != 2) {
            throw new Refused(41040, "invalid scene");
        }
        List<String> users = body.texts("user");
        if ((type == 1 && users.size() != 1) || users.size() > 100) {
            throw new Refused(41041, "too many users");
        }
        check(body, users);
        String configId = UUID.randomUUID().toString().replace("-", "");
        ObjectNode settings = Body.object()
                .put("config_id", configId)
                .put("type", type)
                .put("scene", scene)
                .put("skip_verify", !body.has("skip_verify") || body.flag("skip_verify"))
                .put("remark", body.text("remark").orElse(""))
                .put("state", body.text("state").orElse(""));
        ArrayNode guides = settings.putArray("user");
        users.forEach(guides::add);
        if (scene == 2) {
            settings.put("qr_code", "https://p.qpic.cn/wwhead/" + configId + "/0");
        }
        ways.put(configId, new Way(configId, settings, clock.instant()));
        ObjectNode reply = Body.object().put("config_id", configId);
        Optional.ofNullable(settings.get("qr_code")).ifPresent(code -> reply.set("qr_code", code));
        return reply;
    }

    private ObjectNode get(Request request) {
        ObjectNode reply = Body.object();
        reply.set("contact_way", existing(request.body()).settings);
        return reply;
    }

    private ObjectNode list(Request request) {
        Body body = request.body();
        Instant now = clock.instant();
        long from = body.number("start_time").orElse(now.minus(LISTED).getEpochSecond());
        long until = body.number("end_time").orElse(now.getEpochSecond());
        List<Way> found = ways.all().stream()
                .filter(way -> way.createdAt.getEpochSecond() >= from && way.createdAt.getEpochSecond() <= until)
                .toList();
        Page<Way> page = Page.of(found, body, "list_contact_way", 100, 1000);
        ObjectNode reply = Body.object();
        ArrayNode rows = reply.putArray("contact_way");
        page.items().forEach(way -> rows.addObject().put("config_id", way.configId));
        return page.nextCursor().isEmpty() ? reply : reply.put("next_cursor", page.nextCursor());
    }

    private ObjectNode update(Request request) {
        Body body = request.body();
        Way way = existing(body);
        List<String> users = body.texts("user");
        check(body, users);
        ObjectNode settings = way.settings.deepCopy();
        for (String field : List.of("remark", "state")) {
            body.text(field).ifPresent(value -> settings.put(field, value));
        }
        if (body.has("skip_verify")) {
            settings.put("skip_verify", body.flag("skip_verify"));
        }
        if (!users.isEmpty()) {
            JsonNode kept = settings.remove("user");
            if (way.settings.path("type").asInt() == 1 && users.size() != kept.size()) {
                throw new Refused(41041, "too many users");
            }
            ArrayNode guides = settings.putArray("user");
            users.forEach(guides::add);
        }
        ways.put(way.configId, new Way(way.configId, settings, way.createdAt));
        return Body.object();
    }

    private ObjectNode delete(Request request) {
        ways.remove(existing(request.body()).configId);
        return Body.object();
    }

    private void check(Body body, List<String> users) {
        users.forEach(userid ->
                directory.user(userid).orElseThrow(() -> new Refused(60021, "user is not in the visible range")));
        if (body.text("state").orElse("").length() > 30
                || body.text("remark").orElse("").length() > 30) {
            throw new Refused(45002, "content size out of limit");
        }
    }

    private Way existing(Body body) {
        String configId = body.text("config_id").orElseThrow(() -> new Refused(41043, "missing config_id"));
        return ways.get(configId).orElseThrow(() -> new Refused(41044, "invalid config_id"));
    }
}
