package io.guidepost.domain.database.persistence;

import com.baomidou.mybatisplus.core.incrementer.DefaultIdentifierGenerator;
import com.baomidou.mybatisplus.core.incrementer.IdentifierGenerator;
import io.guidepost.domain.database.Ids;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * MyBatis-Plus' snowflake. Nodes that are not told their number derive it from host and process, which is
 * good enough for one machine; a cluster sets {@code guidepost.node.worker-id} and {@code datacenter-id} (0 to 31).
 */
@Component
class SnowflakeIds implements Ids {

    /** Below the milliseconds stand datacenter, worker and a count within the millisecond. */
    private static final int BITS_BELOW_MILLIS = 22;

    private final IdentifierGenerator generator;

    SnowflakeIds(
            @Value("${guidepost.node.worker-id:-1}") long workerId,
            @Value("${guidepost.node.datacenter-id:-1}") long datacenterId) {
        // One generator per process: three applications in one JVM share it, so that they never repeat each other.
        this.generator = workerId < 0 || datacenterId < 0
                ? DefaultIdentifierGenerator.getInstance()
                : new DefaultIdentifierGenerator(workerId, datacenterId);
    }

    @Override
    public long next() {
        return generator.nextId(null).longValue();
    }

    @Override
    public long olderThan(Duration age) {
        return next() - (age.toMillis() << BITS_BELOW_MILLIS);
    }
}
