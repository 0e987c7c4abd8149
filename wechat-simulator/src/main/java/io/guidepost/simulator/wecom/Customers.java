package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Page;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Customers as the guides know them: reading, remarks and the welcome message. */
final class Customers {

    private static final String BASE = "/cgi-bin/externalcontact/";
    private static final int MOST_GUIDES = 100;
    private static final Duration WELCOME_LIFE = Duration.ofSeconds(20);

    /** What is known of a code that was issued long ago may be nothing but that it was. */
    record WelcomeCode(
            String code,
            String userid,
            String externalUserid,
            Instant issuedAt,
            boolean spent,
            Instant sentAt,
            ObjectNode message) {}

    private final Directory directory;
    private final Attachments attachments;
    private final Clock clock;
    private final Table<WelcomeCode> welcomeCodes;
    private final CorpTags tags;

    Customers(Directory directory, CorpTags tags, Attachments attachments, Store store, Clock clock) {
        this.directory = directory;
        this.attachments = attachments;
        this.clock = clock;
        this.welcomeCodes = store.table("welcome_codes", WelcomeCode.class, 5_000);
        this.tags = tags;
    }

    void register(Operation.Registry registry) {
        registry.get(BASE + "get_follow_user_list", Access.APP, this::followUsers);
        registry.get(BASE + "list", Access.APP, this::list);
        registry.get(BASE + "get", Access.APP, this::get);
        registry.post(BASE + "batch/get_by_user", Access.APP, this::batch);
        registry.post(BASE + "remark", Access.APP, this::remark);
        registry.post(BASE + "send_welcome_msg", Access.APP, this::welcome);
    }

    String newWelcomeCode(String userid, String externalUserid) {
        WelcomeCode code = new WelcomeCode(
                UUID.randomUUID().toString(), userid, externalUserid, clock.instant(), false, null, null);
        welcomeCodes.put(code.code, code);
        return code.code;
    }

    private ObjectNode followUsers(Request request) {
        ObjectNode reply = Body.object();
        ArrayNode list = reply.putArray("follow_user");
        directory.users().forEach(user -> list.add(user.userid()));
        return reply;
    }

