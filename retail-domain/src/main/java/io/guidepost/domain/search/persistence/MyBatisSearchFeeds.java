package io.guidepost.domain.search.persistence;

import io.guidepost.domain.search.SearchFeeds;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSearchFeeds implements SearchFeeds {

    private final SearchFeedMapper mapper;

    MyBatisSearchFeeds(SearchFeedMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public long reached(String name) {
        var revision = mapper.reached(name);
        return revision == null ? 0 : revision;
    }

    @Override
    public void reach(String name, long revision) {
        mapper.reach(name, revision);
    }
}
