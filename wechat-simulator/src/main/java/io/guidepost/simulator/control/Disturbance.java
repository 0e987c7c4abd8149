package io.guidepost.simulator.control;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.outgoing.Postbox;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The order to hold, lose, repeat, delay, reorder or spoil what a postbox sends. */
public final class Disturbance {

    private static final Duration LATE = Duration.ofSeconds(19);

    private Disturbance() {}

    public static JsonNode order(Postbox postbox, Panel.Order order) {
        Postbox.Command command = order.oneOf(Postbox.Command.class, "mode", Optional.empty());
        postbox.order(command, order.times(), order.delay(LATE));
        return Body.object().put("mode", command.name()).put("held", postbox.heldCount());
    }
}
