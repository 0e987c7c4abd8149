package io.guidepost.guideapi.kpi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.ReadTargets;
import io.guidepost.domain.kpi.TargetKind;
import io.guidepost.guideapi.kpi.TargetViews.NodeView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A guide's own targets, and for the manager of a store those of the store. */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "目标 Targets")
class GuideTargetController {

    private static final String MANAGER = "MANAGER";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ReadTargets read;
    private final Clock clock;
    private final Offload offload;

    GuideTargetController(ReadTargets read, Clock clock, Offload offload) {
        this.read = read;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping("/targets")
    @Operation(
            summary = "我的目标与达成 My targets and how far I have come",
            description = "All kinds, of this month unless another one is asked for (2026-11).")
    Mono<Mine> mine(SignedInGuide me, @RequestParam Optional<String> month) {
        var asked = month(month);
        var node = new Node(Node.Type.GUIDE, me.guideId());
        return offload.call(() -> new Mine(
                asked.toString(),
                Arrays.stream(TargetKind.values())
                        .map(kind -> NodeView.of(read.node(asked, kind, node)))
                        .toList()));
    }

    @GetMapping("/store-targets")
    @Operation(
            summary = "本店目标与达成 The targets of my store and its guides",
            description = "For the manager of the store.")
    Mono<Store> store(
            SignedInGuide me, @RequestParam Optional<String> month, @RequestParam TargetKind kind, PageRequest page) {
        if (!me.role().equals(MANAGER)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "role_missing",
                    new Words("仅店长可查看门店目标", "Only the manager sees the targets of a store"));
        }
        var asked = month(month);
        var node = new Node(Node.Type.STORE, me.storeId());
        var after = page.after().map(cursor -> new Node(Node.Type.GUIDE, cursor.longAt(0)));
        return offload.call(() -> {
            var guides = Page.of(
                    read.children(asked, kind, node, after, page.fetch()),
                    page,
                    NodeView::of,
                    standing -> Cursor.of(standing.place().node().id()));
            return new Store(
                    asked.toString(), NodeView.of(read.node(asked, kind, node)), guides.items(), guides.nextCursor());
        });
    }

    private YearMonth month(Optional<String> asked) {
        return asked.map(TargetViews::month)
                .orElseGet(() -> YearMonth.from(clock.instant().atZone(SHANGHAI)));
    }

    record Mine(String month, List<NodeView> items) {}

    record Store(String month, NodeView store, List<NodeView> items, String nextCursor) {}
}
