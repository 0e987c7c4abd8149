package io.guidepost.domain.ledger.persistence;

import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.Leg;
import io.guidepost.core.ledger.OwnerType;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionTime;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.ledger.Overdrawn;
import io.guidepost.domain.ledger.SealSettings;
import io.guidepost.domain.ledger.TrialBalance;
import io.guidepost.domain.ledger.TrialBalances;
import io.guidepost.domain.ledger.persistence.LedgerMapper.AccountKey;
import io.guidepost.domain.ledger.persistence.LedgerMapper.AccountRow;
import io.guidepost.domain.ledger.persistence.LedgerMapper.DeltaRow;
import io.guidepost.domain.ledger.persistence.LedgerMapper.NewAccountRow;
import io.guidepost.domain.ledger.persistence.LedgerMapper.PostingRow;
import io.guidepost.domain.ledger.persistence.LedgerMapper.TransferRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Four statements for any number of transfers: the transfers, whose unique key says which of them are new; the balances
 * of payees in the order of their ids; the postings. Balances come before postings because a posting's foreign key takes
 * a shared lock on its account, and raising that later is how ledgers come to deadlock.
 */
@Repository
class MyBatisLedger implements Ledger {

    private final LedgerMapper mapper;
    private final AccountIds accountIds;
    private final Ids ids;
    private final TransactionTime time;
    private final long longestTransactionNanos;

    @Autowired
    MyBatisLedger(LedgerMapper mapper, Ids ids, SealSettings settings, TransactionTime time) {
        this(mapper, ids, settings.longestTransaction(), time);
    }

    MyBatisLedger(LedgerMapper mapper, Ids ids, Duration longestTransaction, TransactionTime time) {
        this.mapper = mapper;
        this.accountIds = new AccountIds(mapper, ids);
        this.ids = ids;
        this.time = time;
        this.longestTransactionNanos = longestTransaction.toNanos();
    }

    @Override
    public void post(List<Transfer> transfers) {
        requireTransaction();
        if (transfers.isEmpty()) {
            return;
        }
        var rows = new ArrayList<TransferRow>(transfers.size());
        var byId = new HashMap<Long, Transfer>();
        var now = time.now();
        commitInTime();
        for (var transfer : transfers) {
            var row = new TransferRow(
                    ids.next(),
                    transfer.key(),
                    transfer.code().name(),
                    transfer.reference().type().name(),
                    transfer.reference().id(),
                    transfer.amountFen(),
                    now);
            rows.add(row);
            byId.put(row.id(), transfer);
        }
        if (mapper.insertTransfers(rows) < rows.size()) {
            var isNew = new HashSet<>(
                    mapper.existing(rows.stream().map(TransferRow::id).toList()));
            rows.removeIf(row -> !isNew.contains(row.id()));
        }
        if (!rows.isEmpty()) {
            postNew(rows, byId);
        }
    }

