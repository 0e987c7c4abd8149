package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.lead.Leads;
import io.guidepost.domain.lead.Leads.Funnel;
import io.guidepost.domain.lead.Leads.Question;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.guideapi.Days;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What came of channels and stores; a region manager sees those of the region. */
@RestController
@RequestMapping("/api/admin/v1/acquisition-funnel")
@Tag(name = "活码 Acquisition codes")
class FunnelController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Leads leads;
    private final Roster roster;
    private final Clock clock;
    private final Offload offload;

    FunnelController(Leads leads, Roster roster, Clock clock, Offload offload) {
        this.leads = leads;
        this.roster = roster;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "渠道漏斗 From the scan to the money, by channel and store",
            description =
                    "Of people added on these days (Asia/Shanghai, both included; the last 30 where nothing is given): added,"
                            + " registered (members of the shop), firstOrders (have paid since), netSalesFen (paid since, less refunds as"
                            + " they stand; an order counts for the friendship begun last before it). scanned counts only who opened the"
                            + " code in the mini-program; WeCom tells of nobody who scans and does not add. Channel UNKNOWN: WeCom gave"
                            + " no state and nothing the person did before tells. Handed-over customers are left out. total counts each"
                            + " person once.")
    Mono<FunnelView> funnel(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<Instant> asOf,
            @RequestParam Optional<Long> storeId,
            @RequestParam Optional<LeadChannel> channel,
            @RequestParam Optional<Long> codeId,
            PageRequest page) {
        var days = Days.of(from, to, clock);
        var now = clock.instant();
        var question = new Question(
                days.from().atStartOfDay(ZONE).toInstant(),
                days.to().plusDays(1).atStartOfDay(ZONE).toInstant(),
                asOf.filter(then -> then.isBefore(now)).orElse(now),
                admin.sight(),
                storeId,
                channel,
                codeId);
        var afterChannel = page.after().map(cursor -> cursor.stringAt(0)).orElse("");
        long afterStore = page.after().map(cursor -> cursor.longAt(1)).orElse(-1L);
        return offload.call(() -> view(question, leads.funnel(question, afterChannel, afterStore, page.fetch()), page));
    }

    private FunnelView view(Question question, List<Funnel> found, PageRequest page) {
        boolean isMore = found.size() > page.limit();
        var shown = isMore ? found.subList(0, page.limit()) : found;
        Map<Long, Store> stores = roster
                .stores(shown.stream().map(Funnel::storeId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Store::id, Function.identity()));
        var last = isMore ? shown.get(shown.size() - 1) : null;
        return new FunnelView(
                question.asOf(),
                FunnelFigures.of(leads.total(question)),
                shown.stream()
                        .map(row -> FunnelGroup.of(row, Optional.ofNullable(stores.get(row.storeId()))))
                        .toList(),
                last == null ? null : Cursor.of(last.channel(), last.storeId()).encoded());
    }

    record FunnelView(Instant asOf, FunnelFigures total, List<FunnelGroup> items, String nextCursor) {}

    record FunnelFigures(long scanned, long added, long registered, long firstOrders, long netSalesFen) {

        static FunnelFigures of(Funnel funnel) {
            return new FunnelFigures(
                    funnel.scanned(), funnel.added(), funnel.registered(), funnel.firstOrders(), funnel.netSalesFen());
        }
    }

    /** @param channel UNKNOWN where nobody can know */
    record FunnelGroup(
            String channel,
            String storeId,
            String storeName,
            long scanned,
            long added,
            long registered,
            long firstOrders,
            long netSalesFen) {

        static FunnelGroup of(Funnel funnel, Optional<Store> store) {
            return new FunnelGroup(
                    funnel.channel(),
                    store.map(Store::id).map(String::valueOf).orElse(null),
                    store.map(Store::name).orElse(null),
                    funnel.scanned(),
                    funnel.added(),
                    funnel.registered(),
                    funnel.firstOrders(),
                    funnel.netSalesFen());
        }
    }
}
