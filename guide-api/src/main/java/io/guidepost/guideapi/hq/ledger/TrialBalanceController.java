package io.guidepost.guideapi.hq.ledger;

import io.guidepost.domain.ledger.TrialBalance;
import io.guidepost.domain.ledger.TrialBalances;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/ledger/trial-balance")
class TrialBalanceController {

    private final TrialBalances balances;
    private final Offload offload;

    TrialBalanceController(TrialBalances balances, Offload offload) {
        this.balances = balances;
        this.offload = offload;
    }

    /**
     * Each balance is debit less credit, so that all of them add up to zero. {@code at} asks for a moment of the past, that
     * moment included; for one in a sealed day the answer never changes.
     */
    @Operation(summary = "试算平衡表 The trial balance: debits and credits of every account")
    @GetMapping
    Mono<TrialBalanceView> show(SignedInAdmin admin, @RequestParam Optional<Instant> at) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> at.map(balances::at).orElseGet(balances::now)).map(TrialBalanceView::from);
    }

    record TrialBalanceView(List<AccountView> accounts, long totalDebitFen, long totalCreditFen, boolean balanced) {

        static TrialBalanceView from(TrialBalance balance) {
            return new TrialBalanceView(
                    balance.lines().stream()
                            .map(line -> new AccountView(
                                    line.account(), line.debitFen(), line.creditFen(), line.balanceFen()))
                            .toList(),
                    balance.totalDebitFen(),
                    balance.totalCreditFen(),
                    balance.isBalanced());
        }
    }

    record AccountView(String account, long debitFen, long creditFen, long balanceFen) {}
}
