package io.guidepost.core.settlement;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;

/**
 * What shoppers left for goods, divided between those who served, the store and headquarters (B5, D19): the parts add up to
 * the net, to the fen, whatever was refunded. Headquarters has what nobody else has.
 *
 * @param net paid less refunded; below zero in a month with more refunds than sales
 * @param guides the commission of the guides who served
 * @param store what the store keeps: its commission less the contribution
 * @param hqService the contribution of a franchise store to headquarters, rounded down to the fen; nothing on a net below
 *     zero
 */
public record TradeSplit(Money net, Money guides, Money store, Money headquarters, Money hqService) {

    public TradeSplit {
        if (!guides.plus(store).plus(headquarters).equals(net)) {
            throw new IllegalArgumentException(
                    "%d + %d + %d fen are not %d".formatted(guides.fen(), store.fen(), headquarters.fen(), net.fen()));
        }
    }

    /**
     * @param storeCommission accrued less clawed back, as {@code guides}
     * @param hqService of the store's net sales; zero for stores of our own
     */
    public static TradeSplit of(Money net, Money guides, Money storeCommission, Rate hqService) {
        Money service = net.isNegative() ? Money.ZERO : hqService.of(net);
        Money store = storeCommission.minus(service);
        return new TradeSplit(net, guides, store, net.minus(guides).minus(store), service);
    }
}
