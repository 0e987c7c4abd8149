package io.guidepost.domain.ordernote;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.ordernote.OrderNote.Author;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Writes on an order and reads what is written there, each as far as the order is his to see. */
@Service
public class WriteNote {

    private static final int MOST_NOTES = 100;

    private final Orders orders;
    private final Shipments shipments;
    private final OrderNotes notes;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    WriteNote(
            Orders orders, Shipments shipments, OrderNotes notes, Ids ids, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.notes = notes;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Somebody who looks at an order. */
    public sealed interface Writer {

        record Shopper(long memberId) implements Writer {}

        /** @param managedStoreId the store whose manager this is, if he is one */
        record Guide(long guideId, Optional<Long> managedStoreId) implements Writer {}

        /** @param sight whose orders he may see */
        record Admin(long adminId, Sight sight) implements Writer {}
    }

    /** @param isInternal for colleagues only; what a shopper writes is for everybody */
    public OrderNote write(Writer writer, long orderId, String text, boolean isInternal) {
        return transaction.call(() -> {
            requireVisible(writer, orderId);
            orders.lock(orderId).orElseThrow();
            if (notes.count(orderId) >= MOST_NOTES) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "too_many_notes",
                        new Words("该订单的备注已达上限", "This order has too many notes already"));
            }
            var author = author(writer);
            var note = new OrderNote(
                    ids.next(),
                    orderId,
                    author,
                    authorId(writer),
                    isInternal && author != Author.SHOPPER,
                    text,
                    clock.instant());
            notes.insert(note);
            return note;
        });
    }

    /** Oldest first; to a shopper only what is meant for him. */
    public List<OrderNote> read(Writer reader, long orderId) {
        requireVisible(reader, orderId);
        return notes.of(orderId, author(reader) != Author.SHOPPER);
    }

    private void requireVisible(Writer writer, long orderId) {
        boolean isVisible;
        if (writer instanceof Writer.Shopper shopper) {
            isVisible = orders.findOf(shopper.memberId(), orderId).isPresent();
        } else if (writer instanceof Writer.Guide guide) {
            isVisible = notes.isOfGuide(orderId, guide.guideId(), guide.managedStoreId());
        } else {
            isVisible = orders.find(orderId).isPresent()
                    && shipments.isCreditedWithin(((Writer.Admin) writer).sight(), orderId);
        }
        if (!isVisible) {
            throw Refusal.notFound("订单", "order");
        }
    }

    private static Author author(Writer writer) {
        if (writer instanceof Writer.Shopper) {
            return Author.SHOPPER;
        }
        return writer instanceof Writer.Guide ? Author.GUIDE : Author.ADMIN;
    }

    private static long authorId(Writer writer) {
        if (writer instanceof Writer.Shopper shopper) {
            return shopper.memberId();
        }
        return writer instanceof Writer.Guide guide ? guide.guideId() : ((Writer.Admin) writer).adminId();
    }
}
