package io.guidepost.domain.report;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.domain.ledger.Ledger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What a guide has earned, by how far it has come. */
@Service
public class GuideEarnings {

    private static final List<AccountKind> KINDS = List.of(
            AccountKind.PENDING, AccountKind.FROZEN, AccountKind.AVAILABLE, AccountKind.WITHDRAWING, AccountKind.DEBT);

    private final Ledger ledger;
    private final ReportQueries queries;

    GuideEarnings(Ledger ledger, ReportQueries queries) {
        this.ledger = ledger;
        this.queries = queries;
    }

    /** {@code debtFen} is what later commission repays first; {@code paidFen} has reached the guide. */
    public record Balance(
            long pendingFen, long frozenFen, long availableFen, long withdrawingFen, long paidFen, long debtFen) {}

    public Balance of(long guideId) {
        var payee = Beneficiary.guide(new GuideId(guideId));
        var held = ledger.balances(
                KINDS.stream().map(kind -> Account.of(payee, kind)).toList());
        var fen = Stream.of(AccountKind.values())
                .filter(KINDS::contains)
                .collect(Collectors.toMap(
                        kind -> kind, kind -> held.get(Account.of(payee, kind)).fen()));
        return new Balance(
                fen.get(AccountKind.PENDING),
                fen.get(AccountKind.FROZEN),
                fen.get(AccountKind.AVAILABLE),
                fen.get(AccountKind.WITHDRAWING),
                queries.paidOutFen(guideId),
                fen.get(AccountKind.DEBT));
    }
}
