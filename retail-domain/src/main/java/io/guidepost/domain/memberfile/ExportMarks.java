package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.memberfile.FileCounts.MarkLine;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.sheet.SheetColumn;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who has which tag with whom, and since when; can be imported again as it is. */
@Component
class ExportMarks implements ExportKind {

    private static final int PAGE = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final FileCounts lines;
    private final AccessLog accessLog;
    private final TransactionRetry transactions;

    ExportMarks(FileCounts lines, AccessLog accessLog, TransactionRetry transactions) {
        this.lines = lines;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "MEMBER_TAGS";
    }

    @Override
    public Words title() {
        return new Words("会员标签", "Tags of members");
    }

    @Override
    public List<SheetColumn> columns() {
        return TagSheet.MARKS;
    }

    @Override
    public long count(Scope scope) {
        return lines.allMarks();
    }

    @Override
    public Page page(Scope scope, Optional<String> after) {
        var place = after.map(text -> text.split(" ", 3)).orElse(new String[] {"0", "0", ""});
        var page = lines.marks(Long.parseLong(place[0]), place[2], Long.parseLong(place[1]), PAGE);
        transactions.run(() -> accessLog.addAll(
                page.stream()
                        .map(MarkLine::memberId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                Actor.admin(scope.adminId()),
                Action.EXPORTED,
                "tags",
                "导出 Export #" + scope.jobId()));
        return new Page(
                page.stream().map(line -> cells(line, scope)).toList(),
                page.size() < PAGE ? Optional.empty() : Optional.of(placeOf(page.get(page.size() - 1))));
    }

    private static String placeOf(MarkLine line) {
        return line.guideId() + " " + line.tagId() + " " + line.externalUserid();
    }

    private static List<Object> cells(MarkLine line, Scope scope) {
        var customer = line.customer() == null || scope.seesNames() ? line.customer() : Masked.name(line.customer());
        return Arrays.asList(
                line.memberId() == null ? null : Long.toString(line.memberId()),
                null,
                customer,
                line.guide(),
                line.groupName(),
                line.tagName(),
                TagSheet.ACTIONS.get(TagSheet.Action.ADD).in(scope.language()),
                line.source(),
                TIME.format(line.changedAt()));
    }
}
