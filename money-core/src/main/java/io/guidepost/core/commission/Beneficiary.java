package io.guidepost.core.commission;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import java.util.Objects;

/**
 * Who is paid.
 *
 * @param id guide or store; 0 for headquarters
 */
public record Beneficiary(PayeeType type, long id) {

    public static final Beneficiary HQ = new Beneficiary(PayeeType.HQ, 0);

    public Beneficiary {
        Objects.requireNonNull(type, "type");
        if ((type == PayeeType.HQ) != (id == 0) || id < 0) {
            throw new IllegalArgumentException("%s cannot be paid under id %d".formatted(type, id));
        }
    }

    public static Beneficiary guide(GuideId guide) {
        return new Beneficiary(PayeeType.GUIDE, guide.value());
    }

    public static Beneficiary store(StoreId store) {
        return new Beneficiary(PayeeType.STORE, store.value());
    }

    static Beneficiary of(Split split) {
        return new Beneficiary(split.payeeType(), split.payeeId());
    }
}
