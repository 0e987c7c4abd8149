package io.guidepost.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON body read as Tencent reads it: unknown fields are ignored, {@code null} is absent, numbers may come as strings,
 * the Content-Type does not matter.
 */
public record Body(JsonNode node) {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body is not a JSON object. */
    public static final class NotJson extends RuntimeException {
        NotJson() {
            super("The body is not a JSON object", null, false, false);
        }
    }

    public static Body of(byte[] bytes) {
        if (bytes.length == 0) {
            return new Body(object());
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new NotJson();
            }
            return new Body(node);
        } catch (JacksonException malformed) {
            throw new NotJson();
        }
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public boolean has(String field) {
        return present(field).isPresent();
    }

    /** Empty strings count as absent. */
    public Optional<String> text(String field) {
        return present(field)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .filter(value -> !value.isEmpty());
    }

    public OptionalLong number(String field) {
        Optional<JsonNode> value = present(field).filter(JsonNode::isValueNode);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value.get().asString().trim()));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    public boolean flag(String field) {
        return text(field)
                .map(value -> value.equals("true") || value.equals("1"))
                .orElse(false);
    }

    public Body child(String field) {
        return new Body(present(field).filter(JsonNode::isObject).orElseGet(Body::object));
    }

    public List<Body> children(String field) {
        List<Body> found = new ArrayList<>();
        present(field).filter(JsonNode::isArray).ifPresent(array -> array.values()
                .forEach(element -> found.add(new Body(element.isObject() ? element : object()))));
        return found;
    }

    public List<String> texts(String field) {
        List<String> found = new ArrayList<>();
        present(field).filter(JsonNode::isArray).ifPresent(array -> array.values().stream()
                .filter(element -> element.isValueNode() && !element.isNull())
                .forEach(element -> found.add(element.asString())));
        return found;
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }
}
