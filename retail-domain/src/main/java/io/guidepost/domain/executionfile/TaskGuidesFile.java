package io.guidepost.domain.executionfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.sheet.SheetColumn;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Each guide of the task that is the subject. */
@Component
class TaskGuidesFile implements ExportKind {

    private static final int PAGE = 500;

    private final ExportRows rows;

    TaskGuidesFile(ExportRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "TASK_GUIDES";
    }

    @Override
    public Words title() {
        return new Words("任务执行明细", "Guides of a task");
    }

    @Override
    public List<SheetColumn> columns() {
        return ExportSheet.GUIDES;
    }

    @Override
    public boolean isByRegion() {
        return true;
    }

    @Override
    public void require(Scope scope) {
        requireTask(rows, scope);
    }

    static void requireTask(ExportRows rows, Scope scope) {
        if (!rows.taskExists(scope.subjectId())) {
            throw Refusal.notFound("任务", "task");
        }
    }

    @Override
    public long count(Scope scope) {
        return rows.guides(scope.subjectId(), scope.regionId());
    }

    @Override
    public Page page(Scope scope, Optional<String> after) {
        var page = rows.guides(
                scope.subjectId(), scope.regionId(), after.map(Long::parseLong).orElse(0L), PAGE);
        return new Page(
                page.stream()
                        .map(line -> ExportSheet.cells(line, scope.language()))
                        .toList(),
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(Long.toString(page.get(page.size() - 1).guideId())));
    }
}
