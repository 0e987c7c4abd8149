package io.guidepost.domain.invoice;

import java.time.Instant;
import java.util.Optional;

/**
 * An invoice that a shopper asks for.
 *
 * @param taxNo empty for a person
 * @param amountFen what the order cost less what went back, when it was asked for
 * @param invoiceNo known once it is issued
 * @param reason why it was refused or voided
 */
public record Invoice(
        long id,
        long orderId,
        long memberId,
        TitleType titleType,
        String title,
        String taxNo,
        String email,
        State state,
        long amountFen,
        String invoiceNo,
        String reason,
        Instant requestedAt,
        Optional<Instant> decidedAt,
        int version) {

    /** To whom it is made out. */
    public enum TitleType {
        PERSON,
        COMPANY
    }

    /** The names are those of the API and of the table. */
    public enum State {
        REQUESTED,
        ISSUED,
        REJECTED,
        /** The shopper took it back. */
        CANCELLED,
        /** It was issued and is good no more. */
        VOIDED
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "Invoice[" + id + ", " + state + "]";
    }
}