    private ObjectNode list(Request request) {
        String userid = request.call().param("userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        List<Directory.Follow> follows = directory.followsOf(present(userid));
        if (follows.isEmpty()) {
            throw new Refused(84061, "not external contact");
        }
        ObjectNode reply = Body.object();
        ArrayNode list = reply.putArray("external_userid");
        follows.forEach(follow -> list.add(follow.externalUserid()));
        return reply;
    }

    private ObjectNode get(Request request) {
        String id = request.call()
                .param("external_userid")
                .orElseThrow(() -> new Refused(40096, "invalid external_userid"));
        List<Directory.Follow> follows = directory.followersOf(id);
        if (follows.isEmpty()) {
            throw directory.customer(id).isPresent()
                            || Wecom.EXTERNAL_USERID.matcher(id).matches()
                    ? new Refused(84061, "not external contact")
                    : new Refused(40096, "invalid external_userid");
        }
        ObjectNode reply = Body.object();
        reply.set("external_contact", contact(directory.customer(id).orElseThrow()));
        ArrayNode users = reply.putArray("follow_user");
        for (Directory.Follow follow : follows) {
            ObjectNode row = relation(follow);
            ArrayNode marked = row.putArray("tags");
            follow.tagIds().forEach(tagId -> tags.find(tagId).ifPresent(tag -> marked.addObject()
                    .put("group_name", tag.groupName())
                    .put("tag_name", tag.name())
                    .put("tag_id", tag.id())
                    .put("type", 1)));
            users.add(row);
        }
        return reply;
    }

    private ObjectNode batch(Request request) {
        List<String> userids = request.body().texts("userid_list");
        if (userids.isEmpty() || userids.size() > MOST_GUIDES) {
            throw new Refused(40058, "invalid Request Parameter, userid_list takes 1 to 100 userids");
        }
        List<Directory.Follow> all = new ArrayList<>();
        userids.forEach(userid -> all.addAll(directory.followsOf(present(userid))));
        Page<Directory.Follow> page = Page.of(all, request.body(), "get_by_user" + String.join(",", userids), 50, 100);
        ObjectNode reply = Body.object();
        ArrayNode list = reply.putArray("external_contact_list");
        for (Directory.Follow follow : page.items()) {
            ObjectNode row = list.addObject();
            row.set(
                    "external_contact",
                    contact(directory.customer(follow.externalUserid()).orElseThrow()));
            ObjectNode info = relation(follow);
            ArrayNode marked = info.putArray("tag_id");
            follow.tagIds().stream()
                    .filter(tagId -> tags.find(tagId).isPresent())
                    .forEach(marked::add);
            row.set("follow_info", info);
        }
        reply.put("next_cursor", page.nextCursor());
        reply.putObject("fail_info").putArray("unlicensed_userid_list");
        return reply;
    }

    private ObjectNode remark(Request request) {
        Body body = request.body();
        Directory.Follow follow = friends(body);
        if (List.of("remark", "description", "remark_company", "remark_mobiles", "remark_pic_mediaid").stream()
                .noneMatch(body::has)) {
            throw new Refused(40058, "invalid Request Parameter, nothing to change");
        }
        String remark = body.has("remark") ? body.text("remark").orElse("") : follow.remark();
        String description = body.has("description") ? body.text("description").orElse("") : follow.description();
        if (remark.length() > 20 || description.length() > 150) {
            throw new Refused(45002, "content size out of limit");
        }
        List<String> mobiles = body.has("remark_mobiles")
                ? body.texts("remark_mobiles").stream()
                        .filter(mobile -> !mobile.isEmpty())
                        .toList()
                : follow.mobiles();
        directory.save(new Directory.Follow(
                follow.userid(),
                follow.externalUserid(),
                follow.since(),
                follow.state(),
                remark,
                description,
                mobiles,
                follow.tagIds(),
                follow.addWay()));
        return Body.object();
    }

    private ObjectNode welcome(Request request) {
        String text = request.body().text("welcome_code").orElseThrow(() -> new Refused(41050, "invalid welcome_code"));
        WelcomeCode code = welcomeCodes.get(text).orElseThrow(() -> new Refused(41050, "invalid welcome_code"));
        if (code.spent) {
            throw new Refused(41051, "externaluser has started chatting");
        }
        if (clock.instant().isAfter(code.issuedAt.plus(WELCOME_LIFE))) {
            throw new Refused(41050, "welcome_code expired");
        }
        attachments.check(request.body());
        ObjectNode message = ((ObjectNode) request.body().node()).deepCopy();
        message.remove("welcome_code");
        welcomeCodes.put(
                text,
                new WelcomeCode(text, code.userid, code.externalUserid, code.issuedAt, true, clock.instant(), message));
        return Body.object();
    }

    /** Welcome codes in the order in which they were issued. */
    List<WelcomeCode> welcomeCodes() {
        return welcomeCodes.all();
    }

    private Directory.Follow friends(Body body) {
        String userid = body.text("userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        String externalUserid =
                body.text("external_userid").orElseThrow(() -> new Refused(40096, "invalid external_userid"));
        return directory
                .follow(present(userid), externalUserid)
                .orElseThrow(() -> new Refused(84061, "not external contact"));
    }

    private String present(String userid) {
        return directory
                .user(userid)
                .map(Directory.User::userid)
                .orElseThrow(() -> new Refused(60111, "userid not found"));
    }

    private static ObjectNode contact(Directory.Customer customer) {
        return Body.object()
                .put("external_userid", customer.externalUserid())
                .put("name", customer.name())
                .put("avatar", "https://wx.qlogo.cn/mmhead/" + customer.externalUserid() + "/0")
                .put("type", 1)
                .put("gender", customer.gender())
                .put("unionid", customer.unionid());
    }

    private static ObjectNode relation(Directory.Follow follow) {
        ObjectNode row = Body.object()
                .put("userid", follow.userid())
                .put("remark", follow.remark())
                .put("description", follow.description())
                .put("createtime", follow.since().getEpochSecond())
                .put("remark_corp_name", "")
                .put("oper_userid", follow.userid())
                .put("add_way", follow.addWay());
        ArrayNode mobiles = row.putArray("remark_mobiles");
        follow.mobiles().forEach(mobiles::add);
        if (!follow.state().isEmpty()) {
            row.put("state", follow.state());
        }
        return row;
    }
}
