package io.guidepost.webedge.file;

import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * Where files are sent to: there alone a body may be larger than {@code guidepost.web.max-body}. An application has one bean
 * for each such path.
 *
 * @param path as in the request, without pattern
 * @param most how large a body may be there; empty for {@code guidepost.web.max-upload}
 */
public record UploadDoor(String path, Optional<DataSize> most) {

    /** What is around a file in a form. */
    private static final DataSize ENVELOPE = DataSize.ofKilobytes(64);

    public UploadDoor(String path) {
        this(path, Optional.empty());
    }

    /** For forms with one file of so many bytes at most. */
    public static UploadDoor forFile(String path, long mostBytes) {
        return new UploadDoor(path, Optional.of(DataSize.ofBytes(mostBytes + ENVELOPE.toBytes())));
    }
}
