package io.guidepost.domain.search;

import io.guidepost.domain.search.ProductSearch.Found;
import io.guidepost.domain.search.ProductSearch.Hit;
import io.guidepost.domain.search.ProductSearch.Order;
import io.guidepost.domain.search.ProductSearch.Wanted;
import io.guidepost.domain.search.SearchIndex.Source;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Elasticsearch or OpenSearch over their HTTP API, as far as both have it in common: an index of our documents, filled in
 * bulk under external versions, and one search with {@code search_after}.
 */
@Component
class SearchEngine {

    private static final String JSON = "application/json";
    private static final List<String> FIELDS =
            List.of("title^8", "titleEn^8", "brand.words^6", "category^5", "skus^3", "code^10");

    private final EngineSettings settings;
    private final JsonMapper json = JsonMapper.shared();
    private volatile HttpClient client;

    SearchEngine(EngineSettings settings) {
        this.settings = settings;
    }

    Found search(Wanted wanted, Map<String, Set<String>> synonyms) {
        var answer =
                send("POST", settings.index() + "/_search", JSON, json.writeValueAsString(query(wanted, synonyms)));
        var hits = new ArrayList<Hit>();
        for (var hit : answer.path("hits").path("hits")) {
            var sort = hit.path("sort");
            hits.add(new Hit(sort.path(sort.size() - 1).asLong(), key(wanted.order(), sort.path(0))));
        }
        return new Found(hits, false);
    }

    /** The bits of a positive floating number are in its order, and bring the very same number back. */
    private static long key(Order order, JsonNode first) {
        return order == Order.RELEVANCE ? Float.floatToIntBits(first.floatValue()) : first.asLong();
    }

    private static Object first(Order order, Hit after) {
        return order == Order.RELEVANCE ? (Object) Float.intBitsToFloat((int) after.key()) : after.key();
    }

    private Map<String, Object> query(Wanted wanted, Map<String, Set<String>> synonyms) {
        var query = new LinkedHashMap<String, Object>();
        query.put("size", wanted.limit());
        query.put("track_total_hits", false);
        query.put("_source", false);
        query.put("query", Map.of("bool", Map.of("must", must(wanted, synonyms), "filter", filters(wanted))));
        query.put("sort", sort(wanted.order()));
        wanted.after()
                .ifPresent(after -> query.put(
                        "search_after",
                        wanted.order() == Order.NEWEST
                                ? List.of(after.productId())
                                : List.of(first(wanted.order(), after), after.productId())));
        return query;
    }

    /** The words, or words that mean the same, and with little weight what is spelt nearly so. */
    private static List<Object> must(Wanted wanted, Map<String, Set<String>> synonyms) {
        if (wanted.text().isEmpty()) {
            return List.of();
        }
        var text = SearchWords.plain(wanted.text().get());
        var should = new ArrayList<Object>();
        Stream.concat(Stream.of(text), synonyms.getOrDefault(text, Set.of()).stream())
                .forEach(words -> should.add(Map.of(
                        "multi_match",
                        Map.of("query", words, "fields", FIELDS, "type", "cross_fields", "operator", "and"))));
        should.add(Map.of(
                "multi_match",
                Map.of(
                        "query",
                        text,
                        "fields",
                        FIELDS,
                        "fuzziness",
                        "AUTO",
                        "minimum_should_match",
                        "60%",
                        "boost",
                        0.1)));
        return List.of(Map.of("bool", Map.of("should", should, "minimum_should_match", 1)));
    }

    private static List<Object> filters(Wanted wanted) {
        var filters = new ArrayList<Object>();
        filters.add(term("listed", true));
        if (!wanted.categoryIds().isEmpty()) {
            filters.add(Map.of("terms", Map.of("categoryId", wanted.categoryIds())));
        }
        wanted.brand().ifPresent(brand -> filters.add(term("brand", brand)));
        var price = new LinkedHashMap<String, Object>();
        wanted.fromFen().ifPresent(fen -> price.put("gte", fen));
        wanted.toFen().ifPresent(fen -> price.put("lte", fen));
        if (!price.isEmpty()) {
            filters.add(Map.of("range", Map.of("priceFen", price)));
        }
        if (wanted.inStockOnly()) {
            filters.add(term("inStock", true));
        }
        wanted.storeId().ifPresent(store -> filters.add(soldAt(store)));
        return filters;
    }

    private static Object soldAt(long storeId) {
        var general = Map.of(
                "filter", List.of(term("everywhere", true)), "must_not", List.of(term("exceptStoreIds", storeId)));
        var only = Map.of("filter", List.of(term("everywhere", false), term("exceptStoreIds", storeId)));
        return Map.of(
                "bool",
                Map.of("should", List.of(Map.of("bool", general), Map.of("bool", only)), "minimum_should_match", 1));
    }

