package io.guidepost.core.settlement;

import io.guidepost.core.money.Allocation;

/**
 * A part of a sale divided among stores and guides at once (B5). Guides and stores are two views of the same sale: each row
 * adds up to what largest remainder gives the store, each column to what it gives the guide, and all of it to the whole.
 */
public final class CreditMatrix {

    private CreditMatrix() {}

    /**
     * The cells by store, then guide.
     *
     * <p>With the parts in a row S₁…Sₘ and G₁…Gₙ added up from the left, the corner up to store i and guide j holds
     * ⌊SᵢGⱼ ÷ whole⌋; a cell is what its corner holds beyond its neighbours'. The corners of the last row and the last column are
     * exact, so the sums are. Up to two stores and two guides no cell is below zero; beyond that one may be, by a fen.
     *
     * @param whole an amount in fen, or a number of units; never negative
     * @param storesBp shares of the stores, adding up to more than zero
     * @param guidesBp shares of the guides likewise; one share for nobody where no guide is credited
     */
    public static long[][] of(long whole, int[] storesBp, int[] guidesBp) {
        long[] stores = Allocation.of(whole, weights(storesBp));
        long[] guides = Allocation.of(whole, weights(guidesBp));
        long[][] cells = new long[stores.length][guides.length];
        if (whole == 0) {
            return cells;
        }
        long[] above = new long[guides.length];
        long upToStore = 0;
        for (int i = 0; i < stores.length; i++) {
            upToStore += stores[i];
            long upToGuide = 0;
            long left = 0;
            for (int j = 0; j < guides.length; j++) {
                upToGuide += guides[j];
                long corner = Math.multiplyExact(upToStore, upToGuide) / whole;
                long wholeColumn = corner - left;
                cells[i][j] = wholeColumn - above[j];
                above[j] = wholeColumn;
                left = corner;
            }
        }
        return cells;
    }

    private static long[] weights(int[] sharesBp) {
        long[] weights = new long[sharesBp.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sharesBp[i];
        }
        return weights;
    }
}
