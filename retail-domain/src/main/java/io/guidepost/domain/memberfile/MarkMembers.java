package io.guidepost.domain.memberfile;

import io.guidepost.domain.filejob.ImportKind.Order;
import io.guidepost.domain.tag.EditTags;
import io.guidepost.domain.tag.Mark.Source;
import io.guidepost.domain.tag.TagCustomers;
import io.guidepost.domain.tag.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives members the tags that a table names, and takes them away. */
@Component
class MarkMembers {

    private final EditTags editTags;
    private final TagCustomers tagCustomers;
    private final Tags tags;

    MarkMembers(EditTags editTags, TagCustomers tagCustomers, Tags tags) {
        this.editTags = editTags;
        this.tagCustomers = tagCustomers;
        this.tags = tags;
    }

    /** Tags by what they are called: group and name with a slash between, or the name alone where one group has it. */
    record Book(Map<String, Long> byName) {

        static final Book EMPTY = new Book(Map.of());

        Optional<Long> find(String written) {
            return Optional.ofNullable(byName.get(written.replaceAll("\\s*[/／]\\s*", "/")));
        }
    }

    Book book() {
        var byName = new HashMap<String, Long>();
        var twice = new HashSet<String>();
        for (var group : editTags.groups()) {
            for (var tag : group.tags()) {
                byName.put(group.group().name() + "/" + tag.name(), tag.id());
                if (byName.putIfAbsent(tag.name(), tag.id()) != null) {
                    twice.add(tag.name());
                }
            }
        }
        twice.forEach(byName::remove);
        return new Book(byName);
    }

    boolean isFriend(long memberId) {
        return !tags.friendsOfMember(memberId).isEmpty();
    }

    /** Whether anything was not so before. */
    boolean mark(long memberId, Set<Long> add, Set<Long> remove, Order order) {
        var before = tagsOf(memberId);
        if (before.containsAll(add) && remove.stream().noneMatch(before::contains)) {
            return false;
        }
        tagCustomers.tagMember(
                memberId,
                new TagCustomers.Order(Source.HQ, Optional.of(order.adminId()), add, remove, ImportMembers.why(order)));
        return true;
    }

    private Set<Long> tagsOf(long memberId) {
        return tagCustomers.ofMember(memberId).stream()
                .map(marked -> marked.tag().id())
                .collect(Collectors.toSet());
    }
}
