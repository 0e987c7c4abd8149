package io.guidepost.simulator.wecom;

import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.http.Body;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Customers scan codes, and what they are greeted with. */
final class AcquisitionControls {

    private final Directory directory;
    private final Customers customers;
    private final ContactWays ways;
    private final WecomControls controls;

    AcquisitionControls(Directory directory, Customers customers, ContactWays ways, WecomControls controls) {
        this.directory = directory;
        this.customers = customers;
        this.ways = ways;
        this.controls = controls;
    }

    void register(Panel panel) {
        panel.on(
                "POST",
                "/sim/wecom/scans",
                "顾客扫“联系我”活码并添加导购：configId 或 state, externalUserid, unionid, name（可选）",
                "A customer scans a contact way and adds a guide of it: configId or state, externalUserid, unionid, name"
                        + " (optional)",
                this::scan);
        panel.on(
                "GET",
                "/sim/wecom/welcomes",
                "欢迎语，最新在前：?limit=",
                "Welcome codes and what was sent by them, newest first: ?limit=",
                this::welcomes);
    }

    /** WeCom picks one of the people on the code who is not his friend yet. */
    private JsonNode scan(Panel.Order order) {
        ContactWays.Way way = ways.find(
                        order.body().text("configId"), order.body().text("state"))
                .orElseThrow(() -> PanelRefusal.unknown("There is no contact way of this configId or state."));
        String externalUserid = order.need("externalUserid");
        List<Directory.User> people = way.settings()
                .path("user")
                .valueStream()
                .map(JsonNode::asString)
                .flatMap(userid -> directory.user(userid).stream())
                .filter(user -> directory.follow(user.userid(), externalUserid).isEmpty())
                .toList();
        if (people.isEmpty()) {
            throw PanelRefusal.conflict("Everybody on this code is a friend of " + externalUserid + " already.");
        }
        Directory.User picked = people.get(ThreadLocalRandom.current().nextInt(people.size()));
        return controls.befriend(picked, order, way.settings().path("state").asString(""));
    }

    private JsonNode welcomes(Panel.Order order) {
        List<Customers.WelcomeCode> all = customers.welcomeCodes();
        ObjectNode reply = Body.object();
        ArrayNode items = reply.putArray("items");
        for (int i = all.size() - 1; i >= 0 && items.size() < order.limit(); i--) {
            Customers.WelcomeCode code = all.get(i);
            ObjectNode item = items.addObject()
                    .put("code", code.code())
                    .put("userid", code.userid())
                    .put("externalUserid", code.externalUserid())
                    .put("issuedAt", code.issuedAt().toString());
            Optional.ofNullable(code.sentAt()).ifPresent(at -> item.put("sentAt", at.toString()));
            Optional.ofNullable(code.message()).ifPresent(message -> {
                item.put("text", message.path("text").path("content").asString(""));
                item.set("attachments", message.path("attachments"));
            });
        }
        return reply;
    }
}
