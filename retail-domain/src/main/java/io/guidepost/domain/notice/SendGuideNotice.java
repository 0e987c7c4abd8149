package io.guidepost.domain.notice;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.OutboxHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends a notice as a WeCom card to those of its guides who still work here. */
@Component
class SendGuideNotice implements OutboxHandler<GuideNotice> {

    private static final Logger LOG = LoggerFactory.getLogger(SendGuideNotice.class);

    private final Roster roster;
    private final GuideMessenger messenger;
    private final String sidebarUrl;

    SendGuideNotice(
            Roster roster,
            GuideMessenger messenger,
            @Value("${guidepost.sidebar.url:http://127.0.0.1:8081/sidebar/}") String sidebarUrl) {
        this.roster = roster;
        this.messenger = messenger;
        this.sidebarUrl = sidebarUrl;
    }

    @Override
    public String topic() {
        return GuideNotice.TOPIC;
    }

    @Override
    public Class<GuideNotice> payloadType() {
        return GuideNotice.class;
    }

    @Override
    public void deliver(GuideNotice notice) {
        var userids = roster.guides(notice.guideIds()).stream()
                .filter(Guide::isActive)
                .map(Guide::userid)
                .toList();
        if (userids.isEmpty()) {
            return;
        }
        try {
            messenger.notify(userids, new Card(notice.title(), notice.text(), sidebarUrl + notice.page(), "查看"));
        } catch (GatewayRejected rejected) {
            // What happened stands whether or not the card can be sent; trying again would not change WeCom's mind.
            LOG.warn("Guides {} cannot be told {}: {}", userids, notice.title(), rejected.getMessage());
        }
    }
}
