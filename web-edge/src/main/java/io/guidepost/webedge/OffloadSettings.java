package io.guidepost.webedge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much blocking work of each kind may be in flight in one process. */
@ConfigurationProperties("guidepost.offload")
record OffloadSettings(@DefaultValue Database database, @DefaultValue Tencent tencent) {

    /** A few times the connection pool: enough to keep it busy, few enough that the last in line still gets a connection in time. */
    record Database(@DefaultValue("256") int maxInFlight) {}

    record Tencent(@DefaultValue("256") int maxInFlight) {}
}