    private static Map<String, Object> term(String field, Object value) {
        return Map.of("term", Map.of(field, value));
    }

    private static List<Object> sort(Order order) {
        var newest = Map.of("productId", "desc");
        return switch (order) {
            case RELEVANCE -> List.of(Map.of("_score", "desc"), newest);
            case NEWEST -> List.of(newest);
            case PRICE_ASC -> List.of(Map.of("priceFen", "asc"), Map.of("productId", "asc"));
            case PRICE_DESC -> List.of(Map.of("priceFen", "desc"), newest);
            case SALES -> List.of(Map.of("sales", "desc"), newest);
        };
    }

    /** Makes the index with its fields; one that is there stays as it is. */
    void open() {
        var han = Map.of("type", "text", "analyzer", "cjk");
        var properties = new LinkedHashMap<String, Object>();
        properties.put("productId", Map.of("type", "long"));
        properties.put("categoryId", Map.of("type", "long"));
        properties.put("priceFen", Map.of("type", "long"));
        properties.put("sales", Map.of("type", "long"));
        properties.put("exceptStoreIds", Map.of("type", "long"));
        properties.put("listed", Map.of("type", "boolean"));
        properties.put("inStock", Map.of("type", "boolean"));
        properties.put("everywhere", Map.of("type", "boolean"));
        properties.put("brand", Map.of("type", "keyword", "fields", Map.of("words", han)));
        for (var field : List.of("title", "titleEn", "category", "skus", "code")) {
            properties.put(field, han);
        }
        var body = json.writeValueAsString(Map.of("mappings", Map.of("dynamic", "strict", "properties", properties)));
        var answer = exchange("PUT", settings.index(), JSON, body);
        boolean isThere = answer.statusCode() == 400 && answer.body().contains("resource_already_exists_exception");
        if (answer.statusCode() / 100 != 2 && !isThere) {
            throw new EngineAway("The search engine answered " + answer.statusCode() + " to a new index", null);
        }
    }

    /** Writes documents; an older revision never replaces a newer one. */
    void write(List<SearchDocument> documents, Map<Long, Source> sources) {
        var lines = new StringBuilder();
        for (var document : documents) {
            lines.append(json.writeValueAsString(Map.of(
                            "index",
                            Map.of(
                                    "_id",
                                    Long.toString(document.productId()),
                                    "version",
                                    document.revision(),
                                    "version_type",
                                    "external_gte"))))
                    .append('\n')
                    .append(json.writeValueAsString(body(document, sources.get(document.productId()))))
                    .append('\n');
        }
        var answer = send("POST", settings.index() + "/_bulk", "application/x-ndjson", lines.toString());
        for (var item : answer.path("items")) {
            int status = item.path("index").path("status").asInt();
            // 409: a newer revision is there already, which is as good.
            if (status / 100 != 2 && status != 409) {
                throw new EngineAway("The search engine refused a document with " + status, null);
            }
        }
    }

    private static Map<String, Object> body(SearchDocument document, Source source) {
        var body = new LinkedHashMap<String, Object>();
        body.put("productId", document.productId());
        body.put("listed", document.isListed() && source != null);
        body.put("categoryId", document.categoryId());
        body.put("brand", document.brand());
        body.put("priceFen", document.priceFromFen());
        body.put("inStock", document.isInStock());
        body.put("sales", document.sales());
        body.put("everywhere", document.isEverywhere());
        body.put("exceptStoreIds", document.exceptStoreIds());
        if (source != null) {
            body.put("title", source.title());
            body.put("titleEn", source.titleEn());
            body.put("category", source.category());
            body.put("code", source.code());
            body.put("skus", source.skuTexts());
        }
        return body;
    }

    private JsonNode send(String method, String path, String type, String body) {
        var answer = exchange(method, path, type, body);
        if (answer.statusCode() / 100 != 2) {
            throw new EngineAway("The search engine answered " + answer.statusCode(), null);
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new EngineAway("The search engine's answer cannot be read", unreadable);
        }
    }

    private HttpResponse<String> exchange(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(settings.at(path))
                .timeout(settings.timeout())
                .header("Content-Type", type)
                .header("Accept", JSON)
                .method(method, BodyPublishers.ofString(body));
        if (!settings.authorization().isEmpty()) {
            request.header("Authorization", settings.authorization());
        }
        try {
            return client().send(request.build(), BodyHandlers.ofString());
        } catch (IOException away) {
            throw new EngineAway("The search engine does not answer", away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new EngineAway("Stopping", stopping);
        }
    }

    private HttpClient client() {
        if (client == null) {
            synchronized (this) {
                if (client == null) {
                    client = HttpClient.newBuilder()
                            .connectTimeout(settings.timeout())
                            .build();
                }
            }
        }
        return client;
    }
}
