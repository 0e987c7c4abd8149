package io.guidepost.simulator.wecom;

import io.guidepost.simulator.control.Disturbance;
import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.outgoing.Postbox;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What customers, guides and administrators do in WeCom, played from the control panel. */
final class WecomControls {

    private final Directory directory;
    private final Customers customers;
    private final CustomerTransfers transfers;
    private final GroupMessages groupMessages;
    private final AppMessages appMessages;
    private final Logins logins;
    private final Callbacks callbacks;
    private final WecomCorp corp;
    private final Clock clock;

    WecomControls(
            Directory directory,
            Customers customers,
            CustomerTransfers transfers,
            GroupMessages groupMessages,
            AppMessages appMessages,
            Logins logins,
            Callbacks callbacks,
            WecomCorp corp,
            Clock clock) {
        this.directory = directory;
        this.customers = customers;
        this.transfers = transfers;
        this.groupMessages = groupMessages;
        this.appMessages = appMessages;
        this.logins = logins;
        this.callbacks = callbacks;
        this.corp = corp;
        this.clock = clock;
    }

    void register(Panel panel) {
        panel.on(
                "POST",
                "/sim/wecom/friends",
                "顾客添加导购为好友：userid, externalUserid, unionid, state（可选）, name（可选）",
                "A customer becomes the guide's friend: userid, externalUserid, unionid, state (optional), name (optional)",
                this::befriend);
        panel.on(
                "DELETE",
                "/sim/wecom/friends/{userid}/{externalUserid}",
                "顾客删除导购；?by=guide 为导购删除顾客",
                "The customer deletes the guide; with ?by=guide the guide deletes the customer",
                this::unfriend);
        panel.on(
                "POST",
                "/sim/wecom/group-messages/{msgid}/confirmation",
                "导购在企业微信点“发送”：{\"userid\"}",
                "The guide taps send in WeCom: {\"userid\"}",
                this::confirm);
        panel.on(
                "GET",
                "/sim/wecom/group-messages",
                "群发任务，最新在前：?userid=&limit=",
                "Group messages, newest first: ?userid=&limit=",
                this::groupMessageList);
        panel.on(
                "GET",
                "/sim/wecom/messages",
                "应用发给导购的消息，最新在前：?userid=&limit=",
                "The app's messages to guides, newest first: ?userid=&limit=",
                this::messageList);
        panel.on(
                "POST",
                "/sim/wecom/cards/{taskId}/click",
                "导购点击卡片按钮：{\"userid\",\"key\"}",
                "A guide taps a card's button: {\"userid\",\"key\"}",
                this::click);
        panel.on(
                "POST",
                "/sim/wecom/users",
                "导购入职或调店：userid, name, department, departments（兼任）, position, leader, status, newUserid（可选）",
                "A guide joins, moves or changes: userid, name, department; optional departments (as well), position,"
                        + " leader, status (1, 2, 4), newUserid",
                this::join);
        panel.on("DELETE", "/sim/wecom/users/{userid}", "导购离职", "A guide leaves", this::leave);
        panel.on(
                "POST",
                "/sim/wecom/departments",
                "新建、改名或移动部门：id, name, parentId, nameEn（可选）",
                "A department comes, is renamed or moved: id, name, parentId, nameEn (optional)",
                this::department);
        panel.on(
                "DELETE",
                "/sim/wecom/departments/{id}",
                "删除部门（须无成员与子部门）",
                "A department goes; nobody and nothing may be in it",
                this::closeDepartment);
        panel.on(
                "POST",
                "/sim/wecom/organization",
                "生成大型组织（不发回调）：{\"users\", \"perStore\"（默认 7）, \"regions\"（默认 30）}",
                "Generates a large organization without callbacks: {\"users\", \"perStore\" (7), \"regions\" (30)}",
                this::generate);
        panel.on(
                "POST",
                "/sim/wecom/callback-url",
                "设置并验证回调地址：{\"url\"}",
                "Sets the callback URL after verifying it with echostr: {\"url\"}",
                this::verify);
        panel.on(
                "POST",
                "/sim/wecom/callbacks",
                "扰动回调：mode（HOLD、RELEASE、RELEASE_REVERSED、NORMAL、DROP_NEXT、DUPLICATE_NEXT、DELAY_NEXT 等）, times, delayMs",
                "Disturbs callbacks: mode (" + List.of(Postbox.Command.values()) + "), times, delayMs",
                order -> Disturbance.order(callbacks.postbox(), order));
    }

