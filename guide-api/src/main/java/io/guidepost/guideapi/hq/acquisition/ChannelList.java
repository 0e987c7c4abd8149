package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.domain.acquisition.LeadChannel;
import java.util.Arrays;
import java.util.List;

/** The channels by which customers come. */
record ChannelList(List<ChannelView> items) {

    record ChannelView(LeadChannel channel, String nameZh, String nameEn) {}

    static ChannelList all() {
        return new ChannelList(Arrays.stream(LeadChannel.values())
                .map(channel -> new ChannelView(
                        channel, channel.words().zh(), channel.words().en()))
                .toList());
    }
}
