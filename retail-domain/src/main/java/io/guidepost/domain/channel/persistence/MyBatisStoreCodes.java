package io.guidepost.domain.channel.persistence;

import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.StoreCodes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStoreCodes implements StoreCodes {

    private final ChannelMapper mapper;

    MyBatisStoreCodes(ChannelMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<String, Long> storesOf(Channel channel, Collection<String> codes) {
        return mapper.storesOf(channel, codes).stream().collect(toMap(StoreCode::code, StoreCode::storeId));
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
