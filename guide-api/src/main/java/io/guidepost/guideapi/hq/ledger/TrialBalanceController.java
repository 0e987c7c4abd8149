package io.guidepost.guideapi.hq.ledger;

import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.ledger.TrialBalance;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/ledger/trial-balance")
class TrialBalanceController {

    private final Ledger ledger;
    private final Offload offload;

    TrialBalanceController(Ledger ledger, Offload offload) {
        this.ledger = ledger;
        this.offload = offload;
    }

    /** Each balance is debit less credit, so that all of them add up to zero. */
    @GetMapping
    Mono<TrialBalanceView> show(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(ledger::trialBalance).map(TrialBalanceView::from);
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