    /** A code for {@code POST /sim/codes}: the OAuth code of a member or of a mere customer. */
    ObjectNode mint(Panel.Order order) {
        Optional<String> userid = order.body().text("userid");
        userid.ifPresent(this::present);
        Logins.Code code = userid.isPresent()
                ? logins.mint("userid", userid.get())
                : logins.mint("external", order.need("externalUserid"));
        return Body.object()
                .put("code", code.code())
                .put("expiresAt", Logins.lastInstant(code).toString());
    }

    private JsonNode befriend(Panel.Order order) {
        Directory.User user = present(order.need("userid"));
        return befriend(user, order, order.body().text("state").orElse(""));
    }

    /** The customer whom the order names becomes this member's friend, by a code that hands {@code state} back if any. */
    ObjectNode befriend(Directory.User user, Panel.Order order, String state) {
        String externalUserid = order.need("externalUserid");
        if (externalUserid.contains("|") || externalUserid.length() > 64) {
            throw PanelRefusal.bad("\"externalUserid\" has at most 64 characters and no bar.");
        }
        if (state.length() > 30) {
            throw PanelRefusal.bad("\"state\" has at most 30 characters.");
        }
        Optional<Directory.Customer> known = directory.customer(externalUserid);
        String unionid = known.map(Directory.Customer::unionid)
                .or(() -> order.body().text("unionid"))
                .orElseGet(() -> order.need("unionid"));
        if (order.body().text("unionid").filter(given -> !given.equals(unionid)).isPresent()) {
            throw PanelRefusal.conflict("The customer " + externalUserid + " already has the unionid " + unionid + ".");
        }
        Optional<Directory.Customer> namesake = directory.customerOfUnionid(unionid);
        if (namesake.filter(other -> !other.externalUserid().equals(externalUserid))
                .isPresent()) {
            throw PanelRefusal.conflict("The unionid " + unionid + " already is the customer "
                    + namesake.get().externalUserid() + ".");
        }
        if (directory.follow(user.userid(), externalUserid).isPresent()) {
            throw PanelRefusal.conflict(user.userid() + " and " + externalUserid + " are friends already.");
        }
        if (known.isEmpty()) {
            String name = order.body().text("name").orElse("顾客" + unionid);
            directory.save(new Directory.Customer(externalUserid, unionid, name, 0));
        }
        directory.save(new Directory.Follow(
                user.userid(), externalUserid, clock.instant(), state, "", "", List.of(), List.of(), 1));
        Map<String, String> fields = change("add_external_contact", user.userid(), externalUserid);
        if (!state.isEmpty()) {
            fields.put("State", state);
        }
        String welcomeCode = customers.newWelcomeCode(user.userid(), externalUserid);
        fields.put("WelcomeCode", welcomeCode);
        callbacks.event("sys", "change_external_contact", fields);
        return Body.object()
                .put("userid", user.userid())
                .put("externalUserid", externalUserid)
                .put("unionid", unionid)
                .put("since", clock.instant().toString())
                .put("callback", callbacks.url().map(URI::toString).orElse(""));
    }

    private JsonNode unfriend(Panel.Order order) {
        String userid = order.variable("userid");
        String externalUserid = order.variable("externalUserid");
        Directory.Follow follow = directory
                .follow(userid, externalUserid)
                .orElseThrow(() -> PanelRefusal.unknown(userid + " and " + externalUserid + " are not friends."));
        directory.remove(follow);
        boolean byGuide = order.call().param("by").orElse("customer").equals("guide");
        callbacks.event(
                "sys",
                "change_external_contact",
                change(byGuide ? "del_external_contact" : "del_follow_user", userid, externalUserid));
        return Body.object().put("userid", userid).put("externalUserid", externalUserid);
    }

    private JsonNode confirm(Panel.Order order) {
        String msgid = order.variable("msgid");
        GroupMessages.Message message = groupMessages
                .find(msgid)
                .orElseThrow(() -> PanelRefusal.unknown("There is no group message " + msgid + "."));
        String userid = order.need("userid");
        GroupMessages.Part part = Optional.ofNullable(message.parts().get(userid))
                .orElseThrow(() -> PanelRefusal.unknown("Group message " + msgid + " is not for " + userid + "."));
        if (message.cancelled()) {
            throw PanelRefusal.conflict("Group message " + msgid + " was cancelled.");
        }
        if (part.confirmedAt() != null) {
            throw PanelRefusal.conflict(userid + " has sent group message " + msgid + " already.");
        }
        present(userid);
        return part(groupMessages.confirm(message, part).parts().get(userid));
    }

