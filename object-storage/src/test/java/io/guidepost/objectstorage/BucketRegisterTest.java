package io.guidepost.objectstorage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.closure.ErasureRegister;
import io.guidepost.domain.closure.ErasureRegisterContract;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same contract as a folder, over the wire and signed. */
class BucketRegisterTest extends ErasureRegisterContract {

    private FakeBucket bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = new FakeBucket();
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Override
    protected ErasureRegister register() {
        return register(FakeBucket.SECRET_KEY);
    }

    private ErasureRegister register(String secret) {
        var settings = new BucketSettings(
                bucket.uri(),
                "cn-east-1",
                "shop",
                "guidepost/",
                FakeBucket.ACCESS_KEY,
                secret,
                true,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
        return new BucketRegister(settings.client(), settings.bucket(), settings.prefix());
    }

    /** Nothing may be numbered or repeated by a register that cannot be read. */
    @Test
    void aStoreThatRefusesIsNoEmptyRegister() {
        assertThatThrownBy(() -> register("another secret").read(1)).isInstanceOf(IOException.class);
    }
}
