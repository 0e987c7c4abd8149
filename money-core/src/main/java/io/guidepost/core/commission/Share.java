package io.guidepost.core.commission;

import io.guidepost.core.money.Allocation;
import io.guidepost.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * One payee's part where several share a commission, for instance 70/30. It knows the parts of the others, since the
 * fen left over by rounding go to the largest remainders; what the parts leave of 10000 bp is nobody's.
 *
 * <p>At most two parts (nobody's included) are above zero: with three, largest remainders could hand a payee a fen
 * more when the commission shrinks, and a refund would have to pay somebody.
 *
 * @param partsBp of the payees of one kind, in the order of the decision
 * @param index which of them this payee is
 */
public record Share(List<Integer> partsBp, int index) {

    private static final int WHOLE = 10_000;

    public static final Share ALL = new Share(List.of(WHOLE), 0);

    public Share {
        partsBp = List.copyOf(partsBp);
        int sum = 0;
        int above = 0;
        for (int part : partsBp) {
            if (part < 0) {
                throw new IllegalArgumentException("A part is not negative, not " + part);
            }
            sum += part;
            above += part > 0 ? 1 : 0;
        }
        if (sum > WHOLE) {
            throw new IllegalArgumentException("Parts add up to at most 10000 bp, not " + sum);
        }
        if (above + (sum < WHOLE ? 1 : 0) > 2) {
            throw new IllegalArgumentException("A commission is shared by two at most, not as " + partsBp);
        }
        if (index < 0 || index >= partsBp.size()) {
            throw new IllegalArgumentException("There is no part %d of %s".formatted(index, partsBp));
        }
    }

    /** This payee's part in basis points. */
    public int bp() {
        return partsBp.get(index);
    }

    public boolean isAll() {
        return bp() == WHOLE;
    }

    /** This payee's part of the whole, by largest remainder. */
    public Money of(Money whole) {
        if (isAll()) {
            return whole;
        }
        long[] weights = new long[partsBp.size() + 1];
        long nobodys = WHOLE;
        for (int i = 0; i < partsBp.size(); i++) {
            weights[i] = partsBp.get(i);
            nobodys -= weights[i];
        }
        weights[partsBp.size()] = nobodys;
        return Money.ofFen(Allocation.of(whole.fen(), weights)[index]);
    }

    /** For a column: {@code 7000/3000@0}. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        for (int part : partsBp) {
            text.append(text.length() == 0 ? "" : "/").append(part);
        }
        return text.append('@').append(index).toString();
    }

    /** The share that {@link #asText()} wrote. */
    public static Share parse(String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("Not a share: " + text);
        }
        List<Integer> parts = new ArrayList<>();
        for (String part : text.substring(0, at).split("/")) {
            parts.add(Integer.valueOf(part));
        }
        return new Share(parts, Integer.parseInt(text.substring(at + 1)));
    }
}