    private static ObjectNode part(GroupMessages.Part part) {
        ObjectNode shown = Body.object().put("userid", part.userid());
        shown.set("confirmedAt", Panel.tree(part.confirmedAt()));
        ArrayNode outcomes = shown.putArray("customers");
        part.outcomes().forEach(outcome -> outcomes.addObject()
                .put("externalUserid", outcome.externalUserid())
                .put("status", outcome.status()));
        return shown;
    }

    private JsonNode groupMessageList(Panel.Order order) {
        Optional<String> userid = order.call().param("userid");
        List<GroupMessages.Message> all = groupMessages.all();
        ObjectNode reply = Body.object();
        ArrayNode items = reply.putArray("items");
        for (int i = all.size() - 1; i >= 0 && items.size() < order.limit(); i--) {
            GroupMessages.Message message = all.get(i);
            if (userid.isPresent() && !message.parts().containsKey(userid.get())) {
                continue;
            }
            ObjectNode item = items.addObject()
                    .put("msgid", message.msgid())
                    .put("createdAt", message.createdAt().toString())
                    .put("text", message.text())
                    .put("cancelled", message.cancelled());
            item.set("attachments", message.attachments());
            ArrayNode parts = item.putArray("guides");
            message.parts().values().stream()
                    .filter(part -> userid.isEmpty() || userid.get().equals(part.userid()))
                    .forEach(part -> parts.add(part(part)));
        }
        return reply;
    }

    private JsonNode messageList(Panel.Order order) {
        List<AppMessages.Sent> all = appMessages.sentTo(order.call().param("userid"));
        ObjectNode reply = Body.object();
        ArrayNode items = reply.putArray("items");
        for (int i = all.size() - 1; i >= 0 && items.size() < order.limit(); i--) {
            items.add(Panel.tree(all.get(i)));
        }
        return reply;
    }

    private JsonNode click(Panel.Order order) {
        String taskId = order.variable("taskId");
        AppMessages.Sent card = appMessages
                .card(taskId)
                .orElseThrow(() -> PanelRefusal.unknown("There is no card with the task_id " + taskId + "."));
        String userid = order.need("userid");
        if (!card.users().contains(userid)) {
            throw PanelRefusal.unknown("The card " + taskId + " was not sent to " + userid + ".");
        }
        String key = order.need("key");
        Body content = new Body(card.content());
        if (content.children("button_list").stream()
                .noneMatch(button -> button.text("key").filter(key::equals).isPresent())) {
            throw PanelRefusal.bad("The card " + taskId + " has no button with the key " + key + ".");
        }
        String responseCode = appMessages.newResponseCode(taskId);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("EventKey", key);
        fields.put("TaskId", taskId);
        fields.put("CardType", content.text("card_type").orElse(""));
        fields.put("ResponseCode", responseCode);
        fields.put("AgentID", Integer.toString(corp.agentId()));
        callbacks.event(userid, "template_card_event", fields);
        return Body.object().put("taskId", taskId).put("key", key).put("responseCode", responseCode);
    }

    private JsonNode join(Panel.Order order) {
        String userid = order.need("userid");
        if (!userid.matches("[0-9A-Za-z][0-9A-Za-z_\\-@.]{0,63}")) {
            throw PanelRefusal.bad("\"userid\" has at most 64 letters, digits and _ - @ .");
        }
        int department = knownDepartment(order, "department");
        List<Integer> others = order.body().texts("departments").stream()
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(id -> id != department)
                .toList();
        others.forEach(this::knownDepartment);
        int status = (int) order.body().number("status").orElse(1);
        if (!List.of(1, 2, 4).contains(status)) {
            throw PanelRefusal.bad("\"status\" is 1 (active), 2 (disabled) or 4 (not activated).");
        }
        Optional<Directory.User> before = directory.user(userid);
        boolean leader = order.body().flag("leader");
        String name = order.body()
                .text("name")
                .or(() -> before.map(Directory.User::name))
                .orElseGet(() -> order.need("name"));
        Directory.User user = new Directory.User(
                userid,
                name,
                before.map(Directory.User::alias).orElse(name),
                department,
                others,
                leader,
                order.body().text("position").orElse(leader ? "店长" : "导购"),
                status);
        directory.save(user);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", before.isPresent() ? "update_user" : "create_user");
        fields.put("UserID", userid);
        Optional<String> newUserid = order.body().text("newUserid");
        if (newUserid.isPresent()) {
            if (directory.user(newUserid.get()).isPresent()) {
                throw PanelRefusal.conflict("The userid " + newUserid.get() + " is somebody's already.");
            }
            user = directory.rename(user, newUserid.get());
            fields.put("NewUserID", newUserid.get());
        }
        fields.put(
                "Department", user.departments().stream().map(String::valueOf).collect(Collectors.joining(",")));
        callbacks.event("sys", "change_contact", fields);
        return Panel.tree(user);
    }

