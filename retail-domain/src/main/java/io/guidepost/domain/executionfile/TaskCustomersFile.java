package io.guidepost.domain.executionfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.executionfile.ExportRows.GuideLine;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.sheet.SheetColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Each customer of the task that is the subject, masked for everybody: recognised by those who know him, and by nobody else. */
@Component
class TaskCustomersFile implements ExportKind {

    private static final int GUIDES_AT_ONCE = 100;
    private static final int CUSTOMERS_AT_ONCE = 5_000;

    private final ExportRows rows;

    TaskCustomersFile(ExportRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "TASK_CUSTOMERS";
    }

    @Override
    public Words title() {
        return new Words("任务客户明细", "Customers of a task");
    }

    @Override
    public List<SheetColumn> columns() {
        return ExportSheet.CUSTOMERS;
    }

    @Override
    public boolean isByRegion() {
        return true;
    }

    @Override
    public void require(Scope scope) {
        TaskGuidesFile.requireTask(rows, scope);
    }

    @Override
    public long count(Scope scope) {
        return rows.customers(scope.subjectId(), scope.regionId());
    }

    @Override
    public Page page(Scope scope, Optional<String> after) {
        var guides = rows.guides(
                scope.subjectId(), scope.regionId(), after.map(Long::parseLong).orElse(0L), GUIDES_AT_ONCE);
        if (guides.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        var together = guides.subList(0, together(guides));
        var byId = together.stream().collect(Collectors.toMap(GuideLine::assignmentId, Function.identity()));
        boolean isEnd = together.size() == guides.size() && guides.size() < GUIDES_AT_ONCE;
        return new Page(
                rows.customers(together.stream().map(GuideLine::assignmentId).toList()).stream()
                        .map(line -> ExportSheet.cells(byId.get(line.assignmentId()), line, scope.language()))
                        .toList(),
                isEnd
                        ? Optional.empty()
                        : Optional.of(
                                Long.toString(together.get(together.size() - 1).guideId())));
    }

    /** So many guides at once that their customers fit the memory easily: one may have ten thousand. */
    private static int together(List<GuideLine> guides) {
        int end = 1;
        long customers = guides.get(0).targeted();
        while (end < guides.size() && customers + guides.get(end).targeted() <= CUSTOMERS_AT_ONCE) {
            customers += guides.get(end).targeted();
            end++;
        }
        return end;
    }
}
