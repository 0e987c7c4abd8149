package io.guidepost.guideapi.hq.payguide;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.payguide.PayGuides;
import io.guidepost.domain.payguide.PayGuides.PayGuide;
import io.guidepost.domain.payguide.RegisterPayGuide;
import io.guidepost.domain.payguide.RegisterPayGuide.Wish;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Guides whom WeChat shows on receipts (支付即服务), and how many shoppers became their friends by it. */
@RestController
@Tag(name = "支付即服务 Guides on receipts")
class PayGuideController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String PATH = "/api/admin/v1/guides/{guideId}/receipt-guide";

    private final RegisterPayGuide register;
    private final PayGuides guides;
    private final Offload offload;

    PayGuideController(RegisterPayGuide register, PayGuides guides, Offload offload) {
        this.register = register;
        this.guides = guides;
        this.offload = offload;
    }

    @Operation(
            summary = "注册支付即服务导购 Make a guide known to WeChat Pay",
            description =
                    "The number goes to WeChat encrypted and is not kept. Registering again is harmless; after a lost answer"
                            + " WeChat is asked first. 422 wechat_refuses with wechatCode, 503 wechat_unavailable.")
    @PutMapping(PATH)
    Mono<ReceiptGuideView> register(
            SignedInAdmin admin, @PathVariable long guideId, @Valid @RequestBody ReceiptGuideWish body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(
                Offload.Kind.TENCENT,
                () -> ReceiptGuideView.from(register.register(new Wish(
                        guideId, body.storeNo(), body.mobile(), body.qrCodeUrl(), body.avatarUrl(), admin.adminId()))));
    }

    @Operation(summary = "支付即服务状态 What WeChat Pay knows of a guide")
    @GetMapping(PATH)
    Mono<ReceiptGuideView> show(SignedInAdmin admin, @PathVariable long guideId) {
        return offload.call(() -> guides.find(guideId)
                .map(ReceiptGuideView::from)
                .orElseThrow(() -> Refusal.notFound("支付即服务导购", "guide at WeChat Pay")));
    }

    @Operation(summary = "停用支付即服务 Show a guide on no further receipt")
    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(SignedInAdmin admin, @PathVariable long guideId) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            register.end(guideId);
            return null;
        });
    }

    @Operation(
            summary = "买家转好友 How many who paid became friends of the guide on their receipt",
            description =
                    "Within seven days after the payment, of orders of these days (Asia/Shanghai, both included); who was a"
                            + " friend before is left out.")
    @GetMapping("/api/admin/v1/receipt-guide-conversion")
    Mono<ReceiptConversion> conversion(SignedInAdmin admin, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return offload.call(() -> {
            var counted = guides.conversion(
                    from.atStartOfDay(ZONE).toInstant(),
                    to.plusDays(1).atStartOfDay(ZONE).toInstant());
            long rateBp = counted.paid() == 0 ? 0 : counted.befriended() * 10_000 / counted.paid();
            return new ReceiptConversion(counted.assigned(), counted.paid(), counted.befriended(), rateBp);
        });
    }

    record ReceiptGuideWish(
            @NotNull @Min(1) Long storeNo,
            @NotNull @Pattern(regexp = "1\\d{10}") String mobile,
            @NotBlank @Size(max = 512) @Pattern(regexp = "https://.+") String qrCodeUrl,
            @NotBlank @Size(max = 512) @Pattern(regexp = "https://.+") String avatarUrl) {

        /** Not for logs. */
        @Override
        public String toString() {
            return "ReceiptGuideWish";
        }
    }

    record ReceiptGuideView(String guideId, long storeNo, PayGuides.State state) {

        static ReceiptGuideView from(PayGuide guide) {
            return new ReceiptGuideView(Long.toString(guide.guideId()), guide.storeNo(), guide.state());
        }
    }

    /** @param rateBp friends per payment, in basis points */
    record ReceiptConversion(long assigned, long paid, long befriended, long rateBp) {}
}
