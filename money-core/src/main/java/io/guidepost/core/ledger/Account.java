package io.guidepost.core.ledger;

import io.guidepost.core.commission.Beneficiary;
import java.util.Objects;

/**
 * An account of the ledger.
 *
 * @param ownerId guide, store or funder; 0 for the platform and headquarters
 */
public record Account(OwnerType ownerType, long ownerId, AccountKind kind) {

    public Account {
        Objects.requireNonNull(ownerType, "ownerType");
        Objects.requireNonNull(kind, "kind");
        boolean isPayee = ownerType != OwnerType.PLATFORM && ownerType != OwnerType.FUNDER;
        if (kind.isPayees() != isPayee || (kind == AccountKind.RECEIVABLE) != (ownerType == OwnerType.FUNDER)) {
            throw new IllegalArgumentException("%s cannot own an account %s".formatted(ownerType, kind));
        }
        boolean hasId = ownerType == OwnerType.GUIDE || ownerType == OwnerType.STORE || ownerType == OwnerType.FUNDER;
        if (hasId != (ownerId > 0) || ownerId < 0) {
            throw new IllegalArgumentException("%s cannot have the id %d".formatted(ownerType, ownerId));
        }
    }

    public static Account platform(AccountKind kind) {
        return new Account(OwnerType.PLATFORM, 0, kind);
    }

    /** What this funder owes us for incentives. */
    public static Account receivableFrom(long funderId) {
        return new Account(OwnerType.FUNDER, funderId, AccountKind.RECEIVABLE);
    }

    public static Account of(Beneficiary payee, AccountKind kind) {
        return new Account(OwnerType.of(payee.type()), payee.id(), kind);
    }
}
