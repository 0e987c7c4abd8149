package io.guidepost.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.AdminPasswords;
import io.guidepost.domain.organization.Admins;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.webhook.Webhooks.Delivery;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class WebhookTest {

    @Autowired
    Webhooks webhooks;

    @Autowired
    NoteEvents noteEvents;

    @Autowired
    Seals seals;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    Admins admins;

    @Autowired
    AdminPasswords passwords;

    private final JsonMapper json = new JsonMapper();
    private final List<Received> received = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final WebhookPost anywhere = new WebhookPost(true, Duration.ofSeconds(2));
    private HttpServer receiver;
    private KeepWebhooks keep;
    private DeliverWebhooks deliver;
    private KeepWebhooks.Told told;

    private record Received(String delivery, String signature, String body) {}

    @BeforeEach
    void somebodySubscribes() throws java.io.IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("X-Guidepost-Delivery"),
                    exchange.getRequestHeaders().getFirst("X-Guidepost-Signature"),
                    body));
            exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.poll(), -1);
            exchange.close();
        });
        receiver.start();
        keep = new KeepWebhooks(webhooks, anywhere, seals, transaction, ids, clock);
        deliver = new DeliverWebhooks(webhooks, anywhere, seals, clock, json);
        var username = "hooks-" + UUID.randomUUID();
        long admin = ids.next();
        admins.add(
                new Admin(admin, username, "A", Set.of(Admin.Role.ADMINISTRATOR), Sight.ALL, true, 0, false),
                passwords.hash(username, "correct horse battery"),
                clock.instant());
        told = keep.add(
                admin,
                "ERP",
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                Set.of(EventType.STORE_CHANGED));
    }

    @AfterEach
    void nobodySubscribesAnyMore() {
        receiver.stop(0);
        var now = webhooks.find(id()).orElseThrow();
        keep.change(id(), now.version(), "ERP", now.url(), Set.of(EventType.STORE_CHANGED), false);
    }

    @Test
    void anEventIsToldOnceSignedWithTheSecret() {
        var key = happens();
        noteEvents.passes("store.opened-or-closed", key, "{\"storeId\":17}", clock.instant());
        noteEvents.passes("payment.tell-guide", key, "{\"orderId\":17}", clock.instant());

        deliverAll();

        assertThat(received)
                .as("seen twice, told once; others not subscribed to")
                .hasSize(1);
        var event = json.readTree(received.get(0).body());
        assertThat(event.path("type").asString()).isEqualTo("store.changed");
        assertThat(event.path("data").path("storeId").asString()).isEqualTo("17");
        assertThat(received.get(0).signature())
                .isEqualTo(WebhookSignature.header(
                        List.of(told.secret()),
                        clock.instant().getEpochSecond(),
                        received.get(0).body()));
        assertThat(deliveries().get(0).state()).isEqualTo("DONE");
    }

    @Test
    void whatIsNotTakenIsSentAgainUnderTheSameNumberAndAtLastGivenUp() {
        answers.addAll(List.of(500, 302, 404));
        happens();

        deliverAll();
        assertThat(deliveries().get(0).lastStatus()).isEqualTo(500);
        deliverAll();
        assertThat(received).as("not before its pause is over").hasSize(1);
        for (int i = 1; i < 4; i++) {
            clock.advance(DeliverWebhooks.pauseAfter(i));
            deliverAll();
        }
        assertThat(received).hasSize(4);
        assertThat(received.stream().map(Received::delivery).distinct()).hasSize(1);
        assertThat(deliveries().get(0).state()).isEqualTo("DONE");

        happens();
        for (int i = 0; i < 18; i++) {
            answers.add(503);
        }
        for (int i = 0; i < 18; i++) {
            clock.advance(Duration.ofHours(1));
            deliverAll();
        }
        var dead = deliveries().get(0);
        assertThat(dead.state()).isEqualTo("DEAD");
        clock.advance(Duration.ofDays(1));
        deliverAll();
        assertThat(received).hasSize(22);

        keep.replay(id(), dead.id());
        deliverAll();
        assertThat(received).hasSize(23);
        assertThat(received.get(22).delivery()).isEqualTo(Long.toString(dead.id()));
        assertThat(deliveries().get(0).state()).isEqualTo("DONE");
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        var rotated = keep.rotate(id());
        happens();
        deliverAll();

        assertThat(received.get(0).signature())
                .isEqualTo(WebhookSignature.header(
                        List.of(rotated.secret(), told.secret()),
                        clock.instant().getEpochSecond(),
                        received.get(0).body()));

        clock.advance(Duration.ofDays(2));
        happens();
        deliverAll();
        assertThat(received.get(1).signature().split("v1=")).hasSize(2);
    }

    /** API7: nothing is sent to where only we can reach. */
    @Test
    void privateAddressesAreNeverReached() {
        var strict = new WebhookPost(false, Duration.ofSeconds(2));
        var port = receiver.getAddress().getPort();

        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "2130706433")) {
            assertThat(strict.send("https://%s:%d/hook".formatted(host, port), java.util.Map.of(), "{}")
                            .status())
                    .as(host)
                    .isEmpty();
        }
        assertThat(strict.isFit("http://example.com/")).as("not without TLS").isFalse();
        assertThat(strict.isFit("https://user@example.com/")).isFalse();
        assertThat(strict.isFit("file:///etc/passwd")).isFalse();
        assertThat(strict.isFit("https://example.com/a b")).isFalse();
        assertThat(strict.isFit("https://example.com:8443/hook?x=1")).isTrue();
        assertThat(received).isEmpty();
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> keep.add(1, "x", "ftp://example.com/", Set.of(EventType.ORDER_PAID)))
                        .code())
                .isEqualTo("address_unfit");
    }

    private String happens() {
        var key = UUID.randomUUID().toString();
        noteEvents.passes("store.opened-or-closed", key, "{\"storeId\":17}", clock.instant());
        return key;
    }

    private void deliverAll() {
        while (deliver.runDue(20) == 20) {
            // until nothing is due
        }
    }

    private List<Delivery> deliveries() {
        return keep.deliveries(id(), Optional.empty(), Long.MAX_VALUE, 10);
    }

    private long id() {
        return told.subscription().id();
    }
}
