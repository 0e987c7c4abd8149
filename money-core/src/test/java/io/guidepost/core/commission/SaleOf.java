package io.guidepost.core.commission;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.BindingIntent;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sale of one line, credited to guide 1 and store 7. */
final class SaleOf {

    static final Instant SOLD_AT = Instant.parse("2026-11-22T04:00:00Z");
    static final Beneficiary GUIDE = Beneficiary.guide(new GuideId(1));
    static final Beneficiary STORE = Beneficiary.store(new StoreId(7));

    private SaleOf() {}

    /** SKU 1 of SPU 10 in category 100 under 101 under 102, of brand 1000. */
    static SoldLine line(long paidFen, int quantity) {
        return new SoldLine(
                new LineId(1),
                new SkuId(1),
                new SpuId(10),
                List.of(new CategoryId(100), new CategoryId(101), new CategoryId(102)),
                Optional.of(new BrandId(1000)),
                quantity,
                new Money(paidFen));
    }

    static Split guide(long id, int bp) {
        return new Split(PayeeType.GUIDE, id, bp, bp, 0, CommissionBar.NONE);
    }

    static Split barred(CommissionBar bar) {
        return new Split(PayeeType.GUIDE, 1, 10_000, 0, 0, bar);
    }

    static Attribution by(Split... guides) {
        var splits = new ArrayList<>(Arrays.asList(guides));
        splits.add(new Split(PayeeType.STORE, 7, 10_000, 10_000, 0, CommissionBar.NONE));
        return attribution(new Outcome(
                guides.length == 0 ? Basis.STORE : Basis.ASSIST,
                guides.length == 0 ? Optional.empty() : Optional.of(new GuideId(guides[0].payeeId())),
                Optional.of(new StoreId(7)),
                guides.length == 0 ? Optional.empty() : Optional.of(new EmploymentId(1)),
                splits));
    }

    static Attribution byHeadquarters() {
        return attribution(new Outcome(
                Basis.HQ,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Split(PayeeType.HQ, 0, 10_000, 10_000, 0, CommissionBar.NONE))));
    }

    private static Attribution attribution(Outcome outcome) {
        return new Attribution(
                "APPAREL",
                1,
                SOLD_AT,
                outcome,
                List.of(new LineOutcome(new LineId(1), outcome)),
                List.of(),
                BindingIntent.NONE);
    }

    static RateEntry percent(long ruleId, PayeeType payee, RateScope scope, int bp) {
        return new RateEntry(ruleId, payee, scope, Optional.of(new Reward.Percent(new Rate(bp))));
    }

    static RateEntry fixed(long ruleId, long sku, long fen) {
        return new RateEntry(
                ruleId,
                PayeeType.GUIDE,
                new RateScope.Sku(new SkuId(sku)),
                Optional.of(new Reward.FixedPerUnit(new Money(fen))));
    }

    static RateEntry excluded(long ruleId, PayeeType payee, RateScope scope) {
        return new RateEntry(ruleId, payee, scope, Optional.empty());
    }

    static RateCard card(RateEntry... entries) {
        return new RateCard("test", 1, List.of(entries));
    }

    /** The card as guide 1 sees it who is of this level. */
    static RateCard cardForLevel(int level, RateEntry... entries) {
        return new RateCard("test", 1, List.of(entries), Map.of(new GuideId(1), level));
    }
}
