package io.guidepost.domain.poster;

import io.guidepost.domain.asset.FileType;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.media.MediaUploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.stereotype.Service;

/** Hands a guide's own poster to WeCom, to be sent with a task. Each is somebody's and sent once, so none is remembered. */
@Service
public class UploadPoster {

    private final MakePoster makePoster;
    private final MediaUploads uploads;

    UploadPoster(MakePoster makePoster, MediaUploads uploads) {
        this.makePoster = makePoster;
        this.uploads = uploads;
    }

    /** WeCom's id of the picture. Calls WeCom: never inside a transaction. */
    public String upload(MakePoster.Wanted wanted) {
        return upload(makePoster.make(wanted), MediaPurpose.MESSAGE);
    }

    /** The same of nobody's own poster, for a moment that many guides publish. */
    public String uploadForMoment(long materialId) {
        return upload(makePoster.makeForEverybody(materialId), MediaPurpose.MOMENT);
    }

    private String upload(byte[] jpeg, MediaPurpose purpose) {
        try {
            var file = Files.createTempFile("guidepost-poster-", ".jpg");
            try {
                Files.write(file, jpeg);
                return uploads.upload(purpose, FileType.JPEG, "poster.jpg", file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("A poster could not be written down", cannot);
        }
    }
}
