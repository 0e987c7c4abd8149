package io.guidepost.domain.moment.persistence;

import io.guidepost.domain.moment.MomentJob;
import io.guidepost.domain.moment.MomentJobs;
import io.guidepost.domain.moment.persistence.MomentMapper.JobRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisMomentJobs implements MomentJobs {

    private final MomentMapper mapper;

    MyBatisMomentJobs(MomentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Long> unplanned(int limit) {
        return mapper.unplanned(limit);
    }

    @Override
    public void plan(long taskId, int guidesPerMoment, Instant at) {
        long after = 0;
        int chunkNo = 0;
        for (var through = mapper.endOfChunk(taskId, after, guidesPerMoment);
                through != null;
                through = mapper.endOfChunk(taskId, after, guidesPerMoment)) {
            mapper.plan(taskId, chunkNo++, after, through, at);
            after = through;
        }
    }

    @Override
    public List<MomentJob> claim(Instant now, Instant until, int limit) {
        var claimed = new ArrayList<MomentJob>();
        for (var row : mapper.due(now, limit)) {
            if (mapper.claim(row.taskId(), row.chunkNo(), row.version(), until) == 1) {
                claimed.add(job(row, row.version() + 1));
            }
        }
        return claimed;
    }

    @Override
    public boolean save(MomentJob before, MomentJob after, Optional<Instant> lookAt) {
        return mapper.save(row(after), before.version(), lookAt.orElse(null)) == 1;
    }

    @Override
    public void hurry(long taskId, Instant now) {
        mapper.hurry(taskId, now);
    }

    @Override
    public Optional<MomentJob> jobOf(long taskId, long guideId) {
        return Optional.ofNullable(mapper.jobOf(taskId, guideId)).map(row -> job(row, row.version()));
    }

    @Override
    public List<String> userids(MomentJob job) {
        return mapper.userids(job.taskId(), job.afterGuideId(), job.throughGuideId());
    }

    @Override
    public int unpublished(MomentJob job) {
        return mapper.unpublished(job.taskId(), job.afterGuideId(), job.throughGuideId());
    }

    @Override
    public void shared(long assignmentId, String fingerprint, Instant at) {
        mapper.shared(assignmentId, fingerprint, at);
    }

    @Override
    public Optional<Share> share(long assignmentId) {
        return Optional.ofNullable(mapper.share(assignmentId))
                .map(row -> new Share(row.fingerprint(), row.tappedAt(), Optional.ofNullable(row.momentId())));
    }

    @Override
    public boolean recognized(long assignmentId, String momentId) {
        try {
            return mapper.recognized(assignmentId, momentId) == 1;
        } catch (DuplicateKeyException provesAnother) {
            return false;
        }
    }

    private static MomentJob job(JobRow row, int version) {
        return new MomentJob(
                row.taskId(),
                row.chunkNo(),
                row.afterGuideId(),
                row.throughGuideId(),
                MomentJob.State.valueOf(row.state()),
                Optional.ofNullable(row.jobid()),
                Optional.ofNullable(row.momentId()),
                Optional.ofNullable(row.askedAt()),
                Optional.ofNullable(row.madeAt()),
                Optional.ofNullable(row.lookedAt()),
                version);
    }

    private static JobRow row(MomentJob job) {
        return new JobRow(
                job.taskId(),
                job.chunkNo(),
                job.afterGuideId(),
                job.throughGuideId(),
                job.state().name(),
                job.jobid().orElse(null),
                job.momentId().orElse(null),
                job.askedAt().orElse(null),
                job.madeAt().orElse(null),
                job.lookedAt().orElse(null),
                job.version());
    }
}
