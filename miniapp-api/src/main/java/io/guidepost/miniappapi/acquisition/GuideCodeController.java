package io.guidepost.miniappapi.acquisition;

import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.conversion.ShowReceiptCode;
import io.guidepost.domain.conversion.ShowReceiptCode.ReceiptCode;
import io.guidepost.domain.lead.NoteOpening;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Codes by which shoppers add their guide. */
@RestController
@RequestMapping("/api/shop/v1")
@Tag(name = "添加导购 Adding a guide")
class GuideCodeController {

    private final ShowReceiptCode receiptCode;
    private final NoteOpening noteOpening;
    private final Offload offload;

    GuideCodeController(ShowReceiptCode receiptCode, NoteOpening noteOpening, Offload offload) {
        this.receiptCode = receiptCode;
        this.noteOpening = noteOpening;
        this.offload = offload;
    }

    @GetMapping("/orders/{orderId}/guide-code")
    @Operation(
            summary = "订单页与小票的导购码 The code on an order's page and receipt",
            description =
                    "Of the guide who is credited with the order, else of the store. qrCode is absent for whoever is the guide's"
                            + " friend already, and while there is no code.")
    Mono<GuideCodeView> ofOrder(SignedInShopper me, @PathVariable Id orderId) {
        return offload.call(() -> GuideCodeView.of(receiptCode.of(me.memberId(), orderId.value())));
    }

    @PostMapping("/acquisition-openings")
    @Operation(
            summary = "记录打开活码 Tell that a code was opened in the mini-program",
            description =
                    "state is that of the code, from the scene of a printed mini-program code. The answer is the same for a"
                            + " code that does not exist.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> opened(SignedInShopper me, @Valid @RequestBody CodeOpening body) {
        return offload.call(() -> {
            noteOpening.opened(me.memberId(), body.state());
            return null;
        });
    }

    record CodeOpening(@NotBlank @Size(max = 30) String state) {}

    /** @param friend the shopper is the guide's friend already */
    record GuideCodeView(
            String guideId, String guideName, String storeId, String storeName, boolean friend, String qrCode) {

        static GuideCodeView of(ReceiptCode shown) {
            return new GuideCodeView(
                    shown.guide().map(Serving::guideId).map(String::valueOf).orElse(null),
                    shown.guide().map(Serving::name).orElse(null),
                    shown.store().map(Store::id).map(String::valueOf).orElse(null),
                    shown.store().map(Store::name).orElse(null),
                    shown.isFriend(),
                    shown.code().flatMap(AcquisitionCode::qrCode).orElse(null));
        }
    }
}
