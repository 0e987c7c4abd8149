package io.guidepost.guideapi.hq.ledger;

import io.guidepost.domain.books.BooksQueries.Run;
import io.guidepost.domain.books.Reconcile;
import io.guidepost.domain.books.ReconcileBills;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/reconciliations")
class ReconciliationController {

    private final Reconcile reconcile;
    private final ReconcileBills bills;
    private final Offload offload;

    ReconciliationController(Reconcile reconcile, ReconcileBills bills, Offload offload) {
        this.reconcile = reconcile;
        this.bills = bills;
        this.offload = offload;
    }

    /** The latest run of each reconciliation on a business day (today in Asia/Shanghai when none is given). */
    @Operation(summary = "对账结果 What the reconciliations of a day have found")
    @GetMapping
    Mono<RunsView> show(SignedInAdmin admin, @RequestParam Optional<LocalDate> on) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> RunsView.from(reconcile.latestOn(on.orElseGet(reconcile::today))));
    }

    /** Runs all of them now; every run is kept. */
    @Operation(summary = "立即对账 Run every reconciliation of the books now")
    @PostMapping
    Mono<RunsView> run(SignedInAdmin admin, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> {
            var today = reconcile.today();
            reconcile.run(today);
            return RunsView.from(reconcile.latestOn(today));
        });
    }

    /**
     * Compares a day with WeChat's own bills now, which are there from ten o'clock of the next day on; the run is kept under
     * that day.
     */
    @Operation(summary = "核对微信账单 Compare a day with the bill of WeChat Pay")
    @PostMapping("/wechat-bill")
    Mono<RunsView> runBill(SignedInAdmin admin, @Valid @RequestBody BillDay body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(Offload.Kind.TENCENT, () -> {
            bills.run(body.on());
            return RunsView.from(reconcile.latestOn(body.on()));
        });
    }

    record BillDay(@NotNull LocalDate on) {}

    record Nothing() {}

    record RunsView(List<RunView> items) {

        static RunsView from(List<Run> runs) {
            return new RunsView(runs.stream().map(RunView::from).toList());
        }
    }

    /** {@code available} is false where there was nothing to compare with; that is not in order either. */
    record RunView(
            String name,
            long checked,
            long mismatches,
            boolean ok,
            boolean available,
            List<String> examples,
            Instant ranAt) {

        static RunView from(Run run) {
            return new RunView(
                    run.name(),
                    run.checked(),
                    run.mismatches(),
                    run.isOk(),
                    run.isAvailable(),
                    run.isAvailable() ? run.examples().lines().limit(20).toList() : List.of(),
                    run.ranAt());
        }
    }
}
