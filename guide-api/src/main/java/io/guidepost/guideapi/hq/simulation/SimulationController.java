package io.guidepost.guideapi.hq.simulation;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.WhatIf.Side;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.simulation.AskForSimulation;
import io.guidepost.domain.simulation.AskForSimulation.Period;
import io.guidepost.domain.simulation.ReadSimulations;
import io.guidepost.domain.simulation.ReadSimulations.NamedSide;
import io.guidepost.domain.simulation.Simulation;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.simulation.SimulationViews.FlipView;
import io.guidepost.guideapi.hq.simulation.SimulationViews.SideView;
import io.guidepost.guideapi.hq.simulation.SimulationViews.SimulationView;
import io.guidepost.guideapi.live.LiveEvents;
import io.guidepost.guideapi.live.Watch;
import io.guidepost.guideapi.live.Watch.Seen;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What rules or rates would do, asked before they hold; the scheduler finds out. */
@RestController
@Tag(name = "规则模拟 What-if simulations")
class SimulationController {

    private static final String PATH = "/api/admin/v1/simulations";

    private final AskForSimulation ask;
    private final ReadSimulations read;
    private final LiveEvents live;
    private final Offload offload;
    private final Watch<Simulation> watch;

    SimulationController(
            AskForSimulation ask,
            ReadSimulations read,
            LiveEvents live,
            Offload offload,
            @Value("${guidepost.execution.watch-pause:2s}") Duration pause) {
        this.ask = ask;
        this.read = read;
        this.live = live;
        this.offload = offload;
        this.watch = new Watch<>(offload, pause, this::look);
    }

    @PostMapping("/api/admin/v1/attribution/rule-sets/{id}/simulations")
    @Operation(
            summary = "模拟归属规则 Try a rule set on the paid orders of a period",
            description =
                    "Runs in the background; Location tells where to look. Once done, a draft that was not changed"
                            + " meanwhile is SIMULATED. rateProposalId tries rates together with it.")
    Mono<ResponseEntity<SimulationView>> ofRules(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody RulesTrial body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var rates = Optional.ofNullable(body.rateProposalId()).map(Id::value);
        return accepted(() -> ask.ofRules(number(id), rates, new Period(body.from(), body.until()), admin.adminId()));
    }

    @PostMapping("/api/admin/v1/commission/rates/proposals/{id}/simulations")
    @Operation(
            summary = "模拟佣金变更 Try proposed rates on the paid orders of a period",
            description = "As if the rates had always held. Runs in the background; Location tells where to look.")
    Mono<ResponseEntity<SimulationView>> ofRates(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody RatesTrial body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return accepted(() -> ask.ofRates(id.value(), new Period(body.from(), body.until()), admin.adminId()));
    }

    private Mono<ResponseEntity<SimulationView>> accepted(Supplier<Simulation> asked) {
        return offload.call(() -> SimulationView.of(asked.get())).map(view -> ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + view.id()))
                .body(view));
    }

    @GetMapping(PATH)
    @Operation(summary = "模拟列表 List simulations, newest first")
    Mono<Page<SimulationView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                read.page(before, page.fetch()), page, SimulationView::of, simulation -> Cursor.of(simulation.id())));
    }

    @GetMapping(PATH + "/{id}")
    @Operation(summary = "模拟进度与合计 State, progress and totals of a simulation")
    Mono<SimulationView> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> SimulationView.of(read.simulation(id.value())));
    }

    @GetMapping(value = PATH + "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "实时模拟进度 Watch a simulation",
            description =
                    "Server-sent events. Each event simulation is the whole of it, sent when it has come any further; when it has"
                            + " ended an event over follows and the stream ends, as it does after half an hour. Come back with"
                            + " Last-Event-ID: what has not changed since is not sent again, and after over the answer is 204. 503"
                            + " too_many_viewers beyond what a node serves.")
    Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> stream(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestHeader(name = "Last-Event-ID", required = false) Optional<String> lastEventId) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> read.simulation(id.value()))
                .map(simulation -> live.stream(
                        watch, id.value(), !simulation.isOpen(), lastEventId, "simulation", SimulationView::of));
    }

    private Seen<Simulation> look(long id) {
        var simulation = read.simulation(id);
        return Seen.of(simulation.state() + " " + simulation.progress(), !simulation.isOpen(), simulation);
    }

    @PostMapping(PATH + "/{id}/cancellation")
    @Operation(
            summary = "取消模拟 Cancel a simulation that is not over",
            description = "What it has found so far stays; 409 simulation_state when it is over.")
    Mono<SimulationView> cancel(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> SimulationView.of(ask.cancel(id.value())));
    }

    @GetMapping(PATH + "/{id}/guides")
    @Operation(
            summary = "导购得失 Winners and losers among guides",
            description = "By the difference of commission, winners first or, with losersFirst, losers first.")
    Mono<Page<SideView>> guides(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestParam(defaultValue = "false") boolean losersFirst,
            PageRequest page) {
        return sides(admin, id, PayeeType.GUIDE, losersFirst, page);
    }

    @GetMapping(PATH + "/{id}/stores")
    @Operation(
            summary = "门店得失 Winners and losers among stores",
            description = "By the difference of commission, winners first or, with losersFirst, losers first.")
    Mono<Page<SideView>> stores(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestParam(defaultValue = "false") boolean losersFirst,
            PageRequest page) {
        return sides(admin, id, PayeeType.STORE, losersFirst, page);
    }

    private Mono<Page<SideView>> sides(
            SignedInAdmin admin, Id id, PayeeType type, boolean losersFirst, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var after = page.after().map(cursor -> lastSide(type, cursor));
        return offload.call(() -> Page.of(
                read.sides(id.value(), type, losersFirst, after, page.fetch()),
                page,
                SideView::of,
                SimulationController::cursorOf));
    }

    private static Cursor cursorOf(NamedSide named) {
        var side = named.side();
        return Cursor.of(
                side.commissionAfterFen() - side.commissionBeforeFen(),
                side.payee().id());
    }

    private static Side lastSide(PayeeType type, Cursor cursor) {
        if (cursor.longAt(1) <= 0) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_cursor",
                    new Words("分页游标无效", "The cursor is not valid for this list"));
        }
        return new Side(new Beneficiary(type, cursor.longAt(1)), 0, 0, 0, 0, 0, cursor.longAt(0));
    }

    @GetMapping(PATH + "/{id}/flips")
    @Operation(
            summary = "变化订单 Orders that would be different, each with both explanations",
            description =
                    "The first 10,000 are kept. With flippedOnly those alone of which somebody's part would be another"
                            + " one, without those where only the commission differs.")
    Mono<Page<FlipView>> flips(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestParam(defaultValue = "false") boolean flippedOnly,
            PageRequest page,
            Locale language) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> {
            var told = read.differences(id.value(), flippedOnly, after, page.fetch());
            var guides = read.guideNames(told);
            var stores = read.storeNames(told);
            return Page.of(
                    told,
                    page,
                    one -> FlipView.of(one, guides, stores, language),
                    one -> Cursor.of(one.difference().orderId()));
        });
    }

    /** No rule set has a number beyond that. */
    private static int number(Id id) {
        if (id.value() > Integer.MAX_VALUE) {
            throw Refusal.notFound("归属规则", "rule set");
        }
        return (int) id.value();
    }

    /** An empty object; fields are refused like everywhere. */
    record Nothing() {}

    record RulesTrial(@NotNull Instant from, @NotNull Instant until, Id rateProposalId) {}

    record RatesTrial(@NotNull Instant from, @NotNull Instant until) {}
}
