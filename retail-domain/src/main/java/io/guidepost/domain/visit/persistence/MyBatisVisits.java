package io.guidepost.domain.visit.persistence;

import io.guidepost.domain.visit.Visits;
import io.guidepost.domain.visit.persistence.VisitMapper.VisitRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisVisits implements Visits {

    private final VisitMapper mapper;

    MyBatisVisits(VisitMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void save(long assignmentId, Visit visit) {
        mapper.save(
                assignmentId,
                new VisitRow(
                        visit.externalUserid(),
                        visit.outcome().name(),
                        visit.note(),
                        visit.nextOn().orElse(null),
                        visit.loggedAt(),
                        visit.changedAt()));
    }

    @Override
    public Optional<Visit> find(long assignmentId, String externalUserid) {
        return Optional.ofNullable(mapper.find(assignmentId, externalUserid)).map(MyBatisVisits::visit);
    }

    @Override
    public List<Visit> of(long assignmentId, String afterExternalUserid, int limit) {
        return mapper.of(assignmentId, afterExternalUserid, limit).stream()
                .map(MyBatisVisits::visit)
                .toList();
    }

    @Override
    public boolean isTarget(long assignmentId, String externalUserid) {
        return mapper.isTarget(assignmentId, externalUserid) > 0;
    }

    @Override
    public List<Instant> loggedAt(long assignmentId, int limit) {
        return mapper.loggedAt(assignmentId, limit);
    }

    @Override
    public int logged(long assignmentId) {
        return mapper.logged(assignmentId);
    }

    @Override
    public int borneOut(long assignmentId, long guideId) {
        return mapper.borneOut(assignmentId, guideId);
    }

    private static Visit visit(VisitRow row) {
        return new Visit(
                row.externalUserid(),
                Outcome.valueOf(row.outcome()),
                row.note(),
                Optional.ofNullable(row.nextOn()),
                row.loggedAt(),
                row.changedAt());
    }
}
