package io.guidepost.core.ledger;

import io.guidepost.core.commission.Beneficiary;
import java.util.Objects;

/**
 * An account of the ledger.
 *
 * @param ownerId guide or store; 0 for the platform and headquarters
 */
public record Account(OwnerType ownerType, long ownerId, AccountKind kind) {

    public Account {
        Objects.requireNonNull(ownerType, "ownerType");
        Objects.requireNonNull(kind, "kind");
        if (kind.isPayees() == (ownerType == OwnerType.PLATFORM)) {
            throw new IllegalArgumentException("%s cannot own an account %s".formatted(ownerType, kind));
        }
        boolean hasId = ownerType == OwnerType.GUIDE || ownerType == OwnerType.STORE;
        if (hasId != (ownerId > 0) || ownerId < 0) {
            throw new IllegalArgumentException("%s cannot have the id %d".formatted(ownerType, ownerId));
        }
    }

    public static Account platform(AccountKind kind) {
        return new Account(OwnerType.PLATFORM, 0, kind);
    }

    public static Account of(Beneficiary payee, AccountKind kind) {
        return new Account(OwnerType.of(payee.type()), payee.id(), kind);
    }
}
