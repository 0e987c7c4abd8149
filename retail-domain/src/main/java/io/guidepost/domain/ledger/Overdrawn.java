package io.guidepost.domain.ledger;

import io.guidepost.core.ledger.Account;
import java.util.Collection;

/** One of these accounts would have fallen below zero; nothing of the posting may be kept. */
public class Overdrawn extends RuntimeException {

    public Overdrawn(Collection<Account> accounts) {
        super("One of %s would fall below zero".formatted(accounts));
    }
}
