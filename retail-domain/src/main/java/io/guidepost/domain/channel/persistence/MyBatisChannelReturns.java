package io.guidepost.domain.channel.persistence;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ChannelReturns;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisChannelReturns implements ChannelReturns {

    private final ChannelMapper mapper;

    MyBatisChannelReturns(ChannelMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<ChannelReturn> find(Channel channel, String returnNo) {
        return Optional.ofNullable(mapper.returned(channel, returnNo));
    }

    @Override
    public void add(ChannelReturn taken) {
        mapper.insertReturn(taken);
    }
}
