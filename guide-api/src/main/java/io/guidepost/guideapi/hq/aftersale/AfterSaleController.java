package io.guidepost.guideapi.hq.aftersale;

import io.guidepost.domain.aftersale.Actor;
import io.guidepost.domain.aftersale.AfterSales.Scope;
import io.guidepost.domain.aftersale.CaseStatus;
import io.guidepost.domain.aftersale.Turn;
import io.guidepost.guideapi.aftersale.CaseDesk;
import io.guidepost.guideapi.aftersale.CaseDesk.Sitting;
import io.guidepost.guideapi.aftersale.CaseView;
import io.guidepost.guideapi.aftersale.CaseView.CaseStory;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.material.MaterialFiles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Headquarters answers after-sale cases; a region manager those of the region. */
@RestController
@RequestMapping("/api/admin/v1/after-sales")
@Tag(name = "售后 After-sale")
class AfterSaleController {

    private final CaseDesk desk;
    private final MaterialFiles files;
    private final Offload offload;

    AfterSaleController(CaseDesk desk, MaterialFiles files, Offload offload) {
        this.desk = desk;
        this.files = files;
        this.offload = offload;
    }

    @Operation(summary = "售后单列表 Cases, newest first, by status and by whose turn it is")
    @GetMapping
    Mono<Page<CaseView>> list(
            SignedInAdmin me,
            @RequestParam Optional<CaseStatus> status,
            @RequestParam Optional<Turn> turn,
            PageRequest page) {
        var sitting = seat(me);
        return offload.call(() -> desk.list(sitting, status, turn, page));
    }

    @Operation(summary = "售后单详情 A case with what happened to it")
    @GetMapping("/{id}")
    Mono<CaseStory> show(SignedInAdmin me, @PathVariable long id) {
        var sitting = seat(me);
        return offload.call(() -> desk.show(sitting, id));
    }

    @Operation(summary = "售后凭证 A picture or video of the case")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/{id}/evidence/{fileId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> evidence(
            SignedInAdmin me, @PathVariable long id, @PathVariable long fileId) {
        var sitting = seat(me);
        return offload.call(() -> files.answer(desk.evidence(sitting, id, fileId), Long.toString(fileId)));
    }

    @Operation(
            summary = "同意售后 Say yes",
            description =
                    "REFUND_ONLY: the money goes back now. RETURN_REFUND and EXCHANGE: the shopper sends the goods first;"
                            + " what an exchange needs is taken off the shelf at once. freightFen only where the fault is ours."
                            + " 409 after_sale_state, version_conflict; 422 out_of_stock, refund_freight_exceeded.")
    @PostMapping("/{id}/approval")
    Mono<CaseView> approve(SignedInAdmin me, @PathVariable long id, @Valid @RequestBody CaseDesk.CaseApproval body) {
        var sitting = decider(me);
        return offload.call(() -> desk.approve(sitting, id, body));
    }

    @Operation(summary = "拒绝售后 Say no, with the reason; the shopper may ask again")
    @PostMapping("/{id}/rejection")
    Mono<CaseView> reject(SignedInAdmin me, @PathVariable long id, @Valid @RequestBody CaseDesk.CaseRejection body) {
        var sitting = decider(me);
        return offload.call(() -> desk.reject(sitting, id, body));
    }

    @Operation(
            summary = "验货 Say how the goods came back",
            description =
                    "Accepted: money goes back, or the replacement is to be sent. Not accepted: the case ends and the goods"
                            + " go back to the shopper. Goods that are brought to a store need no parcel.")
    @PostMapping("/{id}/inspection")
    Mono<CaseView> inspect(SignedInAdmin me, @PathVariable long id, @Valid @RequestBody CaseDesk.CaseInspection body) {
        var sitting = decider(me);
        return offload.call(() -> desk.inspect(sitting, id, body));
    }

    @Operation(summary = "寄出换货 Note the parcel with the replacement, which ends the exchange")
    @PostMapping("/{id}/replacement")
    Mono<CaseView> replace(SignedInAdmin me, @PathVariable long id, @Valid @RequestBody CaseDesk.CaseReplacement body) {
        var sitting = decider(me);
        return offload.call(() -> desk.replace(sitting, id, body));
    }

    @Operation(summary = "换货改退款 Give the money back instead of the replacement")
    @PostMapping("/{id}/refund-instead")
    Mono<CaseView> refundInstead(
            SignedInAdmin me, @PathVariable long id, @Valid @RequestBody CaseDesk.CaseRejection body) {
        var sitting = decider(me);
        return offload.call(() -> desk.refundInstead(sitting, id, body));
    }

    @Operation(summary = "重试退款 Have WeChat try a failed refund again, under its number; 409 refund_not_failed")
    @PostMapping("/{id}/refund-retry")
    Mono<CaseView> retryRefund(SignedInAdmin me, @PathVariable long id, @Valid @RequestBody CaseDesk.CaseSeen body) {
        var sitting = decider(me);
        return offload.call(() -> desk.retryRefund(sitting, id, body));
    }

    private static Sitting seat(SignedInAdmin me) {
        return new Sitting(new Actor(Actor.Type.ADMIN, me.adminId()), new Scope(me.sight()));
    }

    private static Sitting decider(SignedInAdmin me) {
        Roles.require(me, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return seat(me);
    }
}
