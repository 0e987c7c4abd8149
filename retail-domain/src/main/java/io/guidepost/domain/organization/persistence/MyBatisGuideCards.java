package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.GuideCard;
import io.guidepost.domain.organization.GuideCards;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisGuideCards implements GuideCards {

    private final GuideCardMapper mapper;

    MyBatisGuideCards(GuideCardMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<GuideCard> find(long guideId) {
        return Optional.ofNullable(mapper.find(guideId));
    }

    @Override
    public boolean save(GuideCard card, Instant at) {
        if (card.version() > 0) {
            return mapper.update(card, at) == 1;
        }
        try {
            mapper.insert(card, at);
            return true;
        } catch (DuplicateKeyException writtenMeanwhile) {
            return false;
        }
    }
}
