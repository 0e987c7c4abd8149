package io.guidepost.simulator.wecom;

import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.http.Body;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What guides do with moments, and what happens in group chats, played from the control panel. */
final class SpreadControls {

    private final Directory directory;
    private final Moments moments;
    private final GroupChats chats;
    private final Callbacks callbacks;
    private final Clock clock;

    SpreadControls(Directory directory, Moments moments, GroupChats chats, Callbacks callbacks, Clock clock) {
        this.directory = directory;
        this.moments = moments;
        this.chats = chats;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    void register(Panel panel) {
        panel.on(
                "GET",
                "/sim/wecom/moments",
                "客户朋友圈，最新在前：?userid=&limit=",
                "Customer moments, newest first: ?userid=&limit=",
                this::momentList);
        panel.on(
                "POST",
                "/sim/wecom/moments/{momentId}/publication",
                "导购在企业微信点“发表”：{\"userid\"}",
                "The guide taps publish in WeCom: {\"userid\"}",
                this::publish);
        panel.on(
                "POST",
                "/sim/wecom/personal-moments",
                "导购自己发表朋友圈：userid, text, pictures（张数，可选）, linkTitle, linkUrl（可选）",
                "The guide publishes a moment of his own: userid, text, pictures (how many), linkTitle, linkUrl (optional)",
                this::publishOwn);
        panel.on(
                "GET",
                "/sim/wecom/group-chats",
                "客户群：?userid=&limit=",
                "Customer group chats: ?userid=&limit=",
                this::chatList);
        panel.on(
                "POST",
                "/sim/wecom/group-chats",
                "导购建群：userid, name",
                "The guide makes a group chat: userid, name",
                this::makeChat);
        panel.on(
                "POST",
                "/sim/wecom/group-chats/{chatId}/members",
                "顾客入群：externalUserid, invitor（可选，没有即扫码）",
                "A customer comes in: externalUserid, invitor (optional; without it, by the code)",
                this::join);
        panel.on(
                "DELETE",
                "/sim/wecom/group-chats/{chatId}/members/{externalUserid}",
                "顾客退群",
                "A customer leaves the chat",
                this::leave);
        panel.on("DELETE", "/sim/wecom/group-chats/{chatId}", "解散群", "The chat is dismissed", this::dismiss);
    }

    private JsonNode momentList(Panel.Order order) {
        Optional<String> userid = order.call().param("userid");
        List<Moments.Moment> all = moments.all();
        ObjectNode reply = Body.object();
        ArrayNode items = reply.putArray("items");
        for (int i = all.size() - 1; i >= 0 && items.size() < order.limit(); i--) {
            Moments.Moment moment = all.get(i);
            if (userid.isEmpty() || moment.published().containsKey(userid.get())) {
                items.add(shown(moment));
            }
        }
        return reply;
    }

    private static ObjectNode shown(Moments.Moment moment) {
        ObjectNode shown = Body.object()
                .put("momentId", moment.momentId())
                .put("createdAt", moment.createdAt().toString())
                .put("creator", moment.creator())
                .put("text", moment.text())
                .put("cancelled", moment.cancelled());
        shown.set("attachments", moment.attachments());
        ArrayNode guides = shown.putArray("guides");
        moment.published().entrySet().stream().limit(200).forEach(guide -> guides.addObject()
                .put("userid", guide.getKey())
                .put("published", guide.getValue() != null));
        return shown;
    }

    private JsonNode publish(Panel.Order order) {
        String momentId = order.variable("momentId");
        String userid = order.need("userid");
        Moments.Moment moment = moments.find(momentId)
                .orElseThrow(() -> PanelRefusal.unknown("There is no moment " + momentId + " yet."));
        if (!moment.published().containsKey(userid)) {
            throw PanelRefusal.unknown("Moment " + momentId + " is not for " + userid + ".");
        }
        if (moment.cancelled()) {
            throw PanelRefusal.conflict("Moment " + momentId + " was cancelled.");
        }
        if (moment.published().get(userid) != null) {
            throw PanelRefusal.conflict(userid + " has published moment " + momentId + " already.");
        }
        present(userid);
        return shown(moments.publish(moment, userid));
    }

    private JsonNode publishOwn(Panel.Order order) {
        String userid = order.need("userid");
        present(userid);
        ArrayNode attachments = Body.JSON.createArrayNode();
        long pictures = order.body().number("pictures").orElse(0);
        for (int i = 0; i < pictures; i++) {
            attachments.addObject().put("msgtype", "image").putObject("image").put("media_id", "own" + i);
        }
        order.body().text("linkUrl").ifPresent(url -> attachments
                .addObject()
                .put("msgtype", "link")
                .putObject("link")
                .put("title", order.body().text("linkTitle").orElse(""))
                .put("url", url));
        return shown(moments.publishOwn(userid, order.body().text("text").orElse(""), attachments));
    }

    private JsonNode chatList(Panel.Order order) {
        ObjectNode reply = Body.object();
        ArrayNode items = reply.putArray("items");
        Optional<String> userid = order.call().param("userid");
        directory.users().stream()
                .filter(user -> userid.isEmpty() || user.userid().equals(userid.get()))
                .flatMap(user -> chats.ownedBy(user.userid()).stream())
                .limit(order.limit())
                .forEach(chatId -> items.add(Panel.tree(chats.find(chatId).orElseThrow())));
        return reply;
    }

    private JsonNode makeChat(Panel.Order order) {
        String userid = order.need("userid");
        present(userid);
        GroupChats.Chat chat = new GroupChats.Chat(
                "wr" + UUID.randomUUID().toString().replace("-", ""),
                order.need("name"),
                userid,
                clock.instant(),
                List.of(),
                1);
        chats.save(chat);
        tell("create", chat.chatId(), Map.of());
        return Panel.tree(chat);
    }

    private JsonNode join(Panel.Order order) {
        GroupChats.Chat chat = chat(order);
        String externalUserid = order.need("externalUserid");
        if (directory.customer(externalUserid).isEmpty()) {
            throw PanelRefusal.unknown("There is no customer " + externalUserid + ".");
        }
        Optional<String> invitor = order.body().text("invitor");
        invitor.ifPresent(this::present);
        GroupChats.Chat next = chats.join(chat, externalUserid, invitor, clock.instant());
        tell(
                "update",
                chat.chatId(),
                change("add_member", invitor.isPresent() ? "0" : "3", externalUserid, chat, next));
        return Panel.tree(next);
    }

    private JsonNode leave(Panel.Order order) {
        GroupChats.Chat chat = chat(order);
        String externalUserid = order.variable("externalUserid");
        GroupChats.Chat next = chats.leave(chat, externalUserid);
        tell("update", chat.chatId(), change("del_member", "", externalUserid, chat, next));
        return Panel.tree(next);
    }

    private JsonNode dismiss(Panel.Order order) {
        GroupChats.Chat chat = chat(order);
        chats.dismiss(chat);
        tell("dismiss", chat.chatId(), Map.of());
        return Body.object().put("chatId", chat.chatId());
    }

    private GroupChats.Chat chat(Panel.Order order) {
        String chatId = order.variable("chatId");
        return chats.find(chatId).orElseThrow(() -> PanelRefusal.unknown("There is no group chat " + chatId + "."));
    }

    private static Map<String, String> change(
            String detail, String scene, String externalUserid, GroupChats.Chat before, GroupChats.Chat after) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("UpdateDetail", detail);
        fields.put(detail.equals("add_member") ? "JoinScene" : "QuitScene", scene.isEmpty() ? "0" : scene);
        fields.put("MemChangeCnt", "1");
        fields.put("MemChangeList", "<Item><![CDATA[" + externalUserid + "]]></Item>");
        fields.put("LastMemVer", Integer.toString(before.version()));
        fields.put("CurMemVer", Integer.toString(after.version()));
        return fields;
    }

    private void tell(String changeType, String chatId, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChatId", chatId);
        fields.put("ChangeType", changeType);
        fields.putAll(more);
        callbacks.event("sys", "change_external_chat", fields);
    }

    private void present(String userid) {
        directory.user(userid).orElseThrow(() -> PanelRefusal.unknown("There is no member " + userid + "."));
    }
}
