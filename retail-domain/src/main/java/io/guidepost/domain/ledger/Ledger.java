package io.guidepost.domain.ledger;

import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The one door through which money moves between accounts (reliability.md 5). */
public interface Ledger {

    /**
     * Posts the transfers in the caller's transaction; one whose key is known already is left out, so the same event may
     * come twice. Accounts are opened as needed. A balance that would fall below zero is {@link Overdrawn}: the caller's
     * transaction must then be rolled back.
     */
    void post(List<Transfer> transfers);

    /**
     * Locks these accounts of payees until the caller's transaction ends, in the order in which posting takes them, and
     * tells what stands on each: what the payee holds or, for debt, owes. Accounts that were never used hold nothing and are opened.
     */
    Map<Account, Money> lock(Collection<Account> accounts);

    /** The same without a lock: for screens, never for decisions. */
    Map<Account, Money> balances(Collection<Account> accounts);

    /** All accounts, summed from the postings themselves. */
    TrialBalance trialBalance();
}
