package io.guidepost.webedge.openapi;

import io.guidepost.webedge.openapi.CodeGraph.Told;
import io.guidepost.webedge.problem.ProblemExample;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a reader needs beyond the shape: the sentence about each endpoint in two languages, an example of every body, and every
 * code with which it may be refused. Sentences are the author's ({@code 中文 English} in the summary); examples and codes are
 * read from what the code does.
 */
final class Described {

    static final String SUMMARY = "x-summary";
    static final String CODES = "x-error-codes";
    static final String TOLD = "x-told";

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String PROBLEM = "#/components/schemas/Problem";

    private final OpenAPI document;
    private final Map<String, Told> ofTheEdge;
    private final Examples examples;
    private final Map<String, Told> catalogue = new TreeMap<>();

    Described(OpenAPI document, Map<String, Told> ofTheEdge) {
        this.document = document;
        this.ofTheEdge = ofTheEdge;
        this.examples = new Examples(document);
    }

    /** @param isOpen for everybody, without a token */
    void complete(Operation operation, boolean isOpen) {
        splitSummary(operation);
        exemplify(operation);
        var told = new TreeMap<>(taken(operation));
        edgeCodes(operation, isOpen).forEach(code -> Optional.ofNullable(ofTheEdge.get(code))
                .ifPresent(known -> told.putIfAbsent(code, known)));
        told.forEach((code, one) -> catalogue.merge(code, one, CodeGraph::better));
        operation.addExtension(CODES, List.copyOf(told.keySet()));
        told.values().stream()
                .collect(Collectors.groupingBy(Told::status, TreeMap::new, Collectors.toList()))
                .forEach((status, ones) ->
                        operation.getResponses().addApiResponse(Integer.toString(status), refusals(ones)));
    }

    /** After all operations: the examples to which they refer. */
    void writeCatalogue() {
        catalogue.forEach((code, told) -> document.getComponents()
                .addExamples(
                        code,
                        new Example()
                                .summary(told.zh())
                                .description(told.en())
                                .value(ProblemExample.of(told.status(), code, told.zh(), told.en()))));
    }

    private static ApiResponse refusals(List<Told> ones) {
        var media = new MediaType().schema(new Schema<>().$ref(PROBLEM));
        ones.forEach(
                told -> media.addExamples(told.code(), new Example().$ref("#/components/examples/" + told.code())));
        return new ApiResponse()
                .description(ones.stream()
                        .map(told -> "`%s` %s %s".formatted(told.code(), told.zh(), told.en()))
                        .collect(Collectors.joining("\n\n")))
                .content(new Content().addMediaType(PROBLEM_JSON, media));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Told> taken(Operation operation) {
        var told = operation.getExtensions() == null
                ? null
                : (Map<String, Told>) operation.getExtensions().remove(TOLD);
        return told == null ? Map.of() : told;
    }

    /** English begins with the first word behind the last Chinese character. */
    static Optional<Map<String, String>> split(String summary) {
        if (summary == null) {
            return Optional.empty();
        }
        int lastChinese = -1;
        for (int i = 0; i < summary.length(); i++) {
            if (CodeGraph.isChinese(summary.substring(i, i + 1)) || "，。；：、（）“”".indexOf(summary.charAt(i)) >= 0) {
                lastChinese = i;
            }
        }
        var zh = summary.substring(0, lastChinese + 1).strip();
        var en = summary.substring(lastChinese + 1).strip();
        return zh.isEmpty() || !en.matches("(?s).*[A-Za-z]{2}.*")
                ? Optional.empty()
                : Optional.of(Map.of("zh-CN", zh, "en", en));
    }

    private static void splitSummary(Operation operation) {
        split(operation.getSummary()).ifPresent(told -> operation.addExtension(SUMMARY, new TreeMap<>(told)));
    }

    private void exemplify(Operation operation) {
        if (operation.getRequestBody() != null) {
            exemplify(operation.getRequestBody().getContent());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                exemplify(response.getContent());
            }
        });
    }

    private void exemplify(Content content) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            if (type.equals("application/json") && media.getExample() == null && media.getExamples() == null) {
                media.setExample(examples.of(media.getSchema()));
            }
        });
    }

    private static List<String> edgeCodes(Operation operation, boolean isOpen) {
        var codes = new ArrayList<>(List.of("internal_error", "dependency_unavailable"));
        if (!isOpen) {
            codes.add("unauthenticated");
        }
        var content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        if (content != null) {
            codes.addAll(List.of("payload_too_large", "unsupported_media_type"));
            codes.addAll(
                    content.containsKey("application/json")
                            ? List.of("malformed_request", "unknown_field", "validation_failed")
                            : List.of("missing_parameter"));
        }
        var parameters = Optional.ofNullable(operation.getParameters()).orElse(List.of());
        if (parameters.stream().anyMatch(Described::isTyped)) {
            codes.add("invalid_parameter");
        }
        if (parameters.stream()
                .anyMatch(parameter ->
                        "query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired()))) {
            codes.add("missing_parameter");
        }
        return codes;
    }

    /** Whether there are texts that it cannot be. */
    private static boolean isTyped(Parameter parameter) {
        var schema = parameter.getSchema();
        return schema == null
                || schema.get$ref() != null
                || schema.getFormat() != null
                || schema.getEnum() != null
                || !(schema.getTypes() == null
                        ? "string".equals(schema.getType())
                        : schema.getTypes().contains("string"));
    }
}
