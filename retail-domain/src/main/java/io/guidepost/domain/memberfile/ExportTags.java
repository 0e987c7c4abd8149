package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.tag.EditTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tags by group, with how many customers have each. */
@Component
class ExportTags implements ExportKind {

    private final EditTags editTags;

    ExportTags(EditTags editTags) {
        this.editTags = editTags;
    }

    @Override
    public String name() {
        return "TAGS";
    }

    @Override
    public Words title() {
        return new Words("标签库", "Tags");
    }

    @Override
    public List<SheetColumn> columns() {
        return TagSheet.TAGS;
    }

    @Override
    public long count(Scope scope) {
        return editTags.groups().stream().mapToInt(group -> group.tags().size()).sum();
    }

    /** A group a page. */
    @Override
    public Page page(Scope scope, Optional<String> after) {
        var groups = editTags.groups();
        int place = after.map(Integer::parseInt).orElse(0);
        if (place >= groups.size()) {
            return new Page(List.of(), Optional.empty());
        }
        var group = editTags.group(groups.get(place).group().id());
        var rows = new ArrayList<List<Object>>();
        for (var tag : group.tags()) {
            rows.add(List.of(group.group().name(), tag.name(), group.customers().getOrDefault(tag.id(), 0L)));
        }
        return new Page(rows, place + 1 < groups.size() ? Optional.of(Integer.toString(place + 1)) : Optional.empty());
    }
}
