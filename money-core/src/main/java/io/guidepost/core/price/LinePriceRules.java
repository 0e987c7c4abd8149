package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each line costs by itself: the lowest of list, store and price list, less the best activity for the line. */
final class LinePriceRules {

    private LinePriceRules() {}

    static void apply(Slip slip, PriceQuestion question) {
        for (int line = 0; line < slip.size(); line++) {
            useStorePrice(slip, line);
        }
        usePriceLists(slip, question);
        useLineOffers(slip, question);
    }

    private static void useStorePrice(Slip slip, int line) {
        PricedItem item = slip.item(line);
        if (item.storePrice().isEmpty()) {
            return;
        }
        Money storePrice = item.storePrice().get();
        long off = item.unitList().minus(storePrice).times(item.quantity()).fen();
        slip.takeLevel(line, off);
        int only = line;
        slip.say(
                Source.STORE_PRICE,
                0,
                Verdict.APPLIED,
                off,
                i -> i == only,
                new Words(
                        "门店价 %s 元".formatted(storePrice.inYuan()),
                        "The store's price is %s yuan".formatted(storePrice.inYuan())));
    }

    private static void usePriceLists(Slip slip, PriceQuestion question) {
        List<PriceList> lists = question.priceLists().stream()
                .sorted(Comparator.comparingLong(PriceList::id))
                .toList();
        for (PriceList list : lists) {
            Verdict whyNot = PriceRules.whyNot(list.period(), list.audience(), question.buyer(), question.at());
            if (whyNot != null) {
                slip.say(Source.PRICE_LIST, list.id(), whyNot, 0, i -> false, PriceRules.words(whyNot, list.name()));
            }
        }
        for (int line = 0; line < slip.size(); line++) {
            usePriceLists(slip, question, lists, line);
        }
    }

    private static void usePriceLists(Slip slip, PriceQuestion question, List<PriceList> lists, int line) {
        PricedItem item = slip.item(line);
        long unit = slip.remaining(line) / item.quantity();
        PriceList best = null;
        long lowest = unit;
        List<PriceList> others = new ArrayList<>();
        for (PriceList list : lists) {
            Money price = list.prices().get(item.sku());
            if (price == null
                    || PriceRules.whyNot(list.period(), list.audience(), question.buyer(), question.at()) != null) {
                continue;
            }
            if (price.fen() < lowest) {
                if (best != null) {
                    others.add(best);
                }
                best = list;
                lowest = price.fen();
            } else {
                others.add(list);
            }
        }
        if (best != null) {
            long off = Math.multiplyExact(unit - lowest, (long) item.quantity());
            slip.takeLevel(line, off);
            slip.say(
                    Source.PRICE_LIST,
                    best.id(),
                    Verdict.APPLIED,
                    off,
                    i -> i == line,
                    new Words(
                            "“%s”专享价 %s 元".formatted(best.name().zh(), PriceRules.yuan(lowest)),
                            "The price in “%s” is %s yuan".formatted(best.name().en(), PriceRules.yuan(lowest))));
        }
        for (PriceList other : others) {
            slip.say(
                    Source.PRICE_LIST,
                    other.id(),
                    Verdict.NOT_LOWER,
                    0,
                    i -> i == line,
                    PriceRules.words(Verdict.NOT_LOWER, other.name()));
        }
    }

    private static void useLineOffers(Slip slip, PriceQuestion question) {
        List<Offer> running = new ArrayList<>();
        for (Offer offer : inOrder(question.offers())) {
            if (!(offer.effect() instanceof Effect.OnLine)) {
                continue;
            }
            Verdict whyNot = PriceRules.whyNot(offer.period(), offer.audience(), question.buyer(), question.at());
            if (whyNot == null && noneCovered(slip, offer)) {
                whyNot = Verdict.OTHER_GOODS;
            }
            if (whyNot == null) {
                running.add(offer);
            } else {
                slip.say(Source.ACTIVITY, offer.id(), whyNot, 0, i -> false, PriceRules.words(whyNot, offer.name()));
            }
        }
        for (int line = 0; line < slip.size(); line++) {
            useBest(slip, running, line);
        }
    }

    private static void useBest(Slip slip, List<Offer> running, int line) {
        Offer best = null;
        long most = 0;
        List<Offer> covering = new ArrayList<>();
        for (Offer offer : running) {
            if (!offer.scope().covers(slip.item(line))) {
                continue;
            }
            covering.add(offer);
            long off = off((Effect.OnLine) offer.effect(), slip, line);
            if (off > most) {
                best = offer;
                most = off;
            }
        }
        for (Offer offer : covering) {
            boolean isBest = offer == best;
            Verdict verdict = isBest ? Verdict.APPLIED : best == null ? Verdict.NOT_LOWER : Verdict.BEATEN;
            if (isBest) {
                slip.takeActivity(line, most, offer.exclusive());
            }
            slip.say(
                    Source.ACTIVITY,
                    offer.id(),
                    verdict,
                    isBest ? most : 0,
                    i -> i == line,
                    isBest ? PriceRules.takes(offer.name(), most) : PriceRules.words(verdict, offer.name()));
        }
    }

    private static long off(Effect.OnLine effect, Slip slip, int line) {
        int quantity = slip.item(line).quantity();
        long now = slip.remaining(line);
        long unit = now / quantity;
        if (effect instanceof Effect.UnitPrice price) {
            return Math.max(0, unit - price.price().fen()) * quantity;
        }
        if (effect instanceof Effect.UnitOff amount) {
            return Math.min(amount.off().fen(), unit - 1) * quantity;
        }
        return ((Effect.ShareOff) effect).off().of(Money.ofFen(now)).fen();
    }

    static List<Offer> inOrder(List<Offer> offers) {
        return offers.stream()
                .sorted(Comparator.comparingInt(Offer::rank).thenComparingLong(Offer::id))
                .toList();
    }

    private static boolean noneCovered(Slip slip, Offer offer) {
        for (int i = 0; i < slip.size(); i++) {
            if (offer.scope().covers(slip.item(i))) {
                return false;
            }
        }
        return true;
    }
}
