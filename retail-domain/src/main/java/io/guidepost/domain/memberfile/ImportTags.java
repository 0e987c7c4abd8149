package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.CellReader;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.tag.EditTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Groups and tags from a table (TAG-1); those that are there stay as they are. WeCom is told after the commit. */
@Component
class ImportTags implements ImportKind {

    private static final int LONGEST_NAME = 30;

    private final EditTags editTags;

    ImportTags(EditTags editTags) {
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
    public List<String> required() {
        return List.of(TagSheet.GROUP, TagSheet.TAG);
    }

    /** The library as it stands: by name of the group its id, and its tags. */
    private record Library(Map<String, Long> groups, Map<String, Set<String>> tags) {}

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        var library = library();
        var faults = new ArrayList<CellFault>();
        var wanted = new LinkedHashMap<String, Set<String>>();
        int unchanged = 0;
        for (var row : rows) {
            var cells = new CellReader(row).require(TagSheet.GROUP).require(TagSheet.TAG);
            var group = cells.text(TagSheet.GROUP, LONGEST_NAME);
            var tag = cells.text(TagSheet.TAG, LONGEST_NAME);
            faults.addAll(cells.faults());
            if (cells.faults().isEmpty() && group.isPresent() && tag.isPresent()) {
                boolean isThere =
                        library.tags().getOrDefault(group.get(), Set.of()).contains(tag.get());
                boolean isNew = !isThere
                        && wanted.computeIfAbsent(group.get(), none -> new LinkedHashSet<>())
                                .add(tag.get());
                unchanged += isNew ? 0 : 1;
            }
        }
        int added = wanted.values().stream().mapToInt(Set::size).sum();
        if (!order.isDryRun()) {
            wanted.forEach((group, tags) -> add(library, group, List.copyOf(tags), order.adminId()));
        }
        return new Step(added, 0, unchanged, faults);
    }

    private void add(Library library, String group, List<String> tags, long adminId) {
        try {
            if (library.groups().containsKey(group)) {
                editTags.addTags(library.groups().get(group), tags, adminId);
            } else {
                editTags.createGroup(group, tags, adminId);
            }
        } catch (Refusal changedMeanwhile) {
            throw new IllegalStateException("Tags were changed while they were imported", changedMeanwhile);
        }
    }

    private Library library() {
        var groups = new HashMap<String, Long>();
        var tags = new HashMap<String, Set<String>>();
        for (var group : editTags.groups()) {
            groups.put(group.group().name(), group.group().id());
            var names = new HashSet<String>();
            group.tags().forEach(tag -> names.add(tag.name()));
            tags.put(group.group().name(), names);
        }
        return new Library(groups, tags);
    }
}
