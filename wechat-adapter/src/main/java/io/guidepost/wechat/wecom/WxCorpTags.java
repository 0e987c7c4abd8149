package io.guidepost.wechat.wecom;

import io.guidepost.domain.tag.CorpTags;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The corporation's tags and the friends who are marked with them. */
final class WxCorpTags implements CorpTags {

    private final WecomApp app;

    WxCorpTags(WecomApp app) {
        this.app = app;
    }

    @Override
    public List<CorpGroup> all() {
        return Fields.list(app.ask("externalcontact/get_corp_tag_list", WecomApp.body()), "tag_group").stream()
                .map(WxCorpTags::group)
                .toList();
    }

    @Override
    public CorpGroup add(String groupId, String groupName, List<String> names) {
        var body = WecomApp.body();
        if (groupId.isEmpty()) {
            body.put("group_name", groupName);
        } else {
            body.put("group_id", groupId);
        }
        var tags = body.putArray("tag");
        names.forEach(name -> tags.addObject().put("name", name));
        return group(app.order("externalcontact/add_corp_tag", body).path("tag_group"));
    }

    @Override
    public void rename(String id, String name) {
        app.order("externalcontact/edit_corp_tag", WecomApp.body().put("id", id).put("name", name));
    }

    @Override
    public void delete(Collection<String> tagIds) {
        var body = WecomApp.body();
        var ids = body.putArray("tag_id");
        tagIds.forEach(ids::add);
        app.order("externalcontact/del_corp_tag", body);
    }

    @Override
    public void mark(String userid, String externalUserid, Set<String> add, Set<String> remove) {
        var body = WecomApp.body().put("userid", userid).put("external_userid", externalUserid);
        var added = body.putArray("add_tag");
        add.forEach(added::add);
        var removed = body.putArray("remove_tag");
        remove.forEach(removed::add);
        app.order("externalcontact/mark_tag", body);
    }

    /** Tags that were deleted are still listed with those asked for by id; of a whole list they are no part. */
    private static CorpGroup group(JsonNode node) {
        return new CorpGroup(
                Fields.text(node, "group_id"),
                Fields.text(node, "group_name"),
                Fields.list(node, "tag").stream()
                        .filter(tag -> !tag.path("deleted").asBoolean(false))
                        .map(tag -> new CorpTag(Fields.text(tag, "id"), Fields.text(tag, "name")))
                        .toList());
    }
}
