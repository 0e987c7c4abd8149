package io.guidepost.domain.content;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.content.GuideMessenger.Attachment;
import io.guidepost.domain.content.GuideMessenger.Medium;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.media.FreshMedia;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.poster.MakePoster;
import io.guidepost.domain.poster.UploadPoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What goes along with the words of a task: links as they are, files by the ids that WeCom knows them by right now, and of a
 * poster the guide's own.
 */
@Component
class SentMaterials {

    private final FreshMedia freshMedia;
    private final UploadPoster uploadPoster;
    private final Assets assets;

    SentMaterials(FreshMedia freshMedia, UploadPoster uploadPoster, Assets assets) {
        this.freshMedia = freshMedia;
        this.uploadPoster = uploadPoster;
        this.assets = assets;
    }

    /** Calls WeCom for what it does not know yet: never inside a transaction. */
    List<Attachment> attachments(Assignment assignment, List<Material> used) {
        var attachments = new ArrayList<Attachment>();
        for (var material : used) {
            attachment(assignment, material).ifPresent(attachments::add);
        }
        return attachments;
    }

    private Optional<Attachment> attachment(Assignment assignment, Material material) {
        var title = Utf8.shortened(material.title(), 128);
        if (material.isSentAsFile()) {
            long file = material.content().fileId().orElseThrow();
            var asset = assets.find(file).orElseThrow();
            var mediaId = freshMedia.mediaId(file, MediaPurpose.MESSAGE, material.title());
            return Optional.of(Attachment.of(title, new Medium(type(asset), mediaId, Optional.of(file))));
        }
        if (material.kind() == Material.Kind.POSTER
                && material.content().fileId().isPresent()) {
            var mediaId = uploadPoster.upload(new MakePoster.Wanted(
                    assignment.guideId(),
                    assignment.storeId(),
                    assignment.regionId(),
                    material.id(),
                    Optional.of(assignment.id())));
            return Optional.of(Attachment.of(title, new Medium("image", mediaId, Optional.empty())));
        }
        return material.url().isEmpty() ? Optional.empty() : Optional.of(new Attachment(title, material.url()));
    }

    /** WeCom does not know one of these ids: none of them is used again. */
    void forget(List<Attachment> sent) {
        for (var attachment : sent) {
            attachment.medium().ifPresent(medium -> medium.fileId()
                    .ifPresent(file -> freshMedia.forget(file, MediaPurpose.MESSAGE, medium.mediaId())));
        }
    }

    private static String type(Asset asset) {
        return asset.type().kind().name().toLowerCase(Locale.ROOT);
    }
}
