package io.guidepost.webedge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much blocking work of each kind may be in flight in one process. */
@ConfigurationProperties("guidepost.offload")
record OffloadSettings(
        @DefaultValue Database database, @DefaultValue Tencent tencent, @DefaultValue Password password) {

    /**
     * @param maxInFlight at work or standing in line; whoever comes on top is refused at once
     * @param atOnce at work: as many as there are connections
     * @param patience how long anybody stands in line before being refused
     */
    record Database(
            @DefaultValue("256") int maxInFlight,
            @DefaultValue("16") int atOnce,
            @DefaultValue("10s") Duration patience) {}

    record Tencent(@DefaultValue("256") int maxInFlight) {}

    /**
     * @param maxInFlight being hashed or standing in line
     * @param atOnce being hashed
     */
    record Password(
            @DefaultValue("32") int maxInFlight,
            @DefaultValue("2") int atOnce,
            @DefaultValue("5s") Duration patience) {}
}
