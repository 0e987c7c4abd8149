package io.guidepost.domain.incentive;

import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import java.time.Instant;

/** Who pays for an incentive: the house itself, or somebody outside such as a brand, a bank or a mall. */
public record Funder(long id, String name, boolean isHouse, long createdBy, Instant createdAt) {

    /** The one that is always there. */
    public static final long HOUSE_ID = 1;

    static Account accountOf(long funderId) {
        return funderId == HOUSE_ID
                ? Account.platform(AccountKind.INCENTIVE_EXPENSE)
                : Account.receivableFrom(funderId);
    }
}
