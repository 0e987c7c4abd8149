package io.guidepost.domain.performance;

/**
 * What was sold, and what was earned by it; amounts in fen, freight not included.
 *
 * @param orders paid orders, each once on every level, those given back whole among them
 * @param units sold, what came back not taken off
 * @param guide commission of guides
 * @param store commission of stores, which guides have none of
 */
public record Figures(
        long orders,
        long units,
        long refundedUnits,
        long paidFen,
        long refundedFen,
        Commission guide,
        Commission store) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, Commission.NONE, Commission.NONE);

    /** Accrued and clawed back, both not negative over the life of a sale. */
    public record Commission(long accruedFen, long clawedBackFen) {

        public static final Commission NONE = new Commission(0, 0);

        public long netFen() {
            return Math.subtractExact(accruedFen, clawedBackFen);
        }

        Commission plus(Commission other) {
            return new Commission(
                    Math.addExact(accruedFen, other.accruedFen), Math.addExact(clawedBackFen, other.clawedBackFen));
        }

        Commission negated() {
            return new Commission(Math.negateExact(accruedFen), Math.negateExact(clawedBackFen));
        }
    }

    static Figures oneOrder() {
        return new Figures(1, 0, 0, 0, 0, Commission.NONE, Commission.NONE);
    }

    static Figures ofGuides(Commission commission) {
        return new Figures(0, 0, 0, 0, 0, commission, Commission.NONE);
    }

    static Figures ofStores(Commission commission) {
        return new Figures(0, 0, 0, 0, 0, Commission.NONE, commission);
    }

    public long netSalesFen() {
        return Math.subtractExact(paidFen, refundedFen);
    }

    public long keptUnits() {
        return Math.subtractExact(units, refundedUnits);
    }

    public Figures plus(Figures other) {
        return new Figures(
                Math.addExact(orders, other.orders),
                Math.addExact(units, other.units),
                Math.addExact(refundedUnits, other.refundedUnits),
                Math.addExact(paidFen, other.paidFen),
                Math.addExact(refundedFen, other.refundedFen),
                guide.plus(other.guide),
                store.plus(other.store));
    }

    public Figures minus(Figures other) {
        return plus(new Figures(
                -other.orders,
                -other.units,
                -other.refundedUnits,
                Math.negateExact(other.paidFen),
                Math.negateExact(other.refundedFen),
                other.guide.negated(),
                other.store.negated()));
    }
}
