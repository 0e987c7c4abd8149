package io.guidepost.miniappapi.aftersale;

import io.guidepost.domain.aftersale.AfterSale;
import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.aftersale.ApplyForAfterSale;
import io.guidepost.domain.aftersale.ApplyForAfterSale.Wish;
import io.guidepost.domain.aftersale.CaseStatus;
import io.guidepost.domain.aftersale.Kind;
import io.guidepost.domain.aftersale.Reason;
import io.guidepost.domain.aftersale.Turn;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A shopper asks for money back or for other goods, and follows what becomes of it. */
@RestController
@Tag(name = "售后 After-sale")
class AfterSaleController {

    private static final String PATH = "/api/shop/v1/after-sales";

    private final ApplyForAfterSale afterSale;
    private final Refunds refunds;
    private final OnceOnly once;
    private final Offload offload;

    AfterSaleController(ApplyForAfterSale afterSale, Refunds refunds, OnceOnly once, Offload offload) {
        this.afterSale = afterSale;
        this.refunds = refunds;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary = "申请售后 Ask for money back or for other goods",
            description =
                    "kind REFUND_ONLY, RETURN_REFUND or EXCHANGE, by order line and units, several times until nothing is"
                            + " left. evidence are files handed in by this shopper. An exchange is for the same product at the"
                            + " same price; without replacementSkuId for the same SKU. afterId names a rejected case that is asked for"
                            + " again. 422 refund_window_closed, refund_quantity_exceeded, exchange_not_same_product; 409"
                            + " order_not_sent_yet, order_not_refundable.")
    @PostMapping("/api/shop/v1/orders/{orderId}/after-sales")
    Mono<OnceAnswer<AfterSaleView>> apply(
            SignedInShopper me, IdempotencyKey key, @PathVariable long orderId, @Valid @RequestBody NewAfterSale body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> view(afterSale.apply(body.by(me, orderId))),
                made -> PATH + "/" + made.id()));
    }

    @Operation(summary = "我的售后单 My cases, newest first")
    @GetMapping(PATH)
    Mono<Page<AfterSaleView>> list(SignedInShopper me, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                afterSale.ofShopper(me.memberId(), before, page.fetch()),
                page,
                this::view,
                found -> Cursor.of(found.id())));
    }

    @Operation(summary = "售后单详情 One of my cases with what happened to it")
    @GetMapping(PATH + "/{id}")
    Mono<AfterSaleStory> show(SignedInShopper me, @PathVariable long id) {
        return offload.call(() -> {
            var mine = afterSale.mine(me.memberId(), id);
            return new AfterSaleStory(
                    view(mine),
                    afterSale.story(mine).stream().map(AfterSaleStep::from).toList());
        });
    }

    @Operation(summary = "撤销售后 Take a case back, until the goods have been sent; 409 after_sale_state")
    @PostMapping(PATH + "/{id}/withdrawal")
    Mono<AfterSaleView> withdraw(
            SignedInShopper me, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        return offload.call(() -> view(afterSale.withdraw(me.memberId(), id)));
    }

    @Operation(
            summary = "填写寄回运单 Say how the goods were sent back",
            description =
                    "May be put right until the goods are here. Whoever does not send them by dueAt ends the case.")
    @PostMapping(PATH + "/{id}/return-parcel")
    Mono<AfterSaleView> send(SignedInShopper me, @PathVariable long id, @Valid @RequestBody ReturnParcel body) {
        return offload.call(() -> view(afterSale.send(
                me.memberId(), id, body.carrier().strip(), body.trackingNo().strip())));
    }

    private AfterSaleView view(AfterSale found) {
        return AfterSaleView.from(found, found.refundId().flatMap(refunds::find));
    }

    record Nothing() {}

    record ReturnParcel(@NotBlank @Size(max = 32) String carrier, @NotBlank @Size(max = 64) String trackingNo) {}

    record NewAfterSale(
            @NotNull Kind kind,
            @NotNull Reason reason,
            @Size(max = 500) String words,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid AfterSaleLine> lines,
            @Size(max = 9) List<@NotNull Id> evidence,
            Id afterId) {

        Wish by(SignedInShopper me, long orderId) {
            return new Wish(
                    me.memberId(),
                    orderId,
                    kind,
                    reason,
                    words == null ? "" : words.strip(),
                    lines.stream().map(AfterSaleLine::wanted).toList(),
                    Id.values(evidence),
                    Optional.ofNullable(afterId).map(Id::value));
        }
    }

    /** {@code replacementSkuId}: of an exchange, what is wanted in place of the goods. */
    record AfterSaleLine(@NotNull Id orderLineId, @NotNull @Min(1) @Max(999) Integer quantity, Id replacementSkuId) {

        AfterSale.Line wanted() {
            return new AfterSale.Line(
                    orderLineId.value(),
                    quantity,
                    Optional.ofNullable(replacementSkuId).map(Id::value));
        }

        static AfterSaleLine from(AfterSale.Line line) {
            return new AfterSaleLine(
                    new Id(line.orderLineId()),
                    line.quantity(),
                    line.replacementSkuId().map(Id::new).orElse(null));
        }
    }

    /**
     * @param amountFen what goes back, freight included; null for an exchange
     * @param refundStatus where the money is; null until it is decided
     * @param turn who is expected to act until {@code dueAt}: STORE and HQ are we, SHOPPER is you
     */
    record AfterSaleView(
            String id,
            String orderId,
            Kind kind,
            CaseStatus status,
            Reason reason,
            String words,
            List<AfterSaleLine> lines,
            List<Id> evidence,
            Long amountFen,
            Long freightFen,
            String refundStatus,
            Turn turn,
            Instant dueAt,
            Instant requestedAt,
            Instant decidedAt,
            String decision,
            String returnCarrier,
            String returnTrackingNo,
            String replacementCarrier,
            String replacementTrackingNo,
            Instant finishedAt,
            String afterId) {

        static AfterSaleView from(AfterSale found, Optional<Refund> refund) {
            return new AfterSaleView(
                    Long.toString(found.id()),
                    Long.toString(found.orderId()),
                    found.kind(),
                    found.status(),
                    found.reason(),
                    found.words(),
                    found.lines().stream().map(AfterSaleLine::from).toList(),
                    found.evidence().stream().map(Id::new).toList(),
                    refund.map(Refund::amountFen).orElse(null),
                    refund.map(Refund::freightFen).orElse(null),
                    refund.filter(money ->
                                    found.status() == CaseStatus.REFUNDING || found.status() == CaseStatus.COMPLETED)
                            .map(money -> money.status().name())
                            .orElse(null),
                    found.turn(),
                    found.status().isOver() || found.turn() == Turn.WECHAT ? null : found.dueAt(),
                    found.requestedAt(),
                    found.decidedAt().orElse(null),
                    found.decision(),
                    found.returnCarrier(),
                    found.returnNo(),
                    found.replacementCarrier(),
                    found.replacementNo(),
                    found.finishedAt().orElse(null),
                    found.afterId().map(id -> Long.toString(id)).orElse(null));
        }
    }

    record AfterSaleStory(AfterSaleView afterSale, List<AfterSaleStep> steps) {}

    /** Of who acted only the part is told: SHOPPER, MANAGER, ADMIN or SYSTEM. */
    record AfterSaleStep(CaseStatus.Event event, CaseStatus to, String by, String note, Instant at) {

        static AfterSaleStep from(Happening what) {
            return new AfterSaleStep(
                    what.event(), what.to(), what.actor().type().name(), what.note(), what.at());
        }
    }
}
