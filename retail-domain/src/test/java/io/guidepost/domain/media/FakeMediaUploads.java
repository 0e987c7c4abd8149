package io.guidepost.domain.media;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.asset.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/** WeCom's temporary files in memory. */
@Component
public class FakeMediaUploads implements MediaUploads {

    /** What was uploaded, in order. */
    public record Upload(String mediaId, MediaPurpose purpose, FileType type, String filename, long bytes) {}

    private final List<Upload> uploads = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failsNext;

    public List<Upload> uploads() {
        return List.copyOf(uploads);
    }

    void failNext() {
        failsNext = true;
    }

    /** Uploads take as long as it takes to open the gate. */
    CountDownLatch holdBack() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    public String upload(MediaPurpose purpose, FileType type, String filename, Path file) {
        try {
            gate.await();
            if (failsNext) {
                failsNext = false;
                throw new GatewayUnclear("Nobody knows", null);
            }
            var upload = new Upload("media-" + (uploads.size() + 1), purpose, type, filename, Files.size(file));
            uploads.add(upload);
            return upload.mediaId();
        } catch (IOException | InterruptedException cannot) {
            throw new IllegalStateException(cannot);
        }
    }
}
