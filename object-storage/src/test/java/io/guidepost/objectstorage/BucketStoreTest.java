package io.guidepost.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.AssetStoreContract;
import io.guidepost.domain.asset.FileType;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The same contract as a folder, over the wire and signed. */
class BucketStoreTest extends AssetStoreContract {

    private static FakeBucket bucket;

    @BeforeAll
    static void start() throws IOException {
        bucket = new FakeBucket();
    }

    @AfterAll
    static void stop() {
        bucket.close();
    }

    @Override
    protected AssetStore store() {
        return store(FakeBucket.SECRET_KEY);
    }

    private static AssetStore store(String secret) {
        var found = new AssetStore[1];
        runner(secret).run(context -> {
            var settings = context.getBean(BucketSettings.class);
            found[0] = new BucketStore(settings.client(), settings.bucket(), settings.prefix());
        });
        return found[0];
    }

    private static ApplicationContextRunner runner(String secret) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ObjectStorage.class))
                .withPropertyValues(
                        "guidepost.assets.store=s3",
                        "guidepost.assets.s3.endpoint=" + bucket.uri(),
                        "guidepost.assets.s3.region=cn-east-1",
                        "guidepost.assets.s3.bucket=shop",
                        "guidepost.assets.s3.prefix=guidepost/",
                        "guidepost.assets.s3.access-key=" + FakeBucket.ACCESS_KEY,
                        "guidepost.assets.s3.secret-key=" + secret);
    }

    @Test
    void anObjectLiesUnderItsDigestAndIsSavedAndNotShownByBrowsers() throws Exception {
        var bytes = new byte[] {1, 2, 3, 4, 5, 6, 7};
        var digest = digest(bytes);

        store().put(digest, FileType.PNG, Files.write(folder.resolve("x"), bytes));

        var path = "/shop/guidepost/" + digest.substring(0, 2) + "/" + digest;
        assertThat(bucket.objects).containsKey(path);
        assertThat(bucket.dispositions.get(path)).isEqualTo("attachment");
    }

    @Test
    void aWrongSecretIsRefusedByTheStoreAndToldWithoutTheSecret() throws Exception {
        var bytes = new byte[] {8, 8, 8, 8, 8, 8};
        var file = Files.write(folder.resolve("y"), bytes);

        assertThatThrownBy(() -> store("another secret").put(digest(bytes), FileType.PNG, file))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("another secret");
    }

    @Test
    void aStoreThatIsBusyForAMomentIsAskedAgain() throws Exception {
        var bytes = new byte[] {7, 7, 7, 7, 7, 7};
        bucket.failures = 1;

        store().put(digest(bytes), FileType.PNG, Files.write(folder.resolve("z"), bytes));

        try (var kept = store().open(digest(bytes))) {
            assertThat(kept.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aBucketWithoutANameIsSaidAtStart() {
        runner("x").withPropertyValues("guidepost.assets.s3.bucket=").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("guidepost.assets.s3.bucket"));
    }
}
