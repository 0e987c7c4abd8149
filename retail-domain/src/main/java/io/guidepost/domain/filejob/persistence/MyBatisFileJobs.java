package io.guidepost.domain.filejob.persistence;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Phase;
import io.guidepost.domain.filejob.FileJob.Progress;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.FileJobs;
import io.guidepost.domain.filejob.persistence.FileJobMapper.BytesRow;
import io.guidepost.domain.filejob.persistence.FileJobMapper.FaultRow;
import io.guidepost.domain.filejob.persistence.FileJobMapper.JobRow;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFileJobs implements FileJobs {

    /** Longer than any file takes on its way in. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

    private static final int AT_ONCE = 500;
    private static final int LONGEST_TEXT = 300;

    private final FileJobMapper mapper;

    MyBatisFileJobs(FileJobMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(FileJob job, byte[] keySealed) {
        var leaseUntil = job.direction() == Direction.IMPORT ? job.createdAt().plus(ON_ITS_WAY) : job.createdAt();
        return mapper.add(row(job), keySealed, leaseUntil, sameAs(job)) == 1;
    }

    @Override
    public void ready(long id, Instant at) {
        mapper.ready(id, at);
    }

    @Override
    public Optional<FileJob> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisFileJobs::job);
    }

    @Override
    public Optional<FileJob> open(FileJob like) {
        return Optional.ofNullable(mapper.open(sameAs(like))).map(MyBatisFileJobs::job);
    }

    @Override
    public Optional<FileJob> sameFile(String kind, long subjectId, String sourceHash) {
        return Optional.ofNullable(mapper.sameFile(kind, subjectId, sourceHash)).map(MyBatisFileJobs::job);
    }

    @Override
    public byte[] keySealed(long id) {
        return mapper.key(id).bytes();
    }

    @Override
    public List<FileJob> page(Direction direction, Optional<Long> createdBy, long beforeId, int limit) {
        return mapper.page(direction.name(), createdBy.orElse(null), beforeId, limit).stream()
                .map(MyBatisFileJobs::job)
                .toList();
    }

    @Override
    public Optional<FileJob> claim(Instant now, Instant until) {
        var next = mapper.next(now);
        return next == null || mapper.claim(next, now, until) == 0 ? Optional.empty() : find(next);
    }

    @Override
    public boolean progressed(long id, int attempt, Progress progress, Instant leaseUntil) {
        return mapper.progressed(id, attempt, progress, leaseUntil) == 1;
    }

    @Override
    public boolean finished(
            long id, int attempt, State as, Progress progress, Written written, String failure, Instant at) {
        return mapper.finished(id, attempt, as.name(), progress, written.bytes(), written.contentHash(), failure, at)
                == 1;
    }

    @Override
    public boolean decided(long id, State next, long adminId, Instant at) {
        return mapper.decided(id, next.name(), adminId, at) == 1;
    }

    @Override
    public boolean cancelled(long id, Instant at) {
        boolean isStopped = mapper.cancelled(id, at) == 1;
        if (isStopped) {
            forgetFiles(id);
        }
        return isStopped;
    }

    @Override
    public boolean resumed(long id, Instant at) {
        return mapper.resumed(id, at) == 1;
    }

    @Override
    public void forgetPieces(long id, Slot slot) {
        mapper.forgetPieces(id, slot.name());
    }

    @Override
    public void addPiece(long id, Slot slot, int pieceNo, byte[] bytes) {
        mapper.addPiece(id, slot.name(), pieceNo, bytes);
    }

    @Override
    public Optional<byte[]> piece(long id, Slot slot, int pieceNo) {
        return Optional.ofNullable(mapper.piece(id, slot.name(), pieceNo)).map(BytesRow::bytes);
    }

    @Override
    public void addFaults(long id, List<CellFault> faults) {
        var rows = new ArrayList<FaultRow>();
        for (var fault : faults) {
            boolean isSameRow = !rows.isEmpty() && rows.get(rows.size() - 1).rowNo() == fault.row();
            rows.add(new FaultRow(
                    fault.row(),
                    isSameRow ? rows.get(rows.size() - 1).faultNo() + 1 : 1,
                    fault.column(),
                    fault.code(),
                    cut(fault.words().zh()),
                    cut(fault.words().en())));
        }
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            mapper.addFaults(id, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    @Override
    public List<NumberedFault> faults(long id, int afterRow, int afterFault, int limit) {
        return mapper.faults(id, afterRow, afterFault, limit).stream()
                .map(row -> new NumberedFault(
                        row.faultNo(),
                        new CellFault(row.rowNo(), row.columnKey(), row.code(), new Words(row.zh(), row.en()))))
                .toList();
    }

    @Override
    public List<Long> expired(Instant now, int limit) {
        return mapper.expired(now, limit);
    }

    @Override
    public void expire(long id) {
        mapper.expire(id);
        forgetFiles(id);
        mapper.forgetFaults(id);
    }

    private void forgetFiles(long id) {
        for (var slot : Slot.values()) {
            mapper.forgetPieces(id, slot.name());
        }
    }

    @Override
    public void note(long eventId, long jobId, Event event, long adminId, Instant at) {
        mapper.note(eventId, jobId, event.name(), adminId, at);
    }

    @Override
    public List<Noted> notes(long jobId) {
        return mapper.notes(jobId);
    }

    private static String sameAs(FileJob job) {
        var what = "%s:%s:%d:%d"
                .formatted(
                        job.direction(),
                        job.kind(),
                        job.subjectId(),
                        job.regionId().orElse(0L));
        return job.direction() == Direction.IMPORT
                ? what + ":" + job.isDryRun() + ":" + job.sourceHash()
                : what + ":" + job.format() + ":" + job.createdBy();
    }

    private static JobRow row(FileJob job) {
        var progress = job.progress();
        return new JobRow(
                job.id(),
                job.direction().name(),
                job.kind(),
                job.state().name(),
                progress.phase().name(),
                job.isDryRun(),
                job.skipsFaulty(),
                job.format().name(),
                job.language().toLanguageTag(),
                job.regionId().orElse(0L),
                job.subjectId(),
                job.seesNames(),
                job.watermark(),
                job.reason(),
                job.sourceHash(),
                job.contentHash(),
                progress.total(),
                progress.done(),
                progress.afterRow(),
                progress.faulty(),
                progress.added(),
                progress.changed(),
                progress.unchanged(),
                job.bytes(),
                job.failure(),
                job.createdBy(),
                job.createdAt(),
                job.needsApproval(),
                job.decidedBy().orElse(null),
                job.decidedAt().orElse(null),
                job.finishedAt().orElse(null),
                job.expiresAt(),
                job.attempts(),
                job.tries());
    }

    private static FileJob job(JobRow row) {
        return new FileJob(
                row.id(),
                Direction.valueOf(row.direction()),
                row.kind(),
                State.valueOf(row.state()),
                row.isDryRun(),
                row.skipsFaulty(),
                SheetFormat.valueOf(row.format()),
                Locale.forLanguageTag(row.language()),
                row.regionId() == 0 ? Optional.empty() : Optional.of(row.regionId()),
                row.subjectId(),
                row.seesNames(),
                row.watermark(),
                row.reason(),
                row.sourceHash(),
                row.contentHash(),
                new Progress(
                        Phase.valueOf(row.phase()),
                        row.rowsTotal(),
                        row.rowsDone(),
                        row.afterRow(),
                        row.rowsFaulty(),
                        row.added(),
                        row.changed(),
                        row.unchanged()),
                row.bytes(),
                row.failure(),
                row.createdBy(),
                row.createdAt(),
                row.needsApproval(),
                Optional.ofNullable(row.decidedBy()),
                Optional.ofNullable(row.decidedAt()),
                Optional.ofNullable(row.finishedAt()),
                row.expiresAt(),
                row.attempts(),
                row.tries());
    }
}