    private int knownDepartment(Panel.Order order, String field) {
        int id = (int) order.body()
                .number(field)
                .orElseThrow(() -> PanelRefusal.bad("The field \"" + field + "\" must be a department's number."));
        knownDepartment(id);
        return id;
    }

    private Directory.Department knownDepartment(int id) {
        return directory.department(id).orElseThrow(() -> PanelRefusal.unknown("There is no department " + id + "."));
    }

    private JsonNode department(Panel.Order order) {
        int id = (int) bounded(order, "id", 0, 999_999_999);
        if (id <= 1) {
            throw PanelRefusal.bad("The field \"id\" must be a department's number, not the root's.");
        }
        int parent = knownDepartment(order, "parentId");
        if (directory.below(id).stream().anyMatch(below -> below.id() == parent)) {
            throw PanelRefusal.conflict("Department " + parent + " lies within " + id + ".");
        }
        boolean isNew = directory.department(id).isEmpty();
        String name = order.need("name");
        Directory.Department department =
                new Directory.Department(id, name, order.body().text("nameEn").orElse(name), parent, id);
        directory.save(department);
        tellOfDepartment(isNew ? "create_party" : "update_party", id, parent);
        return Panel.tree(department);
    }

    private JsonNode closeDepartment(Panel.Order order) {
        String text = order.variable("id");
        Directory.Department department = knownDepartment(text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0);
        if (department.id() == 1
                || directory.below(department.id()).size() > 1
                || !directory.usersIn(department.id()).isEmpty()) {
            throw PanelRefusal.conflict("Department " + text + " is the root, or somebody or something is in it.");
        }
        directory.remove(department);
        tellOfDepartment("delete_party", department.id(), department.parentId());
        return Body.object().put("id", department.id()).put("removed", true);
    }

    private void tellOfDepartment(String changeType, int id, int parent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", changeType);
        fields.put("Id", Integer.toString(id));
        fields.put("ParentId", Integer.toString(parent));
        callbacks.event("sys", "change_contact", fields);
    }

    private JsonNode generate(Panel.Order order) {
        int users = (int) bounded(order, "users", -1, 150_000);
        int perStore = (int) bounded(order, "perStore", 7, 500);
        int regions = (int) bounded(order, "regions", 30, 200);
        return DemoDirectory.generate(directory, users, perStore, regions);
    }

    private static long bounded(Panel.Order order, String field, long otherwise, long most) {
        long number = order.body().number(field).orElse(otherwise);
        if (number < 0 || number > most) {
            throw PanelRefusal.bad("The field \"" + field + "\" must be a number up to " + most + ".");
        }
        return number;
    }

    private JsonNode leave(Panel.Order order) {
        Directory.User user = present(order.variable("userid"));
        directory.leave(user);
        transfers.left(user.userid());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", "delete_user");
        fields.put("UserID", user.userid());
        callbacks.event("sys", "change_contact", fields);
        return Body.object().put("userid", user.userid()).put("left", true);
    }

    private JsonNode verify(Panel.Order order) {
        URI url;
        try {
            url = URI.create(order.need("url"));
        } catch (IllegalArgumentException malformed) {
            throw PanelRefusal.bad("\"url\" is not a URL.");
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw PanelRefusal.bad("\"url\" must be an http or https URL.");
        }
        boolean verified = callbacks.verifies(url);
        if (verified) {
            callbacks.url(Optional.of(url));
        }
        return Body.object().put("url", url.toString()).put("verified", verified);
    }

    private static Map<String, String> change(String type, String userid, String externalUserid) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", type);
        fields.put("UserID", userid);
        fields.put("ExternalUserID", externalUserid);
        return fields;
    }

    private Directory.User present(String userid) {
        return directory.user(userid).orElseThrow(() -> PanelRefusal.unknown("There is no member " + userid + "."));
    }
}
