package io.guidepost.domain.points;

import io.guidepost.core.money.Rate;
import io.guidepost.core.price.PointsOffer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What points are worth in this shop; from {@code guidepost.points.*}. Both directions are off by default: they cost money. */
@Component
public class PointsTerms {

    private final int perYuan;
    private final int fenPerPoint;
    private final Rate most;

    PointsTerms(
            @Value("${guidepost.points.per-yuan:0}") int perYuan,
            @Value("${guidepost.points.fen-per-point:0}") int fenPerPoint,
            @Value("${guidepost.points.most-bp:5000}") int mostBp) {
        if (perYuan < 0 || perYuan > 1_000 || fenPerPoint < 0 || fenPerPoint > 10_000) {
            throw new IllegalArgumentException(
                    "guidepost.points: %d points per yuan, %d fen per point".formatted(perYuan, fenPerPoint));
        }
        this.perYuan = perYuan;
        this.fenPerPoint = fenPerPoint;
        this.most = new Rate(mostBp);
    }

    /** How many points a yuan paid for goods earns; 0 where nothing is earned. */
    public int perYuan() {
        return perYuan;
    }

    /** What a point takes off an order, in fen; 0 where orders cannot be paid with points. */
    public int fenPerPoint() {
        return fenPerPoint;
    }

    /** The largest share of the goods that points may pay. */
    public Rate most() {
        return most;
    }

    public boolean isEarning() {
        return perYuan > 0;
    }

    public boolean isSpendable() {
        return fenPerPoint > 0;
    }

    /** As it is priced; nothing where orders cannot be paid with points. */
    public PointsOffer offer(long wanted) {
        return wanted == 0 || !isSpendable() ? PointsOffer.NONE : new PointsOffer(wanted, fenPerPoint, most);
    }
}
