package io.guidepost.domain.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A folder: of this machine, or one that all nodes have mounted. A file appears under its name only when all of it is on the
 * disk, has no extension and no right to be run.
 */
final class DiskStore implements AssetStore {

    private final Path folder;

    DiskStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String digest, FileType type, Path file) throws IOException {
        var place = place(digest);
        if (Files.exists(place)) {
            return;
        }
        Files.createDirectories(place.getParent());
        // Temporary files belong to their owner alone and nobody may run them: that is how the JDK makes them.
        var coming = Files.createTempFile(place.getParent(), digest.substring(0, 8), ".part");
        try {
            try (var in = FileChannel.open(file, StandardOpenOption.READ);
                    var out = FileChannel.open(coming, StandardOpenOption.WRITE)) {
                out.transferFrom(in, 0, in.size());
                out.force(true);
            }
            Files.move(coming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    @Override
    public InputStream open(String digest) throws IOException {
        return Files.newInputStream(place(digest));
    }

    @Override
    public void delete(String digest) throws IOException {
        Files.deleteIfExists(place(digest));
    }

    private Path place(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A digest has 64 hexadecimal digits");
        }
        return folder.resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(digest);
    }
}
