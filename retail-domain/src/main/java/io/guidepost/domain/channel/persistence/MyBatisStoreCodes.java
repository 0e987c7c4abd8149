package io.guidepost.domain.channel.persistence;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.StoreCodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStoreCodes implements StoreCodes {

    private final ChannelMapper mapper;

    MyBatisStoreCodes(ChannelMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Long> storeOf(Channel channel, String code) {
        return Optional.ofNullable(mapper.storeOf(channel, code));
    }

    @Override
    public void set(StoreCode code, long adminId, Instant at) {
        mapper.setCode(code, adminId, at);
    }

    @Override
    public List<StoreCode> of(Channel channel, String afterCode, int limit) {
        return mapper.codes(channel, afterCode, limit);
    }
}
