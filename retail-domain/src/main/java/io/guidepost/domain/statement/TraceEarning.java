package io.guidepost.domain.statement;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.statement.Trace.Step;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Answers "why is it 913 and not 914" for one accrual, down to the ledger (D16). */
@Service
public class TraceEarning {

    private final Traces traces;
    private final Entries entries;

    TraceEarning(Traces traces, Entries entries) {
        this.traces = traces;
        this.entries = entries;
    }

    /** Refused as not found when it is somebody else's. */
    public Trace of(long accrualId, Beneficiary payee) {
        var facts = traces.find(accrualId)
                .filter(found -> found.payee().equals(payee))
                .orElseThrow(() -> Refusal.notFound("佣金记录", "accrual"));
        return new Trace(
                accrualId,
                facts.orderId(),
                facts.line(),
                facts.rule(),
                facts.status(),
                facts.accruedAt(),
                facts.releaseAt(),
                facts.releasedAt(),
                facts.settled(),
                steps(accrualId),
                traces.moves(accrualId));
    }

    private List<Step> steps(long accrualId) {
        return entries.find(traces.entriesOf(accrualId)).stream()
                .sorted(Comparator.comparingLong(CommissionEntry::id))
                .map(entry -> new Step(
                        entry.id(),
                        entry.kind().name(),
                        entry.amountFen(),
                        entry.netBeforeFen() + entry.amountFen(),
                        entry.occurredAt(),
                        entry.why(),
                        ViewStatements.formula(entry)))
                .toList();
    }
}
