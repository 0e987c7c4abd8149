package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.assortment.PictureAddresses;
import io.guidepost.domain.assortment.Product.Spec;
import io.guidepost.domain.assortment.ProductDraft;
import io.guidepost.domain.assortment.ProductDraft.SkuDraft;
import io.guidepost.webedge.json.Id;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A product as headquarters writes it; what is absent is empty, and seven days for the return window. */
record NewProductBody(
        @Size(min = 1, max = 64) String code,
        @NotNull Id categoryId,
        @Size(max = 64) String brand,
        @NotBlank @Size(max = 128) String title,
        @Size(max = 128) String titleEn,
        @Size(max = 4000) String description,
        @Size(max = 20) List<@NotNull @Valid MediaBody> images,
        @Valid MediaBody video,
        @Min(0) @Max(365) Integer returnWindowDays,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid SkuBody> skus) {

    /** Either a file of ours (handed in under material-files) or an address on the web. */
    record MediaBody(Id fileId, @Size(max = 300) String url) {

        String kept(PictureAddresses pictures, FileKind kind) {
            return pictures.kept(Optional.ofNullable(fileId).map(Id::value), Optional.ofNullable(url), kind);
        }
    }

    record SpecBody(@NotBlank @Size(max = 32) String name, @NotBlank @Size(max = 64) String value) {}

    record SkuBody(
            Id id,
            @Size(min = 1, max = 64) String code,
            @Size(max = 5) List<@NotNull @Valid SpecBody> specs,
            @NotNull @Min(1) @Max(100_000_000) Long priceFen,
            Boolean onShelf) {

        SkuDraft draft() {
            return new SkuDraft(
                    Optional.ofNullable(id).map(Id::value),
                    Optional.ofNullable(code),
                    specs == null
                            ? List.of()
                            : specs.stream()
                                    .map(spec -> new Spec(
                                            spec.name().strip(), spec.value().strip()))
                                    .toList(),
                    priceFen,
                    onShelf == null || onShelf);
        }
    }

    ProductDraft draft(PictureAddresses pictures) {
        return new ProductDraft(
                Optional.ofNullable(code),
                categoryId.value(),
                Objects.requireNonNullElse(brand, ""),
                title,
                Objects.requireNonNullElse(titleEn, ""),
                Objects.requireNonNullElse(description, ""),
                images == null
                        ? List.of()
                        : images.stream()
                                .map(image -> image.kept(pictures, FileKind.IMAGE))
                                .toList(),
                video == null ? "" : video.kept(pictures, FileKind.VIDEO),
                Objects.requireNonNullElse(returnWindowDays, 7),
                skus.stream().map(SkuBody::draft).toList());
    }
}
