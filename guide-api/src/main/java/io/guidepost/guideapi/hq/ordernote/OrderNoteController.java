package io.guidepost.guideapi.hq.ordernote;

import io.guidepost.domain.ordernote.WriteNote;
import io.guidepost.domain.ordernote.WriteNote.Writer;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.ordernote.OrderNoteView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What headquarters writes on orders; a region manager on those of the region. */
@RestController
@RequestMapping("/api/admin/v1/orders/{orderId}/notes")
@Tag(name = "订单备注 Order notes")
class OrderNoteController {

    private final WriteNote notes;
    private final Offload offload;

    OrderNoteController(WriteNote notes, Offload offload) {
        this.notes = notes;
        this.offload = offload;
    }

    @Operation(summary = "订单备注 What is written on an order, oldest first")
    @GetMapping
    Mono<Page<OrderNoteView>> list(SignedInAdmin me, @PathVariable long orderId) {
        return offload.call(() -> new Page<>(
                notes.read(writer(me), orderId).stream()
                        .map(OrderNoteView::from)
                        .toList(),
                null));
    }

    @Operation(summary = "添加备注 Write on an order; what is internal is not shown to the shopper; 422 too_many_notes")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OrderNoteView> write(
            SignedInAdmin me, @PathVariable long orderId, @Valid @RequestBody OrderNoteView.NewOrderNote body) {
        Roles.require(me, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return offload.call(() -> OrderNoteView.from(
                notes.write(writer(me), orderId, body.text().strip(), !Boolean.FALSE.equals(body.isInternal()))));
    }

    private static Writer writer(SignedInAdmin me) {
        return new Writer.Admin(me.adminId(), me.sight());
    }
}
