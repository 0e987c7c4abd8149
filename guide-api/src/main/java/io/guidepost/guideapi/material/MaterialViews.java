package io.guidepost.guideapi.material;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.material.Material;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Materials with what is known of their files, a page in one go. */
@Component
public class MaterialViews {

    private final Assets assets;

    MaterialViews(Assets assets) {
        this.assets = assets;
    }

    public MaterialView of(Material material) {
        return of(List.of(material)).get(0);
    }

    /** In the same order. */
    public List<MaterialView> of(List<Material> materials) {
        var ids = materials.stream()
                .map(Material::content)
                .flatMap(content -> Stream.concat(content.fileId().stream(), content.coverId().stream()))
                .distinct()
                .toList();
        var files = assets.all(ids).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        return materials.stream()
                .map(material -> MaterialView.of(material, files))
                .toList();
    }
}
