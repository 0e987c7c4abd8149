package io.guidepost.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ledger as it must be: refuses a key twice, and any account that falls below what it may hold. */
class Books {

    private final Map<Account, long[]> sums = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    void post(Transfer transfer) {
        assertThat(keys.add(transfer.key()))
                .as("posted twice: %s", transfer.key())
                .isTrue();
        for (Leg leg : transfer.legs()) {
            sums.computeIfAbsent(leg.account(), account -> new long[2])[
                    leg.side().ordinal()] += leg.amountFen();
        }
        for (Leg leg : transfer.legs()) {
            long[] sum = sums.get(leg.account());
            assertThat(leg.account().kind().allows(sum[0], sum[1]))
                    .as("%s after %s: debits %d, credits %d", leg.account(), transfer.key(), sum[0], sum[1])
                    .isTrue();
        }
    }

    /** Credits less debits. */
    long credit(Account account) {
        long[] sum = sums.getOrDefault(account, new long[2]);
        return sum[1] - sum[0];
    }

    Money held(Beneficiary payee, AccountKind kind) {
        return new Money(credit(Account.of(payee, kind)));
    }

    Money debt(Beneficiary payee) {
        return held(payee, AccountKind.DEBT).negated();
    }

    long total() {
        return sums.values().stream().mapToLong(sum -> sum[1] - sum[0]).sum();
    }
}
