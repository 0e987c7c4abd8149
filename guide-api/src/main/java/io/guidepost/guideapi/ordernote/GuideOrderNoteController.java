package io.guidepost.guideapi.ordernote;

import io.guidepost.domain.ordernote.WriteNote;
import io.guidepost.domain.ordernote.WriteNote.Writer;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a guide writes on orders that are credited to him, or to the store that he manages. */
@RestController
@RequestMapping("/api/guide/v1/orders/{orderId}/notes")
@Tag(name = "订单备注 Order notes")
class GuideOrderNoteController {

    private static final String MANAGER = "MANAGER";

    private final WriteNote notes;
    private final Offload offload;

    GuideOrderNoteController(WriteNote notes, Offload offload) {
        this.notes = notes;
        this.offload = offload;
    }

    @Operation(summary = "订单备注 What is written on an order, oldest first")
    @GetMapping
    Mono<Page<OrderNoteView>> list(SignedInGuide me, @PathVariable long orderId) {
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
            SignedInGuide me, @PathVariable long orderId, @Valid @RequestBody OrderNoteView.NewOrderNote body) {
        return offload.call(() -> OrderNoteView.from(
                notes.write(writer(me), orderId, body.text().strip(), !Boolean.FALSE.equals(body.isInternal()))));
    }

    private static Writer writer(SignedInGuide me) {
        return new Writer.Guide(me.guideId(), me.role().equals(MANAGER) ? Optional.of(me.storeId()) : Optional.empty());
    }
}
