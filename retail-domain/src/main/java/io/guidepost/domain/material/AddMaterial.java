package io.guidepost.domain.material;

import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts something into the library that guides can pass on (MAT-1). */
@Service
public class AddMaterial {

    private final Materials materials;
    private final CheckContent checkContent;
    private final Ids ids;
    private final Clock clock;

    AddMaterial(Materials materials, CheckContent checkContent, Ids ids, Clock clock) {
        this.materials = materials;
        this.checkContent = checkContent;
        this.ids = ids;
        this.clock = clock;
    }

    /** A material for everybody and for ever, without a file. */
    public record NewMaterial(
            Material.Kind kind, String title, String text, String url, List<Long> productIds, long adminId) {}

    @Transactional
    public Material add(NewMaterial wanted) {
        return add(
                MaterialContent.of(wanted.kind(), wanted.title(), wanted.text(), wanted.url(), wanted.productIds()),
                wanted.adminId());
    }

    @Transactional
    public Material add(MaterialContent content, long adminId) {
        var material = new Material(
                ids.next(), checkContent.checked(content), Material.State.ACTIVE, adminId, clock.instant(), 0);
        materials.insert(material);
        return material;
    }
}
