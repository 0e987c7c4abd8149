package io.guidepost.domain.closure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder beside the files; an entry appears under its number only when all of it is on the disk. */
final class FolderRegister implements ErasureRegister {

    private final Path folder;

    FolderRegister(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Optional<byte[]> read(long no) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(place(no)));
        } catch (NoSuchFileException unwritten) {
            return Optional.empty();
        }
    }

    @Override
    public void write(long no, byte[] entry) throws IOException {
        var place = place(no);
        Files.createDirectories(place.getParent());
        var coming = Files.createTempFile(place.getParent(), "coming", ".part");
        try {
            Files.write(coming, entry);
            try (var written = FileChannel.open(coming, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(coming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    private Path place(long no) {
        return folder.resolve(ErasureRegister.name(no));
    }
}
