package io.guidepost.domain.welcome;

import java.util.Optional;

/**
 * WeCom's welcome message. Calls block and never run inside a transaction. After {@link io.guidepost.domain.GatewayUnclear}
 * nobody can ask whether it arrived, and it is never sent again; {@link io.guidepost.domain.GatewayRejected} carries WeCom's
 * errcode.
 */
public interface WelcomeGateway {

    /** The code is over, or never was one. */
    String EXPIRED = "41050";

    /** They are chatting already, or somebody has sent a welcome. */
    String CHATTING = "41051";

    /** Another app is sending one; it may fail, so asking again is right while there is time. */
    String SOMEBODY_IS_AT_IT = "41096";

    void send(String welcomeCode, Greeting greeting);

    /** Fetches what greetings need and what takes long, so that no customer waits for it. */
    void prepare();

    /** @param text at most 4,000 bytes */
    record Greeting(String text, Optional<Card> card) {}

    /**
     * A mini-program card.
     *
     * @param title at most 64 bytes
     * @param page with the guide's own token
     */
    record Card(String title, String page) {}
}
