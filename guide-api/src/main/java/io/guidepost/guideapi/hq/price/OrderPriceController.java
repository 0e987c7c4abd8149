package io.guidepost.guideapi.hq.price;

import io.guidepost.core.price.PriceStep;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.domain.order.ExplainPrice;
import io.guidepost.domain.order.ExplainPrice.Explained;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why a shopper paid what he paid (D17). */
@RestController
@Tag(name = "价格 Prices")
class OrderPriceController {

    private final ExplainPrice explainPrice;
    private final Offload offload;

    OrderPriceController(ExplainPrice explainPrice, Offload offload) {
        this.explainPrice = explainPrice;
        this.offload = offload;
    }

    @GetMapping("/api/admin/v1/orders/{id}/price")
    @Operation(
            summary = "价格构成 How each line came to its price, and why",
            description =
                    "listFen - priceListFen - activityFen - couponFen - pointsFen = paidFen on each line; freightFen is the line's"
                            + " share. steps are in the order in which they were judged when the order was placed.")
    Mono<OrderPriceView> show(SignedInAdmin admin, @PathVariable Id id, Locale locale) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
            return OrderPriceView.of(explainPrice.of(id.value()), locale);
        });
    }

    record OrderPriceView(
            Id orderId,
            long listFen,
            long discountFen,
            long freightFen,
            long freightOffFen,
            long payableFen,
            List<PricedLineView> lines,
            List<PriceStepView> steps) {

        static OrderPriceView of(Explained explained, Locale locale) {
            var order = explained.order();
            return new OrderPriceView(
                    new Id(order.id()),
                    order.listFen(),
                    order.discountFen(),
                    order.freightFen(),
                    explained.freightOffFen(),
                    order.payableFen(),
                    explained.lines().stream().map(PricedLineView::of).toList(),
                    explained.steps().stream()
                            .map(step -> PriceStepView.of(step, locale))
                            .toList());
        }
    }

    record PricedLineView(
            Id orderLineId,
            Id skuId,
            int quantity,
            long listFen,
            long priceListFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            long freightFen) {

        static PricedLineView of(OrderLine line) {
            return new PricedLineView(
                    new Id(line.id()),
                    new Id(line.skuId()),
                    line.quantity(),
                    line.listFen(),
                    line.priceListFen(),
                    line.offersFen(),
                    line.couponFen(),
                    line.pointsFen(),
                    line.paidFen(),
                    line.freightFen());
        }
    }

    /** {@code sourceId} of the price list, activity, coupon or template; null where there is none. */
    record PriceStepView(
            Source source, Id sourceId, Verdict verdict, long takenFen, List<Integer> lineNos, String why) {

        static PriceStepView of(PriceStep step, Locale locale) {
            return new PriceStepView(
                    step.source(),
                    step.sourceId() == 0 ? null : new Id(step.sourceId()),
                    step.verdict(),
                    step.taken().fen(),
                    step.lineNos(),
                    step.why().in(locale));
        }
    }
}
