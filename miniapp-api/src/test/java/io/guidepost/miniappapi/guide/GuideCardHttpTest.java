package io.guidepost.miniappapi.guide;

import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.EditMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.organization.GuideCard;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.ShowGuideCard;
import io.guidepost.domain.organization.StoreDetails;
import io.guidepost.miniappapi.MiniappApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a shopper sees of a guide, and of the look that the guide shared. */
@MiniappApiTest
class GuideCardHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    ShopScene scene;

    @Autowired
    ShowGuideCard cards;

    @Autowired
    StoreDetails details;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    EditMaterial editMaterial;

    @Autowired
    Clock clock;

    WebTestClient anybody;
    WebTestClient shopper;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void signIn() {
        anybody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        var session = (Map<String, Object>) anybody.post()
                .uri("/api/shop/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + UUID.randomUUID().toString().substring(0, 8)))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        shopper = anybody.mutate()
                .defaultHeader("Authorization", "Bearer " + session.get("accessToken"))
                .build();
    }

    @Test
    void aShopperSeesTheCardOfAGuideWhoServesWithTheStoresHours() {
        var store = scene.store();
        long guide = scene.guideAt(store.storeId());
        var card = "/api/shop/v1/guides/" + guide + "/card";
        shopper.get()
                .uri(card)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.isOnline")
                .doesNotExist();

        details.keepHours(store.storeId(), OpeningHours.daily(Span.of("00:00", "24:00")), 1, clock.instant());
        cards.write(new GuideCard(guide, true, "高级顾问", "您好", "十年经验", "https://example.com/li.jpg", 0));

        shopper.get()
                .uri(card)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.guideId")
                .isEqualTo(Long.toString(guide))
                .jsonPath("$.title")
                .isEqualTo("高级顾问")
                .jsonPath("$.isOnline")
                .isEqualTo(true)
                .jsonPath("$.store.id")
                .isEqualTo(Long.toString(store.storeId()))
                .jsonPath("$.store.hours.length()")
                .isEqualTo(7)
                .jsonPath("$.store.hours[0].closesAt")
                .isEqualTo("24:00");
    }

    /** ACQ-5: with the place or without; half a place and a place that is nowhere are refused. */
    @Test
    void storesAreFoundNearbyOrByRegion() {
        var store = scene.store();
        long guide = scene.guideAt(store.storeId());

        shopper.get()
                .uri("/api/shop/v1/stores?regionId={region}", store.regionId())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(Long.toString(store.storeId()))
                .jsonPath("$.items[0].guide.guideId")
                .isEqualTo(Long.toString(guide))
                .jsonPath("$.items[0].distanceMetres")
                .doesNotExist();
        for (var half : List.of("latitude=31.2", "latitude=91&longitude=121.4")) {
            shopper.get()
                    .uri("/api/shop/v1/stores?" + half)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
        shopper.get()
                .uri("/api/shop/v1/stores?latitude=31.2&longitude=121.4&limit=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        shopper.post()
                .uri("/api/shop/v1/acquisition-openings")
                .bodyValue(Map.of("state", "nobody-knows-it"))
                .exchange()
                .expectStatus()
                .isAccepted();
        shopper.get()
                .uri("/api/shop/v1/orders/1/guide-code")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aGuideWhoIsNotToBeShownOrDoesNotExistIsNotThereAndNobodySeesCardsWithoutAToken() {
        long guide = scene.guideAt(scene.store().storeId());
        cards.write(new GuideCard(guide, false, "高级顾问", "", "", "", 0));

        shopper.get()
                .uri("/api/shop/v1/guides/" + guide + "/card")
                .exchange()
                .expectStatus()
                .isNotFound();
        shopper.get()
                .uri("/api/shop/v1/guides/1/card")
                .exchange()
                .expectStatus()
                .isNotFound();
        shopper.get()
                .uri("/api/shop/v1/guides/li/card")
                .exchange()
                .expectStatus()
                .isBadRequest();
        anybody.get()
                .uri("/api/shop/v1/guides/" + guide + "/card")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aLookShowsItsPiecesUntilHeadquartersTakesItBack() {
        long sku = scene.sku(39_900, 3);
        var look = addMaterial.add(
                MaterialContent.of(Material.Kind.LOOK, "通勤搭配", "三件套", "", List.of(scene.productOf(sku))), 1);
        var text = addMaterial.add(MaterialContent.of(Material.Kind.TEXT, "话术", "您好", "", List.of()), 1);
        var path = "/api/shop/v1/looks/" + look.id();

        shopper.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("通勤搭配")
                .jsonPath("$.productIds[0]")
                .isEqualTo(Long.toString(scene.productOf(sku)));
        shopper.get()
                .uri("/api/shop/v1/looks/" + text.id())
                .exchange()
                .expectStatus()
                .isNotFound();
        anybody.get().uri(path).exchange().expectStatus().isUnauthorized();

        editMaterial.withdraw(look.id(), 0);
        shopper.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
    }
}
