package io.guidepost.quickstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Writes the typed part of the mini-program's client from the shop's OpenAPI document: an interface for each schema, a method
 * for each operation, and the codes with which it may be refused. Types alone weigh nothing in a mini-program, whose size is
 * limited; how calls are made is written by hand, once.
 */
final class MiniappClientWriter {

    private static final String REF = "#/components/schemas/";

    private final JsonNode document;
    private final StringBuilder out = new StringBuilder();

    private MiniappClientWriter(JsonNode document) {
        this.document = document;
    }

    /** The text of {@code generated/api.ts}; the same for the same document. */
    static String api(JsonNode document) {
        return new MiniappClientWriter(document).written();
    }

    private record Operation(String id, String method, String path, JsonNode node) {

        boolean hasSession() {
            return node.has("security");
        }

        boolean isOnce() {
            return node.path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals("Idempotency-Key"));
        }

        List<JsonNode> parameters(String in) {
            return node.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in))
                    .toList();
        }

        Optional<JsonNode> body() {
            return Optional.of(node.at("/requestBody/content/application~1json/schema"))
                    .filter(schema -> !schema.isMissingNode());
        }

        Optional<String> file() {
            return Optional.of(node.at("/requestBody/content/multipart~1form-data/schema/properties"))
                    .filter(JsonNode::isObject)
                    .flatMap(properties ->
                            properties.propertyStream().map(Map.Entry::getKey).findFirst());
        }

        private Optional<JsonNode> success() {
            return node.path("responses")
                    .propertyStream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        Optional<JsonNode> answer() {
            return success()
                    .map(response -> response.at("/content/application~1json/schema"))
                    .filter(schema -> !schema.isMissingNode());
        }

        boolean answersBytes() {
            return answer().isEmpty()
                    && success()
                            .map(response -> response.path("content"))
                            .filter(content -> content.propertyStream()
                                    .anyMatch(type -> !type.getKey().equals("*/*")))
                            .isPresent();
        }
    }

    private String written() {
        line("// Written from the shop's OpenAPI document; do not edit. OpenApiDocumentsTest writes and compares it.");
        line("");
        line("import { Client } from '../client';");
        line("import type { CallOptions, Operation } from '../client';");
        document.at("/components/schemas")
                .propertyStream()
                .forEach(schema -> schema(schema.getKey(), schema.getValue()));
        var operations = operations();
        codes(operations);
        operations.forEach(this::input);
        line("");
        line("const OPERATIONS = {");
        operations.forEach(this::row);
        line("} as const;");
        line("");
        line("/** The shop, as a mini-program calls it: one method for each endpoint. */");
        line("export class ShopApi extends Client {");
        boolean isFirst = true;
        for (var operation : operations) {
            if (!isFirst) {
                line("");
            }
            isFirst = false;
            method(operation);
        }
        line("}");
        return out.toString();
    }

    private List<Operation> operations() {
        var operations = new TreeMap<String, Operation>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    // What WeChat calls is nothing for a mini-program.
                    if (path.getKey().startsWith("/api/shop/")) {
                        var id =
                                method.getValue().path("operationId").asString().replaceFirst("Shop(?=[A-Z])", "");
                        operations.put(id, new Operation(id, method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        return List.copyOf(operations.values());
    }

    private void schema(String name, JsonNode schema) {
        line("");
        comment("", schema.path("description").asString(""));
        if (schema.path("enum").isArray()) {
            line("export type %s = %s;".formatted(typeName(name), type(schema)));
            return;
        }
        if (schema.path("properties").isEmpty() && !schema.has("additionalProperties")) {
            line("export type %s = Record<string, never>;".formatted(typeName(name)));
            return;
        }
        line("export interface %s {".formatted(typeName(name)));
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        schema.path("properties").propertyStream().forEach(property -> {
            comment("  ", property.getValue().path("description").asString(""));
            line("  readonly %s%s: %s;"
                    .formatted(
                            property.getKey(),
                            required.contains(property.getKey()) ? "" : "?",
                            type(property.getValue())));
        });
        line("}");
    }

    private void codes(List<Operation> operations) {
        line("");
        line("/** The codes with which each operation may be refused. */");
        line("export interface ErrorCodes {");
        for (var operation : operations) {
            var codes = operation
                    .node()
                    .path("x-error-codes")
                    .valueStream()
                    .map(code -> "'" + code.asString() + "'")
                    .toList();
            line("  %s:".formatted(operation.id()));
            for (int i = 0; i < codes.size(); i++) {
                line("    | %s%s".formatted(codes.get(i), i == codes.size() - 1 ? ";" : ""));
            }
            if (codes.isEmpty()) {
                line("    string;");
            }
        }
        line("}");
    }

    private void input(Operation operation) {
        if (!hasInput(operation)) {
            return;
        }
        line("");
        line("export interface %s {".formatted(inputName(operation)));
        part("path", operation.parameters("path"));
        part("query", operation.parameters("query"));
        operation
                .body()
                .ifPresent(body ->
                        line("  readonly body%s: %s;".formatted(isBodyRequired(operation) ? "" : "?", type(body))));
        operation.file().ifPresent(file -> {
            comment("  ", "wx.chooseMedia 等给出的本地路径 A path of this device, as wx.chooseMedia gives it");
            line("  readonly filePath: string;");
        });
        line("}");
    }

    private void part(String name, List<JsonNode> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        boolean isRequired = parameters.stream()
                .anyMatch(parameter -> parameter.path("required").asBoolean(false));
        line("  readonly %s%s: {".formatted(name, isRequired ? "" : "?"));
        for (var parameter : parameters) {
            comment("    ", parameter.path("description").asString(""));
            // An identifier of ours does not fit into a number of JavaScript.
            var type = name.equals("path") ? "string" : type(parameter.path("schema"));
            line("    readonly %s%s: %s;"
                    .formatted(
                            quoted(parameter.path("name").asString()),
                            parameter.path("required").asBoolean(false) ? "" : "?",
                            type));
        }
        line("  };");
    }

    private static boolean hasInput(Operation operation) {
        return !operation.parameters("path").isEmpty()
                || !operation.parameters("query").isEmpty()
                || operation.body().isPresent()
                || operation.file().isPresent();
    }

    private static boolean isBodyRequired(Operation operation) {
        return operation.node().at("/requestBody/required").asBoolean(false);
    }

    private static boolean isInputRequired(Operation operation) {
        return !operation.parameters("path").isEmpty()
                || operation.parameters("query").stream()
                        .anyMatch(query -> query.path("required").asBoolean(false))
                || operation.body().isPresent() && isBodyRequired(operation)
                || operation.file().isPresent();
    }

    private void row(Operation operation) {
        var row = new ArrayList<String>();
        row.add("method: '" + operation.method().toUpperCase(Locale.ROOT) + "'");
        row.add("path: '" + operation.path() + "'");
        row.add("session: " + operation.hasSession());
        row.add("once: " + operation.isOnce());
        operation.file().ifPresent(file -> row.add("file: '" + file + "'"));
        if (operation.answersBytes()) {
            row.add("bytes: true");
        }
        line("  %s: { %s },".formatted(operation.id(), String.join(", ", row)));
    }

    private void method(Operation operation) {
        var zh = operation.node().at("/x-summary/zh-CN").asString("");
        var en = operation
                .node()
                .at("/x-summary/en")
                .asString(operation.node().path("summary").asString(""));
        comment("  ", (zh + " " + en).strip());
        var answer = operation.answersBytes()
                ? "ArrayBuffer"
                : operation.answer().map(this::type).orElse("void");
        var input = !hasInput(operation)
                ? ""
                : isInputRequired(operation)
                        ? "input: %s, ".formatted(inputName(operation))
                        : "input: %s = {}, ".formatted(inputName(operation));
        line("  %s(%soptions?: CallOptions): Promise<%s> {".formatted(operation.id(), input, answer));
        line("    return this.call<%s>(OPERATIONS.%s as Operation, %s, options);"
                .formatted(answer, operation.id(), hasInput(operation) ? "input" : "{}"));
        line("  }");
    }

    private String type(JsonNode schema) {
        var ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) {
            return typeName(ref.substring(REF.length()));
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum")
                    .valueStream()
                    .map(value -> "'" + value.asString() + "'")
                    .collect(Collectors.joining(" | "));
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.path(choice).isArray()) {
                return schema.path(choice)
                        .valueStream()
                        .map(this::type)
                        .distinct()
                        .collect(Collectors.joining(" | "));
            }
        }
        if (schema.path("allOf").isArray()) {
            return schema.path("allOf").valueStream().map(this::type).collect(Collectors.joining(" & "));
        }
        var type = schema.path("type");
        var types = type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : Set.of(type.asString("object"));
        return types.stream().sorted().map(one -> one(one, schema)).distinct().collect(Collectors.joining(" | "));
    }

    private String one(String type, JsonNode schema) {
        return switch (type) {
            case "integer", "number" -> "number";
            case "string" -> "string";
            case "boolean" -> "boolean";
            case "null" -> "null";
            case "array" -> "ReadonlyArray<%s>".formatted(type(schema.path("items")));
            default -> object(schema);
        };
    }

    private String object(JsonNode schema) {
        if (schema.path("properties").isObject() && !schema.path("properties").isEmpty()) {
            return schema.path("properties")
                    .propertyStream()
                    .map(property -> "readonly %s?: %s".formatted(quoted(property.getKey()), type(property.getValue())))
                    .collect(Collectors.joining("; ", "{ ", " }"));
        }
        var values = schema.path("additionalProperties");
        return values.isObject() && !values.isEmpty()
                ? "Readonly<Record<string, %s>>".formatted(type(values))
                : "Readonly<Record<string, unknown>>";
    }

    /** {@code Order.NewOrder.Line} becomes {@code OrderNewOrderLine}. */
    private static String typeName(String schema) {
        return Arrays.stream(schema.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String inputName(Operation operation) {
        return typeName(operation.id()) + "Input";
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "'" + name + "'";
    }

    private void comment(String indent, String text) {
        if (!text.isBlank()) {
            line("%s/** %s */"
                    .formatted(indent, text.strip().replaceAll("\\s+", " ").replace("*/", "* /")));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
