package io.guidepost.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;

class DiskStoreTest extends AssetStoreContract {

    @Override
    protected AssetStore store() {
        return new DiskStore(folder.resolve("assets"));
    }

    @Test
    void aFileIsNobodysToRunAndHasNoEndingAndLeavesNoPartsBehind() throws Exception {
        var bytes = new byte[] {1, 2, 3, 4, 5, 6};
        store().put(digest(bytes), FileType.PNG, Pictures.file(folder, bytes));

        try (var files = Files.walk(folder.resolve("assets"))) {
            assertThat(files.filter(Files::isRegularFile)).singleElement().satisfies(file -> {
                assertThat(file).hasFileName(digest(bytes));
                assertThat(Files.getPosixFilePermissions(file))
                        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            });
        }
    }
}
