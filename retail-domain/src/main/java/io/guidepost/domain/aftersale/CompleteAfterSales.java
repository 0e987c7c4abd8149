package io.guidepost.domain.aftersale;

import io.guidepost.domain.aftersale.AfterSale.Step;
import io.guidepost.domain.aftersale.CaseStatus.Event;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.refund.GivenBack;
import io.guidepost.domain.refund.Refund;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The shopper has the money: his case is over. */
@Component
class CompleteAfterSales implements GivenBack {

    private final AfterSales cases;

    CompleteAfterSales(AfterSales cases) {
        this.cases = cases;
    }

    @Override
    public void follow(Order order, Refund refund, List<OrderLine> lines, Instant at) {
        refund.caseId()
                .flatMap(cases::find)
                .filter(found -> found.status() == CaseStatus.REFUNDING)
                .ifPresent(found -> CaseRules.take(
                        cases,
                        found,
                        Event.MONEY_BACK,
                        to -> Step.end(to, Turn.SHOPPER, at),
                        Actor.SYSTEM,
                        refund.outRefundNo(),
                        at));
    }
}
