package io.guidepost.domain.pickup.persistence;

import io.guidepost.domain.pickup.PickUp;
import io.guidepost.domain.pickup.PickUp.State;
import io.guidepost.domain.pickup.PickUps;
import io.guidepost.domain.pickup.persistence.PickUpMapper.PickUpRow;
import io.guidepost.domain.privacy.Seals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Codes lie sealed, and are compared by their digest. */
@Repository
class MyBatisPickUps implements PickUps {

    private final PickUpMapper mapper;
    private final Seals seals;

    MyBatisPickUps(PickUpMapper mapper, Seals seals) {
        this.mapper = mapper;
        this.seals = seals;
    }

    @Override
    public Optional<PickUp> find(long orderId) {
        return Optional.ofNullable(mapper.find(orderId)).map(row -> pickUp(row, opened(row)));
    }

    private Optional<String> opened(PickUpRow row) {
        return Optional.ofNullable(row.codeSealed()).map(bytes -> seals.open(placeOf(row.orderId()), bytes));
    }

    private static PickUp pickUp(PickUpRow row, Optional<String> code) {
        return new PickUp(
                row.orderId(),
                row.storeId(),
                row.state(),
                code,
                Optional.ofNullable(row.codeIndex()),
                Optional.ofNullable(row.validUntil()),
                row.wrongTries(),
                row.codesMade(),
                row.chosenAt(),
                Optional.ofNullable(row.readyAt()),
                Optional.ofNullable(row.handedAt()));
    }

    @Override
    public void choose(long orderId, long storeId, Instant at) {
        mapper.choose(orderId, storeId, at);
        mapper.noteOnOrder(orderId, true);
    }

    @Override
    public void forget(long orderId) {
        mapper.forget(orderId);
        mapper.noteOnOrder(orderId, false);
    }

    @Override
    public void ready(long orderId, String code, String codeIndex, Instant validUntil, long guideId, Instant at) {
        require(mapper.ready(orderId, seals.seal(placeOf(orderId), code), codeIndex, validUntil, guideId, at), orderId);
    }

    @Override
    public void renew(long orderId, String code, String codeIndex, Instant validUntil) {
        require(mapper.renew(orderId, seals.seal(placeOf(orderId), code), codeIndex, validUntil), orderId);
    }

    @Override
    public void wrong(long orderId) {
        mapper.wrong(orderId);
    }

    @Override
    public void handedOut(long orderId, long guideId, Instant at) {
        require(mapper.handedOut(orderId, guideId, at), orderId);
    }

    private static void require(int rows, long orderId) {
        if (rows != 1) {
            throw new IllegalStateException("The pick-up of order %d changed while it was locked".formatted(orderId));
        }
    }

    @Override
    public List<PickUp> ofStore(long storeId, Optional<State> state, long beforeOrderId, int limit) {
        return mapper.ofStore(storeId, state.orElse(null), beforeOrderId, limit).stream()
                .map(row -> pickUp(row, Optional.empty()))
                .toList();
    }

    @Override
    public boolean isOpen(long storeId) {
        return mapper.open(storeId) > 0;
    }

    @Override
    public void eraseOf(Set<Long> memberIds) {
        mapper.eraseOf(memberIds);
    }

    private static Seals.Place placeOf(long orderId) {
        return new Seals.Place("pickup_order", "code_sealed", orderId);
    }
}
