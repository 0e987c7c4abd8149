package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.audience.MemberLists;
import io.guidepost.domain.compliance.CheckWording;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether a task may say, show and want what it does (C2, C10); asked when it is drafted, revised and let out. */
@Component("checkTaskContent") // Materials have a check of this name, too.
class CheckContent {

    private final Materials materials;
    private final MemberLists lists;
    private final CheckWording wording;

    CheckContent(Materials materials, MemberLists lists, CheckWording wording) {
        this.materials = materials;
        this.lists = lists;
        this.wording = wording;
    }

    void require(DraftTask.NewTask wanted, Evidence minEvidence, Instant now) {
        var used = materials.all(wanted.materialIds());
        if (used.size() != wanted.materialIds().size()) {
            throw refused("material_unknown", "包含不存在的素材", "One of the materials does not exist");
        }
        TaskRules.requireContent(
                wanted.type(), wanted.copyText(), used, minEvidence, wanted.startAt(), wanted.deadlineAt());
        TaskRules.requireTerms(wanted.terms());
        TaskRules.requireAttachments(wanted.type(), used, wanted.terms());
        CopyText.requireKnownVariables(wanted.type(), wanted.copyText());
        if (!wanted.deadlineAt().isAfter(now)) {
            throw refused("task_window", "截止时间已过", "The deadline has passed already");
        }
        var products = wanted.terms().productIds();
        if (materials.existingProducts(products) != products.size()) {
            throw refused("product_unknown", "包含不存在的商品", "One of the products does not exist");
        }
        if (wanted.target().memberListId().flatMap(lists::find).isEmpty()
                && wanted.target().memberListId().isPresent()) {
            throw refused("segment_unknown", "没有这个人群", "There is no such segment");
        }
        requireWording(wanted.copyText(), wanted.instruction(), used, products);
    }

    /** Words, links, prices and benefits as the lists and the catalogue stand now. */
    void requireWording(Task task) {
        requireWording(
                task.copyText(),
                task.instruction(),
                materials.all(task.materialIds()),
                task.terms().productIds());
    }

    private void requireWording(String copyText, String instruction, List<Material> used, List<Long> products) {
        wording.require(
                Stream.concat(Stream.of(copyText, instruction), used.stream().map(Material::text))
                        .toList(),
                used.stream()
                        .filter(material -> material.kind() == Material.Kind.LINK)
                        .map(Material::url)
                        .filter(url -> !url.isEmpty())
                        .toList(),
                Stream.concat(products.stream(), used.stream().flatMap(material -> material.productIds().stream()))
                        .toList());
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
