package io.guidepost.domain.commission;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.domain.commission.Commissions.PaidSale;
import java.util.List;

/** The rates in force, as far as one sale asks for them (B6). */
public interface Rates {

    /** The lines with all they may be judged by, and the card that holds for them at the moment of order. */
    Judged judge(PaidSale sale, Attribution attribution);

    record Judged(List<SoldLine> lines, RateCard card) {}
}
