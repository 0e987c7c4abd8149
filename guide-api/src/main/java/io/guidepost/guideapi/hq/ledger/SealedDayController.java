package io.guidepost.guideapi.hq.ledger;

import io.guidepost.domain.ledger.SealLedger;
import io.guidepost.domain.ledger.SealedDay;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/ledger/roots")
class SealedDayController {

    private final SealLedger seals;
    private final Offload offload;

    SealedDayController(SealLedger seals, Offload offload) {
        this.seals = seals;
        this.offload = offload;
    }

    /** One root per sealed day, newest first. Kept somewhere else, it shows later whether the ledger was cut off. */
    @Operation(summary = "账本每日封签 The seals of the ledger, one for each day")
    @GetMapping
    Mono<Page<RootView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var before = page.after()
                .map(cursor -> LocalDate.ofEpochDay(cursor.longAt(0)))
                .orElse(LocalDate.of(9999, 12, 31));
        return offload.call(() -> Page.of(
                seals.daysBefore(before, page.fetch()),
                page,
                RootView::from,
                day -> Cursor.of(day.sealedOn().toEpochDay())));
    }

    record RootView(
            LocalDate sealedOn,
            String root,
            String previousRoot,
            String lastBlock,
            String blockHash,
            Instant sealedAt) {

        static RootView from(SealedDay day) {
            return new RootView(
                    day.sealedOn(),
                    day.root(),
                    day.previousRoot(),
                    Long.toString(day.lastBlock()),
                    day.blockHash(),
                    day.sealedAt());
        }
    }
}
