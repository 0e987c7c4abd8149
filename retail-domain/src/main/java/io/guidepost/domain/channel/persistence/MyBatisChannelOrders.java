package io.guidepost.domain.channel.persistence;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ChannelOrders;
import io.guidepost.domain.channel.persistence.ChannelMapper.OrderRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisChannelOrders implements ChannelOrders {

    private final ChannelMapper mapper;

    MyBatisChannelOrders(ChannelMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<ChannelOrder> find(Channel channel, String externalNo) {
        return Optional.ofNullable(mapper.order(channel, externalNo)).map(MyBatisChannelOrders::order);
    }

    @Override
    public List<ChannelOrder> known(Channel channel, Collection<String> externalNos) {
        return mapper.orders(channel, externalNos).stream()
                .map(MyBatisChannelOrders::order)
                .toList();
    }

    private static ChannelOrder order(OrderRow row) {
        return new ChannelOrder(
                row.channel(),
                row.externalNo(),
                row.orderId(),
                Optional.ofNullable(row.exchangeOf()),
                row.contentHash(),
                row.orderedAt(),
                row.importedAt(),
                row.importedBy());
    }

    @Override
    public void add(ChannelOrder order) {
        mapper.insert(new OrderRow(
                order.channel(),
                order.externalNo(),
                order.orderId(),
                order.exchangeOf().orElse(null),
                order.contentHash(),
                order.orderedAt(),
                order.importedAt(),
                order.importedBy()));
    }
}
