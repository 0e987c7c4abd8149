package io.guidepost.domain.guidewalk.persistence;

import io.guidepost.domain.guidewalk.GuideWalk;
import io.guidepost.domain.guidewalk.GuideWalks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisGuideWalks implements GuideWalks {

    private final GuideWalkMapper mapper;

    MyBatisGuideWalks(GuideWalkMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<GuideWalk> find(String name) {
        return Optional.ofNullable(mapper.find(name));
    }

    @Override
    public boolean begin(String name, Instant at) {
        mapper.insert(name, at);
        return mapper.begin(name, at) == 1;
    }

    @Override
    public boolean claim(GuideWalk walk, Instant until) {
        return mapper.claim(walk, until) == 1;
    }

    @Override
    public void reached(GuideWalk walk, long guideId, int guides, Instant at) {
        mapper.reached(walk, guideId, guides, at);
    }

    @Override
    public void failed(GuideWalk walk, Instant againAt) {
        mapper.failed(walk, againAt);
    }

    @Override
    public void finished(GuideWalk walk, int guides, Instant at) {
        mapper.finished(walk, guides, at);
    }
}
