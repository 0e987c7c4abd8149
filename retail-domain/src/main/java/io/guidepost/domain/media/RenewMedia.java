package io.guidepost.domain.media;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Uploads in time what running tasks, and those that begin soon, will send: the first guide who taps should not wait for ten
 * megabytes, and no message should go out with an id that WeCom forgets while it waits (MAT-5).
 */
@Service
public class RenewMedia {

    private static final Logger log = LoggerFactory.getLogger(RenewMedia.class);

    /** Before {@link FreshMedia} would have to. */
    private static final Duration AGE = Duration.ofHours(48);

    private static final Duration SOON = Duration.ofHours(2);
    private static final int TASKS_AT_ONCE = 100;

    private final MediaIds mediaIds;
    private final Materials materials;
    private final FreshMedia freshMedia;
    private final Clock clock;

    RenewMedia(MediaIds mediaIds, Materials materials, FreshMedia freshMedia, Clock clock) {
        this.mediaIds = mediaIds;
        this.materials = materials;
        this.freshMedia = freshMedia;
        this.clock = clock;
    }

    /** @return how many files were uploaded */
    public int runDue(int limit) {
        var now = clock.instant();
        int uploaded = 0;
        long after = 0;
        List<MediaIds.TaskMaterials> needed;
        do {
            needed = mediaIds.neededBefore(now.plus(SOON), now, after, TASKS_AT_ONCE);
            for (var task : needed) {
                after = task.taskId();
                uploaded += renew(task, limit - uploaded);
                if (uploaded >= limit) {
                    return uploaded;
                }
            }
        } while (needed.size() == TASKS_AT_ONCE);
        return uploaded;
    }

    private int renew(MediaIds.TaskMaterials task, int limit) {
        var purpose = task.forMoments() ? MediaPurpose.MOMENT : MediaPurpose.MESSAGE;
        int uploaded = 0;
        for (var material : materials.all(task.materialIds())) {
            if (uploaded < limit && material.isSentAsFile() && isRenewed(material, purpose)) {
                uploaded++;
            }
        }
        return uploaded;
    }

    private boolean isRenewed(Material material, MediaPurpose purpose) {
        try {
            return freshMedia
                    .renew(material.content().fileId().orElseThrow(), purpose, material.title(), AGE)
                    .isPresent();
        } catch (GatewayUnclear | GatewayRejected notNow) {
            log.warn("The file of material {} could not be uploaded: {}", material.id(), notNow.getMessage());
            return false;
        } catch (RuntimeException broken) {
            // The others must still be renewed; this one comes up again with the next run.
            log.error("The file of material {} could not be renewed", material.id(), broken);
            return false;
        }
    }
}
