package io.guidepost.miniappapi.ordernote;

import io.guidepost.domain.ordernote.OrderNote;
import io.guidepost.domain.ordernote.WriteNote;
import io.guidepost.domain.ordernote.WriteNote.Writer;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a shopper writes on an order, and what is written there for him. */
@RestController
@RequestMapping("/api/shop/v1/orders/{orderId}/notes")
@Tag(name = "订单备注 Order notes")
class OrderNoteController {

    private final WriteNote notes;
    private final Offload offload;

    OrderNoteController(WriteNote notes, Offload offload) {
        this.notes = notes;
        this.offload = offload;
    }

    @Operation(summary = "订单备注 What is written on my order, oldest first")
    @GetMapping
    Mono<Page<NoteView>> list(SignedInShopper me, @PathVariable long orderId) {
        return offload.call(() -> new Page<>(
                notes.read(new Writer.Shopper(me.memberId()), orderId).stream()
                        .map(NoteView::from)
                        .toList(),
                null));
    }

    @Operation(summary = "添加备注 Write on my order, such as when to deliver; 422 too_many_notes")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<NoteView> write(SignedInShopper me, @PathVariable long orderId, @Valid @RequestBody NewNote body) {
        return offload.call(() -> NoteView.from(notes.write(
                new Writer.Shopper(me.memberId()), orderId, body.text().strip(), false)));
    }

    record NewNote(@NotBlank @Size(max = 500) String text) {}

    /** {@code author}: SHOPPER, GUIDE or ADMIN. */
    record NoteView(String id, String author, String text, Instant writtenAt) {

        static NoteView from(OrderNote note) {
            return new NoteView(Long.toString(note.id()), note.author().name(), note.text(), note.writtenAt());
        }
    }
}
