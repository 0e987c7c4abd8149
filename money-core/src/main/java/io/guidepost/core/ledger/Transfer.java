package io.guidepost.core.ledger;

import io.guidepost.core.ledger.Leg.Side;
import java.util.List;
import java.util.Objects;

/**
 * Money moving between accounts: what is debited is credited, to the fen, or the transfer does not exist.
 *
 * @param key unique in the ledger: the same event posted twice is refused by it
 */
public record Transfer(TransferCode code, String key, Reference reference, List<Leg> legs) {

    private static final int LONGEST_KEY = 96;

    public Transfer {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reference, "reference");
        legs = List.copyOf(legs);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A key has 1 to 96 characters, not " + key.length());
        }
        if (legs.size() < 2) {
            throw new IllegalArgumentException("Transfer %s has %d legs".formatted(key, legs.size()));
        }
        long debits = sum(legs, Side.DEBIT);
        long credits = sum(legs, Side.CREDIT);
        if (debits != credits) {
            throw new IllegalArgumentException(
                    "Transfer %s debits %d fen and credits %d fen".formatted(key, debits, credits));
        }
    }

    /** How much moves, in fen. */
    public long amountFen() {
        return sum(legs, Side.DEBIT);
    }

    private static long sum(List<Leg> legs, Side side) {
        long sum = 0;
        for (Leg leg : legs) {
            if (leg.side() == side) {
                sum = Math.addExact(sum, leg.amountFen());
            }
        }
        return sum;
    }
}
