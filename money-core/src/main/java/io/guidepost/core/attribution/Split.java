package io.guidepost.core.attribution;

import java.util.Objects;

/**
 * One payee's part of a sale (B5). Guides and stores are two views of the same sale: the performance of the guides
 * adds up to 10000 bp, and so does that of the stores with headquarters.
 *
 * @param payeeId guide or store; 0 for headquarters
 * @param performanceBp share of the sale credited
 * @param commissionBp share of the commission paid; 0 where barred
 * @param guideLevel always 0: rate cards ask the history of levels themselves (B6). It stays because decisions are kept with it
 *     for years and have to come out again byte for byte (B3)
 */
public record Split(
        PayeeType payeeType, long payeeId, int performanceBp, int commissionBp, int guideLevel, CommissionBar bar) {

    public Split {
        Objects.requireNonNull(payeeType, "payeeType");
        Objects.requireNonNull(bar, "bar");
        if (performanceBp < 0 || performanceBp > 10_000 || commissionBp < 0 || commissionBp > 10_000) {
            throw new IllegalArgumentException("A split lies between 0 and 10000 bp");
        }
        if ((payeeType == PayeeType.HQ) != (payeeId == 0) || payeeId < 0) {
            throw new IllegalArgumentException("%s cannot be paid under id %d".formatted(payeeType, payeeId));
        }
        if (bar != CommissionBar.NONE && commissionBp != 0) {
            throw new IllegalArgumentException("A barred payee earns no commission");
        }
    }
}