    /** What is sealed must be complete: a transaction so slow that its numbers may be under the seal is not committed. */
    private void commitInTime() {
        long began = System.nanoTime();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                if (System.nanoTime() - began > longestTransactionNanos) {
                    throw new IllegalStateException("A transaction that moves money took too long to be committed");
                }
            }
        });
    }

    private void postNew(List<TransferRow> rows, Map<Long, Transfer> byId) {
        Set<Account> accounts = new LinkedHashSet<>();
        for (var row : rows) {
            byId.get(row.id()).legs().forEach(leg -> accounts.add(leg.account()));
        }
        var idOf = accountIds.of(accounts);
        var deltas = new TreeMap<Long, DeltaRow>();
        var postings = new ArrayList<PostingRow>();
        for (var row : rows) {
            int seq = 1;
            for (var leg : byId.get(row.id()).legs()) {
                long accountId = idOf.get(leg.account());
                boolean isDebit = leg.side() == Leg.Side.DEBIT;
                if (leg.account().kind().isPayees()) {
                    deltas.merge(
                            accountId,
                            new DeltaRow(accountId, isDebit ? leg.amountFen() : 0, isDebit ? 0 : leg.amountFen()),
                            DeltaRow::plus);
                }
                postings.add(new PostingRow(
                        row.id(),
                        seq++,
                        accountId,
                        isDebit ? "D" : "C",
                        leg.amountFen(),
                        leg.accrual().isPresent() ? leg.accrual().getAsLong() : null));
            }
        }
        if (!deltas.isEmpty() && mapper.move(List.copyOf(deltas.values())) < deltas.size()) {
            throw new Overdrawn(accounts.stream()
                    .filter(account -> account.kind().isPayees())
                    .toList());
        }
        mapper.insertPostings(postings);
    }

    @Override
    public Map<Account, Money> lock(Collection<Account> accounts) {
        requireTransaction();
        if (accounts.isEmpty()) {
            return Map.of();
        }
        // Opened too: an account that somebody else opens while we wait for a lock would otherwise escape it.
        return balances(accounts, mapper.lock(accountIds.of(accounts).values()));
    }

    @Override
    public Map<Account, Money> balances(Collection<Account> accounts) {
        return balances(
                accounts, mapper.find(accounts.stream().map(AccountIds::keyOf).collect(Collectors.toSet())));
    }

    private static Map<Account, Money> balances(Collection<Account> accounts, List<AccountRow> rows) {
        var byKey = rows.stream().collect(Collectors.toMap(AccountRow::key, row -> row));
        var balances = new HashMap<Account, Money>();
        for (var account : accounts) {
            if (!account.kind().isPayees()) {
                throw new IllegalArgumentException("%s keeps no balance".formatted(account));
            }
            var row = byKey.get(AccountIds.keyOf(account));
            long held = row == null ? 0 : Math.subtractExact(row.creditsFen(), row.debitsFen());
            balances.put(account, new Money(account.kind().isOwed() ? -held : held));
        }
        return balances;
    }

    @Override
    public TrialBalance trialBalance() {
        return new TrialBalance(mapper.totals().stream()
                .map(row -> new TrialBalance.Line(
                        TrialBalances.nameOf(row.ownerType(), row.kind()), row.debitFen(), row.creditFen()))
                .toList());
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Money moves only inside the transaction of its cause");
        }
    }

    /** The numbers of accounts, opened on demand. Only what is committed is remembered, so a rollback leaves no ghost. */
    private static final class AccountIds {

        static final String HOUSE = "HOUSE";
        private static final int REMEMBERED = 100_000;

        private final Map<AccountKey, Long> known = new ConcurrentHashMap<>();
        private final LedgerMapper mapper;
        private final Ids ids;

        AccountIds(LedgerMapper mapper, Ids ids) {
            this.mapper = mapper;
            this.ids = ids;
        }

        static AccountKey keyOf(Account account) {
            var owner = account.ownerType() == OwnerType.PLATFORM
                    ? HOUSE
                    : account.ownerType().name();
            return new AccountKey(owner, account.ownerId(), account.kind().name());
        }

        Map<Account, Long> of(Collection<Account> accounts) {
            var found = new HashMap<Account, Long>();
            var missing = new TreeMap<AccountKey, Account>(Comparator.comparing(AccountKey::ownerType)
                    .thenComparing(AccountKey::ownerId)
                    .thenComparing(AccountKey::kind));
            for (var account : accounts) {
                var id = known.get(keyOf(account));
                if (id == null) {
                    missing.put(keyOf(account), account);
                } else {
                    found.put(account, id);
                }
            }
            if (missing.isEmpty()) {
                return found;
            }
            lookUp(missing, found);
            if (!missing.isEmpty()) {
                open(missing, found);
            }
            return found;
        }

        private void lookUp(Map<AccountKey, Account> missing, Map<Account, Long> found) {
            var rows = mapper.find(Set.copyOf(missing.keySet()));
            rows.forEach(row -> found.put(missing.remove(row.key()), row.id()));
            rememberAfterCommit(rows);
        }

        private void open(Map<AccountKey, Account> missing, Map<Account, Long> found) {
            mapper.open(missing.entrySet().stream()
                    .map(entry -> new NewAccountRow(
                            ids.next(),
                            entry.getKey(),
                            !entry.getValue().kind().neverOverdrawn()
                                    || !entry.getValue().kind().isPayees(),
                            entry.getValue().kind().isPayees()))
                    .toList());
            lookUp(missing, found);
            if (!missing.isEmpty()) {
                throw new IllegalStateException("Accounts could not be opened: " + missing.keySet());
            }
        }

        private void rememberAfterCommit(List<AccountRow> rows) {
            if (rows.isEmpty()) {
                return;
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    if (known.size() > REMEMBERED) {
                        known.clear();
                    }
                    rows.forEach(row -> known.put(row.key(), row.id()));
                }
            });
        }
    }
}
