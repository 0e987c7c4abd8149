package io.guidepost.guideapi.hq.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class OverviewHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    Sales sales;

    WebTestClient http;

    @BeforeEach
    void somebodyIsThere() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
    }

    @Test
    void headquartersSeesARegionWithNumeratorDenominatorAndMetric() {
        var seller = sales.seller();
        sales.pay(sales.place(seller, List.of(new Goods(2, 33_300))));
        var hq = signedIn("hq");

        var answer = body("/api/admin/v1/overview?regionId=" + seller.regionId(), hq);

        assertThat(figure(answer, "paid_sales")).containsEntry("amountFen", 33_300);
        assertThat(figure(answer, "average_order"))
                .containsEntry("amountFen", 33_300)
                .containsEntry("numerator", 33_300)
                .containsEntry("denominator", 1);
        assertThat(figure(answer, "refund_rate")).containsEntry("rateBp", 0);
        for (var figure : figures(answer)) {
            assertThat(body("/api/admin/v1/metrics/" + figure.get("metricId"), hq))
                    .containsKeys("name", "numerator", "unit", "asOf", "source", "owner");
        }
    }

    @Test
    void aRegionManagerSeesTheOwnRegionAlone() {
        var stranger = sales.seller();
        sales.pay(sales.place(stranger, List.of(new Goods(1, 10_000))));
        var east = signedIn("east");

        var elsewhere = body("/api/admin/v1/overview?regionId=" + stranger.regionId(), east);

        assertThat(figure(elsewhere, "paid_sales")).containsEntry("amountFen", 0);
        assertThat(figures(body("/api/admin/v1/overview", east)))
                .extracting(figure -> figure.get("metricId"))
                .contains("net_sales")
                .doesNotContain("placed", "withdrawals_waiting", "commission_paid", "reconciliation_mismatches");
        assertThat(figures(body("/api/admin/v1/overview", signedIn("hq"))))
                .extracting(figure -> figure.get("metricId"))
                .contains("placed", "withdrawals_waiting", "commission_paid");
    }

    @Test
    void whatIsNoMetricAndWhatIsTooLongIsRefused() {
        var hq = signedIn("hq");

        get("/api/admin/v1/metrics/happiness", hq).expectStatus().isNotFound();
        get("/api/admin/v1/overview?from=2026-01-01&to=2026-12-31", hq)
                .expectStatus()
                .isBadRequest();
        assertThat((List<?>) body("/api/admin/v1/metrics", hq).get("items")).hasSizeGreaterThan(40);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> figures(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("figures");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> figure(Map<String, Object> answer, String metric) {
        return (Map<String, Object>) figures(answer).stream()
                .filter(figure -> figure.get("metricId").equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> body(String path, String token) {
        return get(path, token)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private String signedIn(String username) {
        return (String) http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", username, "password", username + "-demo-pass"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
