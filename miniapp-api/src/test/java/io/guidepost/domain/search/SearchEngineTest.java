package io.guidepost.domain.search;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.guidepost.domain.assortment.Brands;
import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.search.ProductSearch.Hit;
import io.guidepost.domain.search.ProductSearch.Order;
import io.guidepost.domain.search.ProductSearch.Wanted;
import io.guidepost.domain.search.SearchIndex.Source;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine's own documented shapes, as Elasticsearch 8 and OpenSearch 2 answer. */
class SearchEngineTest {

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aSearchPagesByWhatTheEngineSortedBy() {
        server.stubFor(
                post(urlEqualTo("/shop/_search"))
                        .willReturn(
                                okJson(
                                        """
                                        {"took": 2, "timed_out": false, "_shards": {"total": 1, "successful": 1, "failed": 0},
                                         "hits": {"max_score": null, "hits": [
                                          {"_index": "shop", "_id": "12", "_score": 3.25, "sort": [3.25, 12]},
                                          {"_index": "shop", "_id": "11", "_score": 1.1, "sort": [1.1, 11]}]}}
                                        """)));
        var engine = new SearchEngine(settings(true));

        var found = engine.search(wanted(Optional.empty()), Map.of("风衣", Set.of("trench")));
        engine.search(wanted(Optional.of(found.hits().get(1))), Map.of());

        assertThat(found.hits()).extracting(Hit::productId).containsExactly(12L, 11L);
        server.verify(postRequestedFor(urlEqualTo("/shop/_search"))
                .withRequestBody(matchingJsonPath("$.size", equalTo("2")))
                .withRequestBody(matchingJsonPath("$.track_total_hits", equalTo("false")))
                .withRequestBody(
                        matchingJsonPath("$.query.bool.must[0].bool.should[1].multi_match[?(@.query == 'trench')]"))
                .withRequestBody(matchingJsonPath("$.query.bool.filter[?(@.range.priceFen.gte == 100)]"))
                .withHeader("Authorization", equalTo("ApiKey k")));
        server.verify(postRequestedFor(urlEqualTo("/shop/_search"))
                .withRequestBody(matchingJsonPath("$.search_after[?(@ == 1.1)]"))
                .withRequestBody(matchingJsonPath("$.search_after[?(@ == 11)]")));
    }

    @Test
    void documentsAreWrittenUnderTheirRevisionsAndANewerOneStays() {
        server.stubFor(put(urlEqualTo("/shop"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"type\":\"resource_already_exists_exception\"},\"status\":400}")));
        server.stubFor(
                post(urlEqualTo("/shop/_bulk"))
                        .willReturn(
                                okJson(
                                        """
                                        {"errors": true, "items": [{"index": {"_id": "1", "status": 200}},
                                         {"index": {"_id": "2", "status": 409, "error": {"type": "version_conflict_engine_exception"}}}]}
                                        """)));
        var engine = new SearchEngine(settings(true));
        var document = new SearchDocument(1, true, 5, "素白", 100, true, 3, true, Set.of(7L), 77);
        var source = new Source(1, 0, true, "C", 5, "女装", "素白", "风衣", "Trench", 100, true, List.of("黑 / M"));

        assertThatCode(() -> {
                    engine.open();
                    engine.write(List.of(document), Map.of(1L, source));
                })
                .doesNotThrowAnyException();

        var lines =
                server.getAllServeEvents().get(0).getRequest().getBodyAsString().split("\n");
        assertThat(lines[0]).contains("\"version\":77").contains("external_gte").contains("\"_id\":\"1\"");
        assertThat(lines[1]).contains("\"title\":\"风衣\"").contains("\"listed\":true");
        server.stubFor(post(urlEqualTo("/shop/_bulk"))
                .willReturn(okJson("{\"errors\":true,\"items\":[{\"index\":{\"status\":429}}]}")));
        assertThatThrownBy(() -> engine.write(List.of(document), Map.of(1L, source)))
                .isInstanceOf(EngineAway.class);
    }

    @Test
    void aDeadEngineIsLeftAloneAndSaidToBeAwayWhereNothingElseIsAsked() {
        server.stubFor(post(urlEqualTo("/shop/_search")).willReturn(aResponse().withStatus(500)));
        var find = find(settings(false));

        // Within the five seconds of its rest.
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> find.search(wanted(Optional.empty()))).hasMessageContaining("search_unavailable");
        }

        server.verify(1, postRequestedFor(urlEqualTo("/shop/_search")));
    }

    @Test
    void aDeadEngineIsReplacedByTheTableOfTokens() {
        server.stubFor(post(urlEqualTo("/shop/_search")).willReturn(aResponse().withStatus(503)));

        assertThat(find(settings(true)).search(wanted(Optional.empty())).hits()).isEmpty();
    }

    private EngineSettings settings(boolean hasFallback) {
        return new EngineSettings(server.baseUrl(), "shop", "ApiKey k", Duration.ofSeconds(10), hasFallback);
    }

    private static FindProducts find(EngineSettings settings) {
        var index = nothingIn(SearchIndex.class);
        var terms = nothingIn(SearchTerms.class);
        var vocabulary =
                new Vocabulary(terms, nothingIn(ShopCategories.class), nothingIn(Brands.class), Clock.systemUTC());
        return new FindProducts(
                new TokenSearch(index, nothingIn(Ids.class), new Changes(Optional.empty()), 1_000),
                new SearchEngine(settings),
                settings,
                vocabulary,
                new NoteSearches(terms, Clock.systemUTC()),
                terms,
                null);
    }

    /** A port behind which nothing is kept. */
    private static <T> T nothingIn(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    var type = method.getReturnType();
                    if (type == List.class) {
                        return List.of();
                    }
                    if (type == Map.class) {
                        return Map.of();
                    }
                    if (type == Optional.class) {
                        return Optional.empty();
                    }
                    return type == long.class
                            ? (Object) 0L
                            : type == int.class ? (Object) 0 : type == boolean.class ? false : null;
                }));
    }

    private static Wanted wanted(Optional<Hit> after) {
        return new Wanted(
                Optional.of("风衣"),
                Set.of(),
                Optional.empty(),
                OptionalLong.of(100),
                OptionalLong.empty(),
                true,
                Optional.of(9L),
                Order.RELEVANCE,
                after,
                2);
    }
}
