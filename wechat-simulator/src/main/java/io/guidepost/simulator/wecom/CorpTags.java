package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The corporation's tags and which customers a guide has marked with them. A group exists by its tags: with the last one it
 * is gone.
 */
final class CorpTags {

    private static final String BASE = "/cgi-bin/externalcontact/";
    private static final int LONGEST_NAME = 30;
    private static final int MOST_TAGS = 10_000;

    /** Our own bound; WeCom has one and does not say which. */
    private static final int MOST_TAGS_OF_A_CUSTOMER = 100;

    record Tag(String id, String name, String groupId, String groupName, Instant createdAt, long order) {}

    private final Directory directory;
    private final Clock clock;
    private final Table<Tag> tags;

    CorpTags(Directory directory, Store store, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.tags = store.table("tags", Tag.class, MOST_TAGS + 1);
    }

    void register(Operation.Registry registry) {
        registry.post(BASE + "get_corp_tag_list", Access.APP, this::list);
        registry.post(BASE + "add_corp_tag", Access.APP, request -> add(request.body()));
        registry.post(BASE + "edit_corp_tag", Access.APP, request -> edit(request.body()));
        registry.post(BASE + "del_corp_tag", Access.APP, request -> delete(request.body()));
        registry.post(BASE + "mark_tag", Access.APP, this::mark);
    }

    Optional<Tag> find(String tagId) {
        return tags.get(tagId);
    }

    List<Tag> ofGroup(String groupId) {
        return tags.all().stream().filter(tag -> tag.groupId.equals(groupId)).toList();
    }

    private ObjectNode list(Request request) {
        List<String> ids = request.body().texts("tag_id");
        List<String> groups = request.body().texts("group_id");
        return groupsOf(tags.all().stream()
                .filter(tag ->
                        (ids.isEmpty() && groups.isEmpty()) || ids.contains(tag.id) || groups.contains(tag.groupId))
                .toList());
    }

    ObjectNode add(Body body) {
        Optional<Tag> sibling = tags.all().stream()
                .filter(tag -> body.text("group_id").map(tag.groupId::equals).orElse(false)
                        || body.text("group_name").map(tag.groupName::equals).orElse(false))
                .findFirst();
        if (body.has("group_id") && sibling.isEmpty()) {
            throw new Refused(40068, "invalid tag group");
        }
        String groupName = sibling.map(Tag::groupName)
                .or(() -> body.text("group_name"))
                .orElseThrow(() -> new Refused(40068, "invalid tag group"));
        checkLength(groupName);
        String groupId = sibling.map(Tag::groupId).orElseGet(() -> "et" + UUID.randomUUID());
        List<Tag> added = new ArrayList<>();
        for (Body wanted : body.children("tag")) {
            String name = wanted.text("name").orElseThrow(() -> new Refused(40058, "missing tag name"));
            checkLength(name);
            if (isTaken(groupId, name) || added.stream().anyMatch(tag -> tag.name.equals(name))) {
                throw new Refused(40071, "tag name already exists");
            }
            added.add(new Tag(
                    "et" + UUID.randomUUID(),
                    name,
                    groupId,
                    groupName,
                    clock.instant(),
                    wanted.number("order").orElse(0)));
        }
        if (added.isEmpty()) {
            throw new Refused(40058, "missing tag");
        }
        if (tags.size() + added.size() > MOST_TAGS) {
            throw new Refused(40126, "corp tag count out of limit");
        }
        added.forEach(this::save);
        ObjectNode reply = Body.object();
        reply.set("tag_group", groupsOf(added).get("tag_group").get(0));
        return reply;
    }

