package io.guidepost.guideapi.hq.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJobs.Noted;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Imports and exports as they are answered. */
final class FileJobViews {

    private FileJobViews() {}

    /** A kind of table, its columns in their order. */
    record FileKindView(String kind, String title, List<FileColumnView> columns, boolean byRegion) {

        static FileKindView of(
                String name,
                Words title,
                List<SheetColumn> columns,
                List<String> required,
                boolean isByRegion,
                Locale locale) {
            return new FileKindView(
                    name,
                    title.in(locale),
                    columns.stream()
                            .map(column -> new FileColumnView(
                                    column.key(), column.title().in(locale), required.contains(column.key())))
                            .toList(),
                    isByRegion);
        }
    }

    record FileColumnView(String key, String title, boolean required) {}

    record FileKindsView(List<FileKindView> items) {}

    /** @param kind REQUESTED, APPROVED, REJECTED, RESUMED, CANCELLED or DOWNLOADED */
    record FileEventView(String kind, Id adminId, Instant occurredAt) {

        static List<FileEventView> of(List<Noted> notes) {
            return notes.stream()
                    .map(note -> new FileEventView(note.event().name(), new Id(note.adminId()), note.at()))
                    .toList();
        }
    }

    /**
     * @param phase CHECK or APPLY; rowsDone counts the rows of it
     * @param hasFile whether there is a file with errors to be taken
     */
    record FileImportView(
            Id id,
            String kind,
            Id subjectId,
            String state,
            String phase,
            boolean dryRun,
            boolean skipFaulty,
            long rowsTotal,
            long rowsDone,
            int rowsFaulty,
            int added,
            int changed,
            int unchanged,
            boolean hasFile,
            String failure,
            Id createdBy,
            Instant createdAt,
            Instant finishedAt,
            Instant expiresAt,
            List<FileEventView> events) {

        static FileImportView of(FileJob job, List<Noted> notes) {
            var progress = job.progress();
            return new FileImportView(
                    new Id(job.id()),
                    job.kind(),
                    subject(job),
                    job.state().name(),
                    progress.phase().name(),
                    job.isDryRun(),
                    job.skipsFaulty(),
                    progress.total(),
                    progress.done(),
                    progress.faulty(),
                    progress.added(),
                    progress.changed(),
                    progress.unchanged(),
                    isThereAFile(job),
                    text(job.failure()),
                    new Id(job.createdBy()),
                    job.createdAt(),
                    job.finishedAt().orElse(null),
                    job.expiresAt(),
                    FileEventView.of(notes));
        }
    }

    /** @param watermark what stands in each row of the file */
    record FileExportView(
            Id id,
            String kind,
            Id subjectId,
            String format,
            String state,
            String reason,
            String watermark,
            long rowsTotal,
            long rowsDone,
            boolean needsApproval,
            Id decidedBy,
            Instant decidedAt,
            Long bytes,
            String contentHash,
            String failure,
            Id createdBy,
            Instant createdAt,
            Instant finishedAt,
            Instant expiresAt,
            List<FileEventView> events) {

        static FileExportView of(FileJob job, List<Noted> notes) {
            boolean hasFile = isThereAFile(job);
            return new FileExportView(
                    new Id(job.id()),
                    job.kind(),
                    subject(job),
                    job.format().name(),
                    job.state().name(),
                    job.reason(),
                    job.watermark(),
                    job.progress().total(),
                    job.progress().done(),
                    job.needsApproval(),
                    job.decidedBy().map(Id::new).orElse(null),
                    job.decidedAt().orElse(null),
                    hasFile ? job.bytes() : null,
                    hasFile ? job.contentHash() : null,
                    text(job.failure()),
                    new Id(job.createdBy()),
                    job.createdAt(),
                    job.finishedAt().orElse(null),
                    job.expiresAt(),
                    FileEventView.of(notes));
        }
    }

    private static boolean isThereAFile(FileJob job) {
        return !job.contentHash().isEmpty() && job.state() != FileJob.State.EXPIRED;
    }

    private static Id subject(FileJob job) {
        return job.subjectId() == 0 ? null : new Id(job.subjectId());
    }

    private static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
