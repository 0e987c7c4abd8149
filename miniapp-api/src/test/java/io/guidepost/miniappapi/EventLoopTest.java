package io.guidepost.miniappapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class EventLoopTest {

    @Test
    void whoeverBlocksAThreadThatMustNotWaitFailsTheTest() {
        var blocking = Mono.fromCallable(() -> {
                    Thread.sleep(1);
                    return "waited";
                })
                .subscribeOn(Schedulers.parallel());

        assertThatThrownBy(() -> blocking.block(Duration.ofSeconds(5)))
                .hasRootCauseInstanceOf(BlockingOperationError.class);
    }
}
