package io.guidepost.domain.audience.persistence;

import io.guidepost.domain.audience.GuideTags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisGuideTags implements GuideTags {

    private final AudienceMapper audience;

    MyBatisGuideTags(AudienceMapper audience) {
        this.audience = audience;
    }

    @Override
    public void tag(String tag, Collection<Long> guideIds, long adminId, Instant at) {
        if (!guideIds.isEmpty()) {
            audience.tag(tag, guideIds, adminId, at);
        }
    }

    @Override
    public void untag(String tag, Collection<Long> guideIds) {
        if (!guideIds.isEmpty()) {
            audience.untag(tag, guideIds);
        }
    }

    @Override
    public List<Counted> all(int limit) {
        return audience.tags(limit);
    }

    @Override
    public List<Long> guides(String tag, long afterGuideId, int limit) {
        return audience.guides(tag, afterGuideId, limit);
    }
}
