package io.guidepost.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does, wherever it keeps the bytes. */
public abstract class AssetStoreContract {

    private static final Random RANDOM = new Random(42);

    @TempDir
    protected Path folder;

    protected abstract AssetStore store();

    @Test
    void whatWasPutComesBackByteForByteAndCanBePutAgain() throws Exception {
        var bytes = new byte[300_000];
        RANDOM.nextBytes(bytes);
        var digest = digest(bytes);
        var file = Pictures.file(folder, bytes);

        store().put(digest, FileType.PNG, file);
        store().put(digest, FileType.PNG, file);

        try (var kept = store().open(digest)) {
            assertThat(kept.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(file).exists();
    }

    @Test
    void whatWasDeletedIsGoneAndMayBeDeletedAgain() throws Exception {
        var bytes = new byte[] {1, 2, 3, 4, 5, 6, 7};
        var digest = digest(bytes);
        store().put(digest, FileType.PNG, Pictures.file(folder, bytes));

        store().delete(digest);
        store().delete(digest);

        assertThatThrownBy(() -> {
                    try (var none = store().open(digest)) {
                        none.readAllBytes();
                    }
                })
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().delete("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotThereIsSaidSo() throws Exception {
        var digest = digest(new byte[] {9, 9, 9});

        assertThatThrownBy(() -> {
                    try (var none = store().open(digest)) {
                        none.readAllBytes();
                    }
                })
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aNameThatIsNoDigestIsNoName() throws IOException {
        var file = Files.writeString(folder.resolve("x"), "content");

        assertThatThrownBy(() -> store().put("../../etc/passwd", FileType.PNG, file))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    protected static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