    ObjectNode edit(Body body) {
        String id = body.text("id").orElseThrow(() -> new Refused(40068, "invalid tagid"));
        Optional<Tag> tag = tags.get(id);
        List<Tag> group = ofGroup(id);
        if (tag.isEmpty() && group.isEmpty()) {
            throw new Refused(40068, "invalid tagid");
        }
        body.text("name").ifPresent(CorpTags::checkLength);
        if (tag.isPresent()) {
            Tag known = tag.get();
            String name = body.text("name").orElse(known.name);
            if (!name.equals(known.name) && isTaken(known.groupId, name)) {
                throw new Refused(40071, "tag name already exists");
            }
            save(new Tag(
                    known.id,
                    name,
                    known.groupId,
                    known.groupName,
                    known.createdAt,
                    body.number("order").orElse(known.order)));
            return Body.object();
        }
        String name = body.text("name").orElse(group.get(0).groupName);
        if (tags.all().stream().anyMatch(other -> !other.groupId.equals(id) && other.groupName.equals(name))) {
            throw new Refused(40071, "tag group name already exists");
        }
        group.forEach(known -> save(new Tag(known.id, known.name, id, name, known.createdAt, known.order)));
        return Body.object();
    }

    ObjectNode delete(Body body) {
        List<String> ids = body.texts("tag_id");
        List<String> groups = body.texts("group_id");
        List<Tag> found = tags.all().stream()
                .filter(tag -> ids.contains(tag.id) || groups.contains(tag.groupId))
                .toList();
        if (found.isEmpty()) {
            throw new Refused(40068, "invalid tagid");
        }
        found.forEach(tag -> tags.remove(tag.id));
        return Body.object();
    }

    private ObjectNode mark(Request request) {
        Body body = request.body();
        String userid = body.text("userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        String externalUserid =
                body.text("external_userid").orElseThrow(() -> new Refused(40096, "invalid external_userid"));
        directory.user(userid).orElseThrow(() -> new Refused(60111, "userid not found"));
        Directory.Follow follow =
                directory.follow(userid, externalUserid).orElseThrow(() -> new Refused(84061, "not external contact"));
        mark(follow, body.texts("add_tag"), body.texts("remove_tag"));
        return Body.object();
    }

    Directory.Follow mark(Directory.Follow follow, List<String> add, List<String> remove) {
        if (add.isEmpty() && remove.isEmpty()) {
            throw new Refused(40058, "invalid Request Parameter, add_tag and remove_tag are both empty");
        }
        for (String id : add) {
            tags.get(id).orElseThrow(() -> new Refused(40068, "invalid tagid"));
        }
        Set<String> next = new LinkedHashSet<>(follow.tagIds());
        next.addAll(add);
        remove.forEach(next::remove);
        if (next.size() > MOST_TAGS_OF_A_CUSTOMER) {
            throw new Refused(40144, "customer tag count out of limit");
        }
        Directory.Follow marked = new Directory.Follow(
                follow.userid(),
                follow.externalUserid(),
                follow.since(),
                follow.state(),
                follow.remark(),
                follow.description(),
                follow.mobiles(),
                List.copyOf(next),
                follow.addWay());
        directory.save(marked);
        return marked;
    }

    private void save(Tag tag) {
        tags.put(tag.id, tag);
    }

    private boolean isTaken(String groupId, String name) {
        return ofGroup(groupId).stream().anyMatch(tag -> tag.name.equals(name));
    }

    private static void checkLength(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new Refused(45002, "content size out of limit");
        }
    }

    private static ObjectNode groupsOf(List<Tag> shown) {
        ObjectNode reply = Body.object();
        ArrayNode groups = reply.putArray("tag_group");
        Set<String> groupIds = new LinkedHashSet<>();
        shown.forEach(tag -> groupIds.add(tag.groupId));
        for (String groupId : groupIds) {
            List<Tag> members =
                    shown.stream().filter(tag -> tag.groupId.equals(groupId)).toList();
            ObjectNode group = groups.addObject()
                    .put("group_id", groupId)
                    .put("group_name", members.get(0).groupName)
                    .put("create_time", members.get(0).createdAt.getEpochSecond())
                    .put("order", 0);
            ArrayNode list = group.putArray("tag");
            members.forEach(tag -> list.addObject()
                    .put("id", tag.id)
                    .put("name", tag.name)
                    .put("create_time", tag.createdAt.getEpochSecond())
                    .put("order", tag.order));
        }
        return reply;
    }
}
