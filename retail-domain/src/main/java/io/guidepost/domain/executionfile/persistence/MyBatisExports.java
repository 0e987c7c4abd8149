package io.guidepost.domain.executionfile.persistence;

import io.guidepost.domain.executionfile.Export;
import io.guidepost.domain.executionfile.Exports;
import io.guidepost.domain.executionfile.persistence.ExportMapper.ExportRow;
import io.guidepost.domain.executionfile.persistence.ExportMapper.PieceRow;
import io.guidepost.domain.sheet.SheetFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisExports implements Exports {

    private final ExportMapper mapper;

    MyBatisExports(ExportMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(Export export) {
        return mapper.add(row(export)) == 1;
    }

    @Override
    public Optional<Export> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisExports::export);
    }

    @Override
    public Optional<Export> open(Export like) {
        return Optional.ofNullable(mapper.open(row(like))).map(MyBatisExports::export);
    }

    @Override
    public Optional<Export> claim(Instant now, Instant until) {
        var next = mapper.next(now);
        return next == null || mapper.claim(next, now, until) == 0 ? Optional.empty() : find(next);
    }

    @Override
    public boolean progressed(long id, int attempt, long rowsDone, Instant leaseUntil) {
        return mapper.progressed(id, attempt, rowsDone, leaseUntil) == 1;
    }

    @Override
    public void forgetPieces(long id) {
        mapper.forgetPieces(id);
    }

    @Override
    public void addPiece(long id, int pieceNo, byte[] bytes) {
        mapper.addPiece(id, pieceNo, bytes);
    }

    @Override
    public Optional<byte[]> piece(long id, int pieceNo) {
        return Optional.ofNullable(mapper.piece(id, pieceNo)).map(PieceRow::bytes);
    }

    @Override
    public boolean done(long id, int attempt, long rows, long bytes, String contentHash, Instant at) {
        return mapper.done(id, attempt, rows, bytes, contentHash, at) == 1;
    }

    @Override
    public void failed(long id, int attempt, String failure, Instant at) {
        mapper.failed(id, attempt, failure, at);
    }

    @Override
    public List<Long> expired(Instant now, int limit) {
        return mapper.expired(now, limit);
    }

    @Override
    public void expire(long id) {
        mapper.expire(id);
        mapper.forgetPieces(id);
    }

    @Override
    public void note(long eventId, long exportId, Event event, long adminId, Instant at) {
        mapper.note(eventId, exportId, event.name(), adminId, at);
    }

    @Override
    public List<Noted> notes(long exportId) {
        return mapper.notes(exportId);
    }

    private static ExportRow row(Export export) {
        return new ExportRow(
                export.id(),
                export.taskId(),
                export.kind().name(),
                export.format().name(),
                export.language().toLanguageTag(),
                export.regionId().orElse(0L),
                export.state().name(),
                export.rowsTotal(),
                export.rowsDone(),
                export.bytes(),
                export.contentHash(),
                export.failure(),
                export.createdBy(),
                export.createdAt(),
                export.finishedAt().orElse(null),
                export.expiresAt(),
                export.attempts());
    }

    private static Export export(ExportRow row) {
        return new Export(
                row.id(),
                row.taskId(),
                Export.Kind.valueOf(row.kind()),
                SheetFormat.valueOf(row.format()),
                Locale.forLanguageTag(row.language()),
                row.regionId() == 0 ? Optional.empty() : Optional.of(row.regionId()),
                Export.State.valueOf(row.state()),
                row.rowsTotal(),
                row.rowsDone(),
                row.bytes(),
                row.contentHash(),
                row.failure(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.finishedAt()),
                row.expiresAt(),
                row.attempts());
    }
}
