package io.guidepost.simulator.wecom;

import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What guides and administrators do in WeCom itself with tags, remarks and hand-overs, played from the control panel. */
final class RelationControls {

    private final Directory directory;
    private final CorpTags tags;
    private final CustomerTransfers transfers;
    private final Callbacks callbacks;

    RelationControls(Directory directory, CorpTags tags, CustomerTransfers transfers, Callbacks callbacks) {
        this.directory = directory;
        this.tags = tags;
        this.transfers = transfers;
        this.callbacks = callbacks;
    }

    void register(Panel panel) {
        panel.on(
                "POST",
                "/sim/wecom/tags",
                "管理员在企业微信新建标签：groupName, name",
                "An administrator adds a tag in WeCom: groupName, name",
                this::addTag);
        panel.on(
                "POST",
                "/sim/wecom/tags/{id}/name",
                "管理员改标签或标签组的名字：{\"name\"}",
                "An administrator renames a tag or a group: {\"name\"}",
                this::rename);
        panel.on(
                "DELETE",
                "/sim/wecom/tags/{id}",
                "管理员删除标签或标签组",
                "An administrator deletes a tag or a group",
                this::deleteTag);
        panel.on(
                "POST",
                "/sim/wecom/friends/{userid}/{externalUserid}/detail",
                "导购在企业微信修改备注与标签：remark, description, addTags, removeTags",
                "The guide edits remark and tags in WeCom: remark, description, addTags, removeTags",
                this::edit);
        panel.on(
                "POST",
                "/sim/wecom/transfers/{externalUserid}/failure",
                "继承失败：{\"why\":\"REFUSED\"|\"LIMITED\"}",
                "The hand-over fails: {\"why\":\"REFUSED\"|\"LIMITED\"}",
                this::fail);
        panel.on(
                "POST",
                "/sim/wecom/transfers/settlement",
                "满24小时的继承生效",
                "Hand-overs that have waited for 24 hours take effect",
                order -> Body.object().put("settled", transfers.settle()));
    }

    private JsonNode addTag(Panel.Order order) {
        ObjectNode body = Body.object().put("group_name", order.need("groupName"));
        body.putArray("tag").addObject().put("name", order.need("name"));
        JsonNode added = judged(() -> tags.add(new Body(body)));
        String id = added.path("tag_group").path("tag").get(0).path("id").asString();
        tell("create", id, "tag");
        return Body.object()
                .put("id", id)
                .put("groupId", added.path("tag_group").path("group_id").asString());
    }

    private JsonNode rename(Panel.Order order) {
        String id = order.variable("id");
        boolean isTag = tags.find(id).isPresent();
        judged(() -> tags.edit(new Body(Body.object().put("id", id).put("name", order.need("name")))));
        tell("update", id, isTag ? "tag" : "tag_group");
        return Body.object().put("id", id);
    }

    private JsonNode deleteTag(Panel.Order order) {
        String id = order.variable("id");
        boolean isTag = tags.find(id).isPresent();
        ObjectNode body = Body.object();
        body.putArray(isTag ? "tag_id" : "group_id").add(id);
        judged(() -> tags.delete(new Body(body)));
        tell("delete", id, isTag ? "tag" : "tag_group");
        return Body.object().put("id", id);
    }

    private JsonNode edit(Panel.Order order) {
        Directory.Follow follow = directory
                .follow(order.variable("userid"), order.variable("externalUserid"))
                .orElseThrow(() -> PanelRefusal.unknown("They are no friends."));
        Body body = order.body();
        List<String> add = body.texts("addTags");
        List<String> remove = body.texts("removeTags");
        if (!add.isEmpty() || !remove.isEmpty()) {
            Directory.Follow before = follow;
            follow = judged(() -> tags.mark(before, add, remove));
        }
        Directory.Follow edited = new Directory.Follow(
                follow.userid(),
                follow.externalUserid(),
                follow.since(),
                follow.state(),
                body.has("remark") ? body.text("remark").orElse("") : follow.remark(),
                body.has("description") ? body.text("description").orElse("") : follow.description(),
                follow.mobiles(),
                follow.tagIds(),
                follow.addWay());
        directory.save(edited);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", "edit_external_contact");
        fields.put("UserID", edited.userid());
        fields.put("ExternalUserID", edited.externalUserid());
        callbacks.event("sys", "change_external_contact", fields);
        return Panel.tree(edited);
    }

    private JsonNode fail(Panel.Order order) {
        int status =
                switch (order.need("why")) {
                    case "REFUSED" -> CustomerTransfers.REFUSED;
                    case "LIMITED" -> CustomerTransfers.LIMITED;
                    default -> throw PanelRefusal.bad("\"why\" is REFUSED or LIMITED.");
                };
        if (!transfers.fail(order.variable("externalUserid"), status)) {
            throw PanelRefusal.unknown("No hand-over of this customer waits.");
        }
        return Body.object().put("status", status);
    }

    private void tell(String changeType, String id, String tagType) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", changeType);
        fields.put("Id", id);
        fields.put("TagType", tagType);
        callbacks.event("sys", "change_external_tag", fields);
    }

    private static <T> T judged(java.util.function.Supplier<T> edit) {
        try {
            return edit.get();
        } catch (Refused refused) {
            throw PanelRefusal.conflict(refused.errcode() + " " + refused.getMessage());
        }
    }
}
