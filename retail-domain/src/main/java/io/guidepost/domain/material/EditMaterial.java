package io.guidepost.domain.material;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters changes a material or takes it back. What has been sent stays sent. */
@Service
public class EditMaterial {

    private final Materials materials;
    private final CheckContent checkContent;

    EditMaterial(Materials materials, CheckContent checkContent) {
        this.materials = materials;
        this.checkContent = checkContent;
    }

    /** A material stays what it is: another kind is another material. */
    @Transactional
    public Material edit(long id, int version, MaterialContent content) {
        var material = known(id);
        if (material.kind() != content.kind()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "material_kind_fixed",
                    new Words("素材类型不能修改，请新建素材", "The kind of a material cannot be changed; add a new one"));
        }
        return kept(new Material(
                id,
                checkContent.checked(content),
                material.state(),
                material.createdBy(),
                material.createdAt(),
                version));
    }

    /** Nobody can use it from now on; running tasks refuse to be carried out with it. */
    @Transactional
    public Material withdraw(long id, int version) {
        return moved(id, version, Material.State.WITHDRAWN);
    }

    @Transactional
    public Material restore(long id, int version) {
        return moved(id, version, Material.State.ACTIVE);
    }

    private Material moved(long id, int version, Material.State state) {
        var material = known(id);
        return kept(new Material(id, material.content(), state, material.createdBy(), material.createdAt(), version));
    }

    private Material known(long id) {
        return materials.find(id).orElseThrow(() -> Refusal.notFound("素材", "material"));
    }

    private Material kept(Material changed) {
        if (!materials.update(changed)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("素材已被他人修改，请刷新后重试", "Somebody else has changed the material; load it again"));
        }
        return materials.find(changed.id()).orElseThrow();
    }
}
