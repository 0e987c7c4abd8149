package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Guides;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisGuides implements Guides {

    private final GuideMapper mapper;

    MyBatisGuides(GuideMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Guide> lock(String userid) {
        return Optional.ofNullable(mapper.lockByUserid(userid)).map(GuideRow::toGuide);
    }

    @Override
    public Optional<Guide> lock(long guideId) {
        return Optional.ofNullable(mapper.lock(guideId)).map(GuideRow::toGuide);
    }

    @Override
    public boolean add(Guide guide, Instant at) {
        try {
            mapper.insert(GuideRow.of(guide), at);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public void addAll(List<Guide> guides, List<Employment> employments, Instant at) {
        if (!guides.isEmpty()) {
            mapper.insertAll(guides.stream().map(GuideRow::of).toList(), at);
        }
        if (!employments.isEmpty()) {
            mapper.insertEmployments(employments.stream().map(EmploymentRow::of).toList());
        }
    }

    @Override
    public void save(Guide guide) {
        mapper.save(GuideRow.of(guide));
    }

    @Override
    public void rememberPayee(long guideId, String openid) {
        mapper.rememberPayee(guideId, openid);
    }

    @Override
    public List<Employment> notEndedBy(long guideId, Instant at) {
        return mapper.notEndedBy(guideId, at).stream()
                .map(EmploymentRow::toEmployment)
                .toList();
    }

    @Override
    public void add(Employment employment) {
        mapper.insertEmployment(EmploymentRow.of(employment));
    }

    @Override
    public void end(long employmentId, Instant until) {
        mapper.end(employmentId, until);
    }

    @Override
    public List<Guide> all(long afterGuideId, int limit) {
        return mapper.all(afterGuideId, limit).stream().map(GuideRow::toGuide).toList();
    }

    @Override
    public int countActive() {
        return mapper.countActive();
    }
}
