package io.guidepost.domain.handover.persistence;

import io.guidepost.domain.handover.Dossiers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisDossiers implements Dossiers {

    private final DossierMapper mapper;

    MyBatisDossiers(DossierMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Remark> remark(long guideId, String externalUserid) {
        return Optional.ofNullable(mapper.remark(guideId, externalUserid));
    }

    @Override
    public List<Bought> bought(long memberId, int limit) {
        return mapper.bought(memberId, limit);
    }

    @Override
    public List<Preference> preferences(long memberId, int limit) {
        return mapper.preferences(memberId, limit);
    }

    @Override
    public List<Wanted> wanted(long memberId, int limit) {
        return mapper.wanted(memberId, limit);
    }

    @Override
    public List<OpenCase> openCases(long memberId, int limit) {
        return mapper.openCases(memberId, limit);
    }
}
