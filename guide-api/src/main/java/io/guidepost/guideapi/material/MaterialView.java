package io.guidepost.guideapi.material;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A material as people see it.
 *
 * @param file the picture, video or document itself, if it is one of ours
 * @param cover its small picture, if it has one
 * @param validUntilAt absent for one that is good for ever
 * @param regionIds where it may be used; with {@code storeIds} empty as well: everywhere
 */
public record MaterialView(
        Id id,
        String kind,
        String title,
        String text,
        String url,
        String page,
        List<Id> productIds,
        List<Id> skuIds,
        FileSummary file,
        FileSummary cover,
        Id categoryId,
        List<String> tags,
        String scene,
        Instant validFromAt,
        Instant validUntilAt,
        List<Id> regionIds,
        List<Id> storeIds,
        String state,
        Instant createdAt,
        int version) {

    public record FileSummary(Id id, String contentType, long bytes, Integer width, Integer height) {}

    /** @param files those of the material, by id */
    public static MaterialView of(Material material, Map<Long, Asset> files) {
        var content = material.content();
        return new MaterialView(
                new Id(material.id()),
                content.kind().name(),
                content.title(),
                content.text(),
                content.url(),
                content.page().isEmpty() ? null : content.page(),
                ids(content.productIds()),
                ids(content.skuIds()),
                summary(content.fileId(), files),
                summary(content.coverId(), files),
                content.categoryId().map(Id::new).orElse(null),
                content.tags().stream().sorted().toList(),
                content.scene(),
                content.validFrom().equals(MaterialContent.ALWAYS) ? null : content.validFrom(),
                content.validUntil().equals(MaterialContent.FOR_EVER) ? null : content.validUntil(),
                ids(content.regionIds()),
                ids(content.storeIds()),
                material.state().name(),
                material.createdAt(),
                material.version());
    }

    private static List<Id> ids(Collection<Long> ids) {
        return ids.stream().map(Id::new).toList();
    }

    private static FileSummary summary(Optional<Long> id, Map<Long, Asset> files) {
        return id.map(files::get)
                .map(file -> new FileSummary(
                        new Id(file.id()),
                        file.type().mediaType(),
                        file.bytes(),
                        file.width() == 0 ? null : file.width(),
                        file.height() == 0 ? null : file.height()))
                .orElse(null);
    }
}
