package io.guidepost.guideapi.hq.material;

import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.webedge.json.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A material as headquarters writes it; what is absent is empty, for ever, or everywhere. */
record NewMaterial(
        @NotNull Material.Kind kind,
        @NotBlank @Size(max = 128) String title,
        @Size(max = 4000) String text,
        @Size(max = 2048) String url,
        @Size(max = 256) String page,
        @Size(max = 20) List<Id> productIds,
        @Size(max = 20) List<Id> skuIds,
        Id fileId,
        Id coverFileId,
        Id categoryId,
        @Size(max = 20) Set<@NotBlank @Size(max = 32) String> tags,
        @Size(max = 32) String scene,
        Instant validFromAt,
        Instant validUntilAt,
        @Size(max = 200) List<Id> regionIds,
        @Size(max = 3000) List<Id> storeIds) {

    MaterialContent content() {
        return new MaterialContent(
                kind,
                title,
                Objects.requireNonNullElse(text, ""),
                Objects.requireNonNullElse(url, ""),
                Objects.requireNonNullElse(page, ""),
                Id.values(productIds),
                Id.values(skuIds),
                number(fileId),
                number(coverFileId),
                number(categoryId),
                tags == null ? Set.of() : tags,
                Objects.requireNonNullElse(scene, ""),
                Objects.requireNonNullElse(validFromAt, MaterialContent.ALWAYS),
                Objects.requireNonNullElse(validUntilAt, MaterialContent.FOR_EVER),
                Set.copyOf(Id.values(regionIds)),
                Set.copyOf(Id.values(storeIds)));
    }

    private static Optional<Long> number(Id id) {
        return Optional.ofNullable(id).map(Id::value);
    }
}
