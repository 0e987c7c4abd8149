package io.guidepost.miniappapi.price;

import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.ExplainPrice;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.QuoteOrder;
import io.guidepost.miniappapi.price.PriceViews.PaidPriceView;
import io.guidepost.miniappapi.price.PriceViews.QuoteView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What something would cost this shopper now, what he paid, and why (SHOP-7, D17). */
@RestController
@Tag(name = "价格 Prices")
class QuoteController {

    private static final DeliveryAddress NOWHERE = new DeliveryAddress("", "", "", "");

    private final QuoteOrder quoteOrder;
    private final ExplainPrice explainPrice;
    private final Offload offload;

    QuoteController(QuoteOrder quoteOrder, ExplainPrice explainPrice, Offload offload) {
        this.quoteOrder = quoteOrder;
        this.explainPrice = explainPrice;
        this.offload = offload;
    }

    @PostMapping("/api/shop/v1/quotes")
    @Operation(
            summary = "试算 What these goods would cost me now, line by line, and why; nothing is held back or used",
            description =
                    "Give regionCode (six digits) for exact freight, or pickUpStoreId when the goods are to be fetched in a store:"
                            + " then there is none, and that store's prices hold. usePoints is the most that is to be used; pointsUsed"
                            + " of the answer says how many take something off. coupons tells what each of my coupons would save, used alone,"
                            + " the best first. Pass payableFen as expectedPayableFen with the order: if the price has changed by"
                            + " then, the order is refused with 409 price_changed and the new amounts.")
    Mono<QuoteView> quote(SignedInShopper me, @Valid @RequestBody NewQuote body, Locale locale) {
        return offload.call(() -> QuoteView.of(quoteOrder.quote(body.by(me), true), locale));
    }

    @GetMapping("/api/shop/v1/orders/{id}/price")
    @Operation(summary = "价格说明 How each line of my order came to its price, and why")
    Mono<PaidPriceView> explain(SignedInShopper me, @PathVariable long id, Locale locale) {
        return offload.call(() -> PaidPriceView.of(explainPrice.of(me.memberId(), id), locale));
    }

    record NewQuote(
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid QuotedGoods> lines,
            @Size(max = 20) List<@NotBlank @Size(max = 64) String> couponIds,
            @Min(0) Long usePoints,
            @Pattern(regexp = "[1-9][0-9]{5}") String regionCode,
            Id assistId,
            Id pickUpStoreId) {

        Command by(SignedInShopper me) {
            return new Command(
                    me.memberId(),
                    lines.stream()
                            .map(line -> new Command.Item(line.skuId().value(), line.quantity()))
                            .toList(),
                    NOWHERE,
                    couponIds == null ? List.of() : couponIds,
                    usePoints == null ? 0 : usePoints,
                    OptionalLong.empty(),
                    Optional.ofNullable(assistId).map(Id::value),
                    Optional.empty(),
                    new Command.Checkout(
                            false,
                            Optional.ofNullable(regionCode),
                            Optional.ofNullable(pickUpStoreId).map(Id::value)));
        }
    }

    record QuotedGoods(@NotNull Id skuId, @NotNull @Min(1) @Max(999) Integer quantity) {}
}
