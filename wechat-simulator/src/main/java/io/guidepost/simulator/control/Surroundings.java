package io.guidepost.simulator.control;

import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.outgoing.Deliveries;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.token.AccessTokens;
import java.time.Clock;

/** What each of Tencent's hosts is built on. */
public record Surroundings(
        Store store,
        Clock clock,
        AccessTokens tokens,
        Limits limits,
        Courier courier,
        Deliveries deliveries,
        Panel panel) {}
