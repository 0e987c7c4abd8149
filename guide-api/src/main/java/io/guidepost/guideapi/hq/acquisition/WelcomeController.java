package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.welcome.WelcomeMessage;
import io.guidepost.domain.welcome.WelcomeTemplate;
import io.guidepost.domain.welcome.WelcomeTemplate.Status;
import io.guidepost.domain.welcome.WelcomeTemplates;
import io.guidepost.domain.welcome.Welcomes;
import io.guidepost.domain.welcome.WriteWelcome;
import io.guidepost.guideapi.Days;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What new friends are greeted with, and whether it reached them. */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "欢迎语 Welcome messages")
class WelcomeController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WriteWelcome writeWelcome;
    private final WelcomeTemplates templates;
    private final Welcomes welcomes;
    private final Roster roster;
    private final Sights sights;
    private final Clock clock;
    private final Offload offload;

    WelcomeController(
            WriteWelcome writeWelcome,
            WelcomeTemplates templates,
            Welcomes welcomes,
            Roster roster,
            Sights sights,
            Clock clock,
            Offload offload) {
        this.writeWelcome = writeWelcome;
        this.templates = templates;
        this.welcomes = welcomes;
        this.roster = roster;
        this.sights = sights;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping("/welcome-templates")
    @Operation(summary = "欢迎语列表 Welcome templates, newest first")
    Mono<Page<WelcomeTemplateView>> list(
            SignedInAdmin admin,
            @RequestParam Optional<Long> storeId,
            @RequestParam Optional<Status> status,
            PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        var filter = new WelcomeTemplates.Filter(admin.sight(), storeId, status);
        return offload.call(() -> Page.of(
                templates.list(filter, before, page.fetch()),
                page,
                WelcomeTemplateView::of,
                template -> Cursor.of(template.id())));
    }

    @GetMapping("/welcome-templates/{id}")
    @Operation(summary = "欢迎语详情 A welcome template")
    Mono<WelcomeTemplateView> show(SignedInAdmin admin, @PathVariable long id) {
        return offload.call(() -> WelcomeTemplateView.of(seen(admin, id, false)));
    }

    @PostMapping("/welcome-templates")
    @Operation(
            summary = "新建欢迎语 Write a welcome template",
            description =
                    "For a channel, a store, both, or all where neither is named; the most particular one in force is used: channel"
                            + " and store, then channel, then store, then all. {guide} and {store} become their names. cardTitle adds"
                            + " the guide's own mini-program card, whose visits and sales are known to be the guide's. In force after"
                            + " somebody else approves it. 422 unknown_placeholder.")
    Mono<ResponseEntity<WelcomeTemplateView>> draft(SignedInAdmin admin, @Valid @RequestBody NewWelcomeTemplate body) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(() -> {
                    var store = Optional.ofNullable(body.storeId()).map(Id::value);
                    requirePlace(admin, store);
                    long id = writeWelcome.draft(
                            Optional.ofNullable(body.channel()),
                            store,
                            body.text().strip(),
                            body.cardTitle() == null ? "" : body.cardTitle().strip(),
                            admin.adminId());
                    return WelcomeTemplateView.of(templates.find(id).orElseThrow());
                })
                .map(view -> ResponseEntity.created(URI.create("/api/admin/v1/welcome-templates/" + view.id()))
                        .body(view));
    }

    @PutMapping("/welcome-templates/{id}")
    @Operation(
            summary = "修改欢迎语草稿 Rewrite a draft",
            description = "What was approved is never changed: write a new one. 409 version_conflict.")
    Mono<WelcomeTemplateView> rewrite(
            SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody WelcomeRewrite body) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(() -> {
            seen(admin, id, true);
            writeWelcome.rewrite(
                    id,
                    body.version(),
                    body.text().strip(),
                    body.cardTitle() == null ? "" : body.cardTitle().strip());
            return WelcomeTemplateView.of(templates.find(id).orElseThrow());
        });
    }

    @PostMapping("/welcome-templates/{id}/approval")
    @Operation(
            summary = "批准欢迎语 Put a welcome in force",
            description =
                    "By another administrator than who wrote it (403 maker_is_checker). Replaces the one in force in its"
                            + " place.")
    Mono<WelcomeTemplateView> approve(
            SignedInAdmin admin, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return step(admin, id, () -> writeWelcome.approve(id, admin.adminId()));
    }

    @PostMapping("/welcome-templates/{id}/rejection")
    @Operation(summary = "驳回欢迎语 Reject a draft; by another administrator than who wrote it")
    Mono<WelcomeTemplateView> reject(
            SignedInAdmin admin, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return step(admin, id, () -> writeWelcome.reject(id, admin.adminId()));
    }

    @PostMapping("/welcome-templates/{id}/retirement")
    @Operation(summary = "停用欢迎语 Take a welcome out of force; a less particular one, or the default, takes its place")
    Mono<WelcomeTemplateView> retire(
            SignedInAdmin admin, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return step(admin, id, () -> writeWelcome.retire(id));
    }

    @GetMapping("/welcome-figures")
    @Operation(
            summary = "欢迎语送达统计 What became of the welcomes WeCom has asked for",
            description =
                    "By outcome: SENT; EXPIRED after WeCom's 20 seconds; CHATTING when they were talking already or another app"
                            + " was faster; REFUSED; UNKNOWN when the answer was lost, which is never sent again; SKIPPED for people who"
                            + " are no guides; WAITING and SENDING.")
    Mono<WelcomeFigures> figures(
            SignedInAdmin admin, @RequestParam Optional<String> from, @RequestParam Optional<String> to) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var days = Days.of(from, to, clock);
        return offload.call(() -> WelcomeFigures.of(welcomes.count(
                days.from().atStartOfDay(ZONE).toInstant(),
                days.to().plusDays(1).atStartOfDay(ZONE).toInstant())));
    }

    private Mono<WelcomeTemplateView> step(SignedInAdmin admin, long id, Runnable step) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            seen(admin, id, true);
            step.run();
            return WelcomeTemplateView.of(templates.find(id).orElseThrow());
        });
    }

    private WelcomeTemplate seen(SignedInAdmin admin, long id, boolean isToChange) {
        var template = templates.find(id).orElseThrow(() -> Refusal.notFound("欢迎语", "welcome"));
        if (template.storeId().isPresent() || isToChange) {
            requirePlace(admin, template.storeId());
        }
        return template;
    }

    /** Whoever is kept to places writes for their stores, and not for all. */
    private void requirePlace(SignedInAdmin admin, Optional<Long> storeId) {
        boolean isThere = storeId.map(store -> roster.store(store).isPresent()).orElse(true);
        if (!isThere
                || !storeId.map(store -> sights.coversStore(admin.sight(), store))
                        .orElse(admin.sight().isAll())) {
            throw Refusal.notFound("门店", "store");
        }
    }

    record Nothing() {}

    record NewWelcomeTemplate(
            LeadChannel channel,
            Id storeId,
            @NotBlank @Size(max = 1000) String text,
            @Size(max = 20) String cardTitle) {}

    record WelcomeRewrite(
            @NotBlank @Size(max = 1000) String text,
            @Size(max = 20) String cardTitle,
            @NotNull @Min(0) Integer version) {}

    record WelcomeTemplateView(
            String id,
            LeadChannel channel,
            String storeId,
            String text,
            String cardTitle,
            Status status,
            int version,
            String createdBy,
            Instant createdAt,
            String approvedBy,
            Instant approvedAt) {

        static WelcomeTemplateView of(WelcomeTemplate template) {
            return new WelcomeTemplateView(
                    Long.toString(template.id()),
                    template.channel().orElse(null),
                    template.storeId().map(String::valueOf).orElse(null),
                    template.body(),
                    template.cardTitle().isEmpty() ? null : template.cardTitle(),
                    template.status(),
                    template.version(),
                    Long.toString(template.createdBy()),
                    template.createdAt(),
                    template.approvedBy().map(String::valueOf).orElse(null),
                    template.approvedAt().orElse(null));
        }
    }

    record WelcomeFigures(long asked, Map<WelcomeMessage.Status, Long> outcomes) {

        static WelcomeFigures of(Map<WelcomeMessage.Status, Long> counts) {
            return new WelcomeFigures(
                    counts.values().stream().mapToLong(Long::longValue).sum(), new TreeMap<>(counts));
        }
    }
}
