package io.guidepost.miniappapi.look;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a shared look shows: several pieces behind one link (MAT-3). */
@RestController
@RequestMapping("/api/shop/v1/looks")
class LookController {

    private final Materials materials;
    private final Clock clock;
    private final Offload offload;

    LookController(Materials materials, Clock clock, Offload offload) {
        this.materials = materials;
        this.clock = clock;
        this.offload = offload;
    }

    /** Products and SKUs in the order in which they are worn; each is read where products are. */
    @GetMapping("/{id}")
    @Operation(summary = "搭配 A look: its pieces, to be read under products")
    Mono<LookView> show(SignedInShopper me, @PathVariable Id id) {
        return offload.call(() -> materials
                .find(id.value())
                .filter(found -> found.kind() == Material.Kind.LOOK && found.isUsableAt(clock.instant()))
                .map(LookView::of)
                .orElseThrow(() -> Refusal.notFound("搭配", "look")));
    }

    record LookView(Id id, String title, String text, String scene, List<Id> productIds, List<Id> skuIds) {

        static LookView of(Material look) {
            var content = look.content();
            return new LookView(
                    new Id(look.id()),
                    content.title(),
                    content.text(),
                    content.scene(),
                    content.productIds().stream().map(Id::new).toList(),
                    content.skuIds().stream().map(Id::new).toList());
        }
    }
}
