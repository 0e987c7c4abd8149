package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Activities on the sum of several lines. The one that takes most off is used first and keeps its lines; the next is judged
 * on the lines that are left, and so on: a line takes part in one of them.
 */
final class SumOfferRules {

    private SumOfferRules() {}

    static void apply(Slip slip, PriceQuestion question) {
        List<Offer> waiting = new ArrayList<>();
        for (Offer offer : LinePriceRules.inOrder(question.offers())) {
            if (!(offer.effect() instanceof Effect.OnSum)) {
                continue;
            }
            Verdict whyNot = PriceRules.whyNot(offer.period(), offer.audience(), question.buyer(), question.at());
            if (whyNot == null) {
                waiting.add(offer);
            } else {
                slip.say(Source.ACTIVITY, offer.id(), whyNot, 0, i -> false, PriceRules.words(whyNot, offer.name()));
            }
        }
        if (!waiting.isEmpty()) {
            useBestFirst(slip, waiting);
        }
    }

    private static void useBestFirst(Slip slip, List<Offer> waiting) {
        long[] atFirst = waiting.stream()
                .mapToLong(offer -> sum(slip, offer, new boolean[slip.size()]))
                .toArray();
        List<Offer> all = List.copyOf(waiting);
        boolean[] taken = new boolean[slip.size()];
        while (true) {
            Offer best = null;
            long most = 0;
            for (Offer offer : waiting) {
                long off = off((Effect.OnSum) offer.effect(), sum(slip, offer, taken));
                if (off > most) {
                    best = offer;
                    most = off;
                }
            }
            if (best == null) {
                break;
            }
            use(slip, best, most, taken);
            waiting.remove(best);
        }
        for (Offer offer : waiting) {
            refuse(slip, offer, atFirst[all.indexOf(offer)]);
        }
    }

    private static void use(Slip slip, Offer offer, long off, boolean[] taken) {
        boolean[] mine = new boolean[slip.size()];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = isFor(slip, offer, i) && !taken[i];
        }
        slip.takeActivity(i -> mine[i], off);
        slip.say(Source.ACTIVITY, offer.id(), Verdict.APPLIED, off, i -> mine[i], PriceRules.takes(offer.name(), off));
        for (int i = 0; i < mine.length; i++) {
            taken[i] |= mine[i];
        }
    }

    private static void refuse(Slip slip, Offer offer, long sumAtFirst) {
        if (sumAtFirst == 0) {
            slip.say(
                    Source.ACTIVITY,
                    offer.id(),
                    Verdict.OTHER_GOODS,
                    0,
                    i -> false,
                    PriceRules.words(Verdict.OTHER_GOODS, offer.name()));
            return;
        }
        long from = lowest((Effect.OnSum) offer.effect());
        boolean isReached = sumAtFirst >= from;
        slip.say(
                Source.ACTIVITY,
                offer.id(),
                isReached ? Verdict.BEATEN : Verdict.BELOW_THRESHOLD,
                0,
                i -> isFor(slip, offer, i),
                isReached
                        ? PriceRules.words(Verdict.BEATEN, offer.name())
                        : PriceRules.missing(offer.name(), from - sumAtFirst));
    }

    private static boolean isFor(Slip slip, Offer offer, int line) {
        return !slip.isExclusive(line) && offer.scope().covers(slip.item(line));
    }

    private static long sum(Slip slip, Offer offer, boolean[] taken) {
        return slip.sum(i -> !taken[i] && isFor(slip, offer, i));
    }

    private static long lowest(Effect.OnSum effect) {
        return effect instanceof Effect.SumOff off
                ? off.steps().get(0).from().fen()
                : ((Effect.SumShareOff) effect).steps().get(0).from().fen();
    }

    private static long off(Effect.OnSum effect, long sum) {
        if (effect instanceof Effect.SumOff sumOff) {
            Effect.SumOff.Step reached = null;
            for (Effect.SumOff.Step step : sumOff.steps()) {
                reached = sum >= step.from().fen() ? step : reached;
            }
            if (reached == null) {
                return 0;
            }
            long times = sumOff.repeats() ? sum / reached.from().fen() : 1;
            // At least one fen stays, whatever the steps say.
            return Math.min(reached.off().times(times).fen(), sum - 1);
        }
        Effect.SumShareOff.Step reached = null;
        for (Effect.SumShareOff.Step step : ((Effect.SumShareOff) effect).steps()) {
            reached = sum >= step.from().fen() ? step : reached;
        }
        return reached == null ? 0 : reached.off().of(Money.ofFen(sum)).fen();
    }
}
