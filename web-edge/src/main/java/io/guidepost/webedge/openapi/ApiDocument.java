package io.guidepost.webedge.openapi;

import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.SignedInGuide;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What every operation has in common, said once. The document depends on the code alone, not on host, file order or time: it
 * is generated into the repository, and a difference there must mean a difference in the contract.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String PROBLEM = "Problem";

    private final List<PathPattern> openPaths;
    private CodeGraph graph;

    ApiDocument(@Value("${guidepost.security.open-paths:}") List<String> openPaths) {
        this.openPaths = openPaths.stream()
                .filter(path -> !path.isBlank())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        SignedInGuide.class,
                        SignedInAdmin.class,
                        SignedInShopper.class,
                        IdempotencyKey.class,
                        PageRequest.class)
                .addResponseWrapperToIgnore(OnceAnswer.class);
    }

    @Bean
    ModelResolver schemasNamedByController(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    /** Names a server so that no address of this host is written in its place; {@link #commonToAll} takes it out again. */
    @Bean
    OpenAPI withoutGeneratedServer() {
        return new OpenAPI().addServersItem(new Server().url("/"));
    }

    /** The parameters that the edge reads by itself, where a controller asks for them. */
    @Bean
    GlobalOperationCustomizer parametersOfTheEdge() {
        return (operation, handler) -> {
            var graph = codeGraph();
            var told = new TreeMap<>(graph.refusalsOf(handler.getMethod()));
            if (takes(handler, IdempotencyKey.class)) {
                operation.addParametersItem(idempotencyKey());
                told.putAll(graph.refusalsOf("io.guidepost.webedge.once.IdempotencyKeyResolver"));
            }
            if (takes(handler, PageRequest.class)) {
                operation.addParametersItem(limit());
                operation.addParametersItem(cursor());
                told.putAll(graph.refusalsOf("io.guidepost.webedge.paging.PageRequestResolver"));
            }
            operation.addExtension(Described.TOLD, told);
            operation.setTags(List.of(tagOf(handler)));
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer commonToAll(
            @Value("${spring.application.name:guidepost}") String title,
            @Value("${guidepost.docs.version:1}") String version) {
        return document -> {
            document.setInfo(new Info().title(title).version(version));
            // The document is the same wherever it is served; without servers, clients take the place they got it from.
            document.setServers(null);
            document.setTags(null);
            describeCommonParts(document);
            if (document.getPaths() != null) {
                var described = new Described(document, codeGraph().ofTheEdge());
                document.setPaths(sorted(document.getPaths()));
                document.getPaths().forEach((path, item) -> complete(path, item, described));
                described.writeCatalogue();
            }
            // Several megabytes that nobody needs any more.
            graph = null;
        };
    }

    private synchronized CodeGraph codeGraph() {
        if (graph == null) {
            graph = CodeGraph.ofOurClasses(getClass().getClassLoader());
        }
        return graph;
    }

    private static void describeCommonParts(OpenAPI document) {
        var components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        components.addSchemas(PROBLEM, problem());
        for (var audience : Audience.values()) {
            components.addSecuritySchemes(
                    audience.key(),
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .bearerFormat("JWT"));
        }
        if (components.getSchemas() != null) {
            components.setSchemas(new TreeMap<>(components.getSchemas()));
        }
        document.setComponents(components);
    }

    private static Paths sorted(Paths paths) {
        var sorted = new Paths();
        new TreeMap<>(paths).forEach(sorted::addPathItem);
        return sorted;
    }

    private void complete(String path, PathItem item, Described described) {
        item.readOperationsMap().forEach((method, operation) -> {
            operation.setOperationId(operationId(method, path));
            var audience = audienceOf(path).filter(any -> !isLogin(method, path) && !isOpen(path));
            audience.ifPresent(whose -> operation.setSecurity(List.of(new SecurityRequirement().addList(whose.key()))));
            described.complete(operation, audience.isEmpty());
            addProblems(operation);
        });
    }

    private boolean isOpen(String path) {
        return openPaths.stream().anyMatch(open -> open.matches(PathContainer.parsePath(path)));
    }

    /** From method and path, which are unique: numbering equal method names would depend on the order they are found in. */
    static String operationId(PathItem.HttpMethod method, String path) {
        var id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (var segment : path.replaceFirst("^/api/", "/").split("/")) {
            if (segment.isEmpty() || segment.matches("v[0-9]+")) {
                continue;
            }
            for (var word : (segment.startsWith("{") ? "by-" + segment.substring(1, segment.length() - 1) : segment)
                    .split("[^A-Za-z0-9]+")) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static Optional<Audience> audienceOf(String path) {
        return Arrays.stream(Audience.values())
                .filter(audience -> path.startsWith("/api/" + audience.key() + "/"))
                .findFirst();
    }

    private static boolean isLogin(PathItem.HttpMethod method, String path) {
        return method == PathItem.HttpMethod.POST && path.matches("/api/[a-z]+/v[0-9]+/sessions");
    }

    private static void addProblems(Operation operation) {
        operation.getResponses().addApiResponse("4XX", problemResponse("Refused; `code` says why"));
        operation.getResponses().addApiResponse("5XX", problemResponse("Failed on our side; nothing was lost"));
    }

    private static ApiResponse problemResponse(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457, with more fields where the client needs them to react")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("In the language of Accept-Language"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable; decide by this"))
                .addProperty("traceId", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())))
                .required(List.of("type", "title", "status", "detail", "instance", "code", "traceId"));
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
    }

    private static String tagOf(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name("Idempotency-Key")
                .required(true)
                .description("Chosen by the client, kept for 24 hours: sent again, it gets the first answer again")
                .schema(new StringSchema().minLength(1).maxLength(128).pattern("^[!-~]+$"));
    }

    private static Parameter limit() {
        var limit = new IntegerSchema();
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        return new QueryParameter().name("limit").required(false).schema(limit);
    }

    private static Parameter cursor() {
        return new QueryParameter()
                .name("cursor")
                .required(false)
                .description("`nextCursor` of the page before")
                .schema(new StringSchema());
    }
}
