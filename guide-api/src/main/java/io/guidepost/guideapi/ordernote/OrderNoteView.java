package io.guidepost.guideapi.ordernote;

import io.guidepost.domain.ordernote.OrderNote;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** {@code author}: SHOPPER, GUIDE or ADMIN. */
public record OrderNoteView(
        String id, String author, String authorId, boolean isInternal, String text, Instant writtenAt) {

    public static OrderNoteView from(OrderNote note) {
        return new OrderNoteView(
                Long.toString(note.id()),
                note.author().name(),
                note.author() == OrderNote.Author.SHOPPER ? null : Long.toString(note.authorId()),
                note.isInternal(),
                note.text(),
                note.writtenAt());
    }

    /** {@code isInternal}: for colleagues only, unless it says false. */
    public record NewOrderNote(@NotBlank @Size(max = 500) String text, Boolean isInternal) {}
}
