package io.guidepost.sample;

import io.guidepost.webedge.session.SignedIn;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Clients that are signed in. */
public final class Shopper {

    private static final AtomicLong NEXT = new AtomicLong(1000);

    private Shopper() {}

    /** A shopper nobody else is. */
    public static WebTestClient client() {
        return as(new SignedInShopper(NEXT.incrementAndGet()));
    }

    public static WebTestClient as(SignedIn who) {
        return withToken(Edge.bean(Tokens.class).issue(who, 1).accessToken());
    }

    public static WebTestClient withToken(String token) {
        return Edge.client()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }
}
