package io.guidepost.wechat.wecom;

import io.guidepost.domain.asset.FileType;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.media.MediaUploads;
import java.nio.file.Path;
import java.util.Locale;

/** Temporary media of messages and moments. */
final class WxMediaUploads implements MediaUploads {

    private final WecomApp app;

    WxMediaUploads(WecomApp app) {
        this.app = app;
    }

    @Override
    public String upload(MediaPurpose purpose, FileType type, String filename, Path file) {
        var wecomType = type.kind().name().toLowerCase(Locale.ROOT);
        return switch (purpose) {
            case MESSAGE -> app.upload(wecomType, file, filename);
            case ADDRESS -> app.publish(file);
            case MOMENT -> app.uploadForMoments(wecomType, file, filename);
        };
    }
}
