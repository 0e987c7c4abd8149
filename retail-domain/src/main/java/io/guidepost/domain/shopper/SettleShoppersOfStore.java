package io.guidepost.domain.shopper;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StoreOpenedOrClosed;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.shopper.Homes.Home;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/**
 * The members of a store that closes wait in the pool of its region (B4); those who still wait there go home when it
 * opens again, because a store may vanish from WeCom by mistake. Bindings stay: a guide may go on in another store, and
 * until then nobody of a closed store wins.
 */
@Component
class SettleShoppersOfStore implements OutboxHandler<StoreOpenedOrClosed> {

    private static final int PAGE = 500;

    private final Homes homes;
    private final SettleHome settleHome;
    private final Bonds bonds;
    private final Roster roster;
    private final TransactionRetry transaction;

    SettleShoppersOfStore(
            Homes homes, SettleHome settleHome, Bonds bonds, Roster roster, TransactionRetry transaction) {
        this.homes = homes;
        this.settleHome = settleHome;
        this.bonds = bonds;
        this.roster = roster;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return StoreOpenedOrClosed.TOPIC;
    }

    @Override
    public Class<StoreOpenedOrClosed> payloadType() {
        return StoreOpenedOrClosed.class;
    }

    @Override
    public void deliver(StoreOpenedOrClosed message) {
        var store = roster.store(message.storeId());
        if (store.isEmpty()) {
            return;
        }
        boolean isOpen = store.filter(Store::isOpen).isPresent();
        var to = settleHome.placeOf(message.storeId(), message.at());
        var cause = HomeCause.of(isOpen ? HomeCause.Reason.STORE_REOPENED : HomeCause.Reason.STORE_CLOSED);
        forEach(
                after -> isOpen
                        ? homes.waitingSinceClosureOf(message.storeId(), after, PAGE)
                        : homes.membersOf(message.storeId(), after, PAGE),
                memberId -> move(memberId, message, isOpen, to, cause));
    }

    private void move(long memberId, StoreOpenedOrClosed message, boolean isOpen, Home to, HomeCause cause) {
        bonds.lock(memberId);
        var home = homes.of(memberId);
        boolean isElsewhere =
                home.storeId().filter(store -> store != message.storeId()).isPresent();
        if (!isElsewhere && (isOpen || home.poolRegionId().isEmpty())) {
            settleHome.change(memberId, home, message.at(), to, cause);
        }
    }

    private void forEach(LongFunction<List<Long>> pages, java.util.function.LongConsumer work) {
        long after = 0;
        List<Long> page;
        do {
            page = pages.apply(after);
            for (long memberId : page) {
                after = memberId;
                transaction.run(() -> work.accept(memberId));
            }
        } while (page.size() == PAGE);
    }
}
