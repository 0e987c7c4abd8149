package io.guidepost.wechat.wecom;

import io.guidepost.wechat.call.TencentCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads WeCom's answers, where numbers may come as text and what is empty may be absent. */
final class Fields {

    private Fields() {}

    /** A field without which the answer makes no sense. */
    static String text(JsonNode node, String name) {
        return optional(node, name)
                .orElseThrow(() -> TencentCalls.unclear("garbled", "WeCom's answer lacks \"" + name + "\"", null));
    }

    static Optional<String> optional(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(value -> !value.isEmpty());
    }

    static long number(JsonNode node, String name) {
        return node.path(name).asLong(0);
    }

    static List<JsonNode> list(JsonNode node, String name) {
        var rows = new ArrayList<JsonNode>();
        node.path(name).forEach(rows::add);
        return rows;
    }

    static List<String> texts(JsonNode node, String name) {
        return list(node, name).stream().map(each -> each.asString("")).toList();
    }

    /** Seconds since 1970; absent or zero is empty. */
    static Optional<Instant> time(JsonNode node, String name) {
        long seconds = number(node, name);
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
