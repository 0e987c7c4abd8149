package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.CustomerCards;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.persistence.CustomerCardMapper.FriendRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCustomerCards implements CustomerCards {

    private final CustomerCardMapper mapper;
    private final OneShopper shoppers;

    MyBatisCustomerCards(CustomerCardMapper mapper, OneShopper shoppers) {
        this.mapper = mapper;
        this.shoppers = shoppers;
    }

    @Override
    public Optional<CustomerCard> find(long guideId, String externalUserid, Instant now) {
        return Optional.ofNullable(mapper.friend(guideId, externalUserid, now)).map(friend -> card(friend, now));
    }

    private CustomerCard card(FriendRow friend, Instant now) {
        var memberId = Optional.ofNullable(friend.memberId());
        return new CustomerCard(
                friend.externalUserid(),
                Optional.ofNullable(friend.displayName()).orElse(""),
                friend.addedAt(),
                Optional.ofNullable(friend.state()),
                memberId,
                memberId.map(id -> mapper.bond(id, now)),
                memberId.map(id -> mapper.lastOrders(shoppers.recordsOf(id))).orElse(List.of()));
    }
}
