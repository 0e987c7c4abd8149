package io.guidepost.guideapi.hq.delivery;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.shippinginfo.TellWeChat;
import io.guidepost.domain.shippinginfo.Upload;
import io.guidepost.domain.shippinginfo.Uploads;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What WeChat was told of parcels, and what it would not hear: until it has, the money of the order stays frozen. */
@RestController
@Tag(name = "发货信息 Shipping information")
class ShippingInfoController {

    private final Uploads uploads;
    private final TellWeChat tellWeChat;
    private final Offload offload;

    ShippingInfoController(Uploads uploads, TellWeChat tellWeChat, Offload offload) {
        this.uploads = uploads;
        this.tellWeChat = tellWeChat;
        this.offload = offload;
    }

    @Operation(
            summary = "被微信拒绝的发货信息 Orders whose shipping information WeChat refuses",
            description = "failCode is WeChat's errcode: 10060003 means that the one chance to put it right is used.")
    @GetMapping("/api/admin/v1/refused-shipping-uploads")
    Mono<Page<ShippingUploadView>> refused(SignedInAdmin admin, PageRequest page) {
        requireSender(admin);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                uploads.refused(before, page.fetch()),
                page,
                ShippingUploadView::from,
                upload -> Cursor.of(upload.orderId())));
    }

    @Operation(summary = "发货信息上传状态 How far WeChat has been told of an order's parcels")
    @GetMapping("/api/admin/v1/orders/{id}/shipping-upload")
    Mono<ShippingUploadView> show(SignedInAdmin admin, @PathVariable long id) {
        requireSender(admin);
        return offload.call(() -> view(id));
    }

    @Operation(summary = "重新上传 Tell WeChat once more what it refused; 409 upload_not_refused")
    @PostMapping("/api/admin/v1/orders/{id}/shipping-upload/retry")
    Mono<ShippingUploadView> again(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        requireSender(admin);
        return offload.call(() -> {
            tellWeChat.again(id);
            return view(id);
        });
    }

    private ShippingUploadView view(long orderId) {
        return uploads.find(orderId)
                .map(ShippingUploadView::from)
                .orElseThrow(() -> Refusal.notFound("发货信息", "shipping information"));
    }

    private static void requireSender(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
    }

    record Nothing() {}

    /** {@code state}: DUE, UNKNOWN (WeChat will be asked), TOLD or REFUSED. */
    record ShippingUploadView(
            String orderId,
            Upload.State state,
            int attempts,
            Instant toldAt,
            Instant dueAt,
            String failCode,
            String failReason) {

        static ShippingUploadView from(Upload upload) {
            return new ShippingUploadView(
                    Long.toString(upload.orderId()),
                    upload.state(),
                    upload.attempts(),
                    upload.toldAt().orElse(null),
                    upload.dueAt(),
                    upload.failCode().orElse(null),
                    upload.failReason().orElse(null));
        }
    }
}
