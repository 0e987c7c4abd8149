package io.guidepost.webedge.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Examples as the schemas allow them: the same for the same schema, with values that look like what is meant. They are made
 * here so that there is one for every body there is, and none that lies about a field that has been renamed.
 */
final class Examples {

    private static final int DEEPEST = 8;

    /** What fields of these names look like; a name that ends so is enough. The longest that fits counts. */
    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("phone", "138****8000"),
            Map.entry("code", "0a1b2c3d4e"),
            Map.entry("accesstoken", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"),
            Map.entry("refreshtoken", "Zm9yIG9uZSByZW5ld2FsIGFuZCBubyBvdGhlciBvbmU"),
            Map.entry("token", "AQAAAAAAAAPpTqgAx0Xk2nYtq8dLw3bZ"),
            Map.entry("scene", "AQAAAAAAAAPpTqgAx0Xk2nYtq8dLw3bZ"),
            Map.entry("miniprogrampath", "pages/product/index.html?s=AQAAAAAAAAPpTqgAx0Xk2nYtq8dLw3bZ"),
            Map.entry("deviceid", "d6c1a7e2-5b0f-4f0e-9c57-2a1f0f6a7b11"),
            Map.entry("nickname", "小满"),
            Map.entry("title", "羊毛大衣"),
            Map.entry("brand", "素白"),
            Map.entry("spec", "黑色 / M"),
            Map.entry("region", "上海市静安区"),
            Map.entry("detail", "南京西路 1 号"),
            Map.entry("address", "上海市静安区南京西路 1 号"),
            Map.entry("url", "https://shop.example.com/a"),
            Map.entry("link", "https://shop.example.com/a"),
            Map.entry("images", "https://shop.example.com/a.jpg"),
            Map.entry("month", "2026-11"),
            Map.entry("zh", "中文"),
            Map.entry("en", "English"),
            Map.entry("nextcursor", "eyJpZCI6MTAwMX0"),
            Map.entry("guidename", "李静"),
            Map.entry("storename", "静安店"),
            Map.entry("userid", "sh001_li"),
            Map.entry("username", "hq"),
            Map.entry("password", "********"),
            Map.entry("carrier", "SF"),
            Map.entry("trackingno", "SF1234567890"),
            Map.entry("reason", "不合适"),
            Map.entry("note", "备注"),
            Map.entry("text", "文字"),
            Map.entry("contenttype", "image/jpeg"),
            Map.entry("certificateno", "5f1d7a84c2b34e0f9a6d0c8e7b213a90"),
            Map.entry("name", "陈小满"));

    private final Map<String, Schema> schemas;

    Examples(OpenAPI document) {
        this.schemas =
                document.getComponents() == null || document.getComponents().getSchemas() == null
                        ? Map.of()
                        : document.getComponents().getSchemas();
    }

    Object of(Schema<?> schema) {
        return of(schema, "", new HashSet<>(), 0);
    }

    private Object of(Schema<?> schema, String name, Set<String> above, int depth) {
        if (schema == null || depth > DEEPEST) {
            return null;
        }
        if (schema.get$ref() != null) {
            var target = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            // A tree of itself ends after its first branch.
            if (!above.add(target)) {
                return null;
            }
            var value = of(schemas.get(target), name, above, depth + 1);
            above.remove(target);
            return value;
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().get(0);
        }
        for (List<Schema> parts : java.util.Arrays.asList(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())) {
            if (parts != null && !parts.isEmpty()) {
                return of(parts.get(0), name, above, depth + 1);
            }
        }
        return switch (typeOf(schema)) {
            case "array" -> list(schema, name, above, depth);
            case "integer" -> whole(schema, name);
            case "number" -> 1.5;
            case "boolean" -> true;
            case "string" -> text(schema, name);
            default -> object(schema, above, depth);
        };
    }

    private static String typeOf(Schema<?> schema) {
        if (schema.getType() != null) {
            return schema.getType();
        }
        return schema.getTypes() == null || schema.getTypes().isEmpty()
                ? "object"
                : schema.getTypes().iterator().next();
    }

    private Object list(Schema<?> schema, String name, Set<String> above, int depth) {
        var item = of(schema.getItems(), name, above, depth + 1);
        return item == null ? List.of() : List.of(item);
    }

    private Object object(Schema<?> schema, Set<String> above, int depth) {
        var fields = new LinkedHashMap<String, Object>();
        if (schema.getProperties() != null) {
            new TreeMap<>(schema.getProperties()).forEach((name, property) -> {
                var value = of((Schema<?>) property, name, above, depth + 1);
                if (value != null) {
                    fields.put(name, value);
                }
            });
        } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            var value = of(values, "", above, depth + 1);
            if (value != null) {
                fields.put("key", value);
            }
        }
        return fields;
    }

    private static Object whole(Schema<?> schema, String name) {
        long value = name.endsWith("Fen") ? 12_900 : name.endsWith("Bp") ? 500 : 1;
        long least = schema.getMinimum() == null
                ? value
                : Math.max(value, schema.getMinimum().longValue());
        return schema.getMaximum() == null
                ? least
                : new BigDecimal(least).min(schema.getMaximum()).longValue();
    }

    private static Object text(Schema<?> schema, String name) {
        var format = schema.getFormat() == null ? "" : schema.getFormat();
        if (format.equals("date-time") || format.isEmpty() && name.endsWith("At")) {
            return "2026-11-22T04:00:00Z";
        }
        if (format.equals("date") || format.isEmpty() && name.endsWith("On")) {
            return "2026-11-22";
        }
        if (format.equals("duration")) {
            return "PT168H";
        }
        if (format.equals("binary")) {
            return null;
        }
        if (schema.getPattern() != null && name.endsWith("hone")) {
            return "13800138000";
        }
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        var known = BY_NAME.keySet().stream()
                .filter(lower::endsWith)
                .max(java.util.Comparator.comparingInt(String::length));
        if (lower.equals("id") || name.endsWith("Id") && known.isEmpty() || name.endsWith("Ids")) {
            return "1001";
        }
        return known.<Object>map(BY_NAME::get).orElseGet(() -> name.isEmpty() ? "text" : name);
    }
}
