package io.guidepost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.simulator.wecom.DeliveredMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WecomTest {

    private static final String BASE = "/cgi-bin/externalcontact/";

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final Tencent tencent = new Tencent(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theTokenStaysTheSameUntilItExpires() {
        String first = tencent.appToken();
        assertThat(tencent.appToken()).isEqualTo(first);

        simulator.advance(Duration.ofSeconds(7201));

        assertThat(errcode(tencent.get("/cgi-bin/department/list?access_token=" + first)))
                .isEqualTo(42001);
        assertThat(tencent.appToken()).isNotEqualTo(first);
    }

    @Test
    void tokensAreJudged() {
        String contacts = tencent.contactsToken();
        assertThat(errcode(tencent.get("/cgi-bin/department/list"))).isEqualTo(41001);
        assertThat(errcode(tencent.get("/cgi-bin/department/list?access_token=guess")))
                .isEqualTo(40014);
        assertThat(errcode(tencent.post("/cgi-bin/user/list_id?access_token=" + tencent.appToken(), "{}")))
                .isEqualTo(48002);
        assertThat(errcode(tencent.post("/cgi-bin/message/send?access_token=" + contacts, "{}")))
                .isEqualTo(301002);

        tencent.order("/sim/tokens/revoke", "{\"audience\":\"contacts\"}");

        assertThat(errcode(tencent.post("/cgi-bin/user/list_id?access_token=" + contacts, "{}")))
                .isEqualTo(40014);
        assertThat(errcode(tencent.get(
                        "/cgi-bin/gettoken?corpid=" + simulator.credentials().corpId() + "&corpsecret=wrong")))
                .isEqualTo(40001);
    }

    @Test
    void errorsSayWhereToLookThemUp() {
        JsonNode error = tencent.get("/cgi-bin/department/list");

        assertThat(error.path("errmsg").asString())
                .matches("access_token missing, hint: \\[\\d{24}], from ip: 127\\.0\\.0\\.1, more info at"
                        + " https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=41001");
    }

    @Test
    void anUnknownPathFailsLoudly() {
        assertThat(errcode(tencent.wecom("/cgi-bin/unheard/of"))).isEqualTo(48002);
        assertThat(tencent.panel("GET", "/unheard/of", "").statusCode()).isEqualTo(404);
        assertThat(tencent.panel("GET", "/sim/unheard", "").statusCode()).isEqualTo(404);
        assertThat(errcode(tencent.wecom("/cgi-bin/department/list", "{}"))).isEqualTo(43001);
    }

    @Test
    void theDirectoryHasThreeRegionsEightStoresAndFortyGuides() {
        JsonNode departments = tencent.wecom("/cgi-bin/department/list").path("department");
        JsonNode users = tencent.post("/cgi-bin/user/list_id?access_token=" + tencent.contactsToken(), "{}")
                .path("dept_user");

        assertThat(departments.valueStream().filter(one -> one.path("parentid").asInt() == 1))
                .hasSize(3);
        assertThat(departments.valueStream().filter(one -> one.path("parentid").asInt() > 1))
                .hasSize(8)
                .allMatch(store -> store.path("department_leader").size() == 1);
        assertThat(users.values()).hasSize(40);
        JsonNode li = tencent.wecom("/cgi-bin/user/get?userid=sh001_li");
        assertThat(li.path("name").asString()).isEqualTo("李静怡");
        assertThat(li.path("is_leader_in_dept").get(0).asInt()).isEqualTo(1);
        assertThat(errcode(tencent.wecom("/cgi-bin/user/get?userid=nobody"))).isEqualTo(60111);
    }

    @Test
    void aLargeOrganizationIsGeneratedAndShrinksAgain() {
        JsonNode made = tencent.order("/sim/wecom/organization", "{\"users\":14000,\"perStore\":10,\"regions\":20}");

        assertThat(made.path("stores").asInt()).isEqualTo(1_400);
        JsonNode page = tencent.post("/cgi-bin/user/list_id?access_token=" + tencent.contactsToken(), "{}");
        assertThat(page.path("dept_user").values()).hasSize(10_000);
        assertThat(page.path("next_cursor").asString()).isNotEmpty();
        assertThat(tencent.wecom("/cgi-bin/department/list").path("department").values())
                .hasSize(1 + 3 + 8 + 20 + 1_400);
        assertThat(tencent.wecom("/cgi-bin/user/list?department_id=300001")
                        .path("userlist")
                        .values())
                .hasSize(10);
        assertThat(tencent.wecom("/cgi-bin/user/list?department_id=200001&fetch_child=1")
                        .path("userlist")
                        .values())
                .hasSize(700);

        JsonNode fewer = tencent.order("/sim/wecom/organization", "{\"users\":13990,\"perStore\":10,\"regions\":20}");

        assertThat(fewer.path("gone").asInt()).isEqualTo(10);
        assertThat(errcode(tencent.wecom("/cgi-bin/user/get?userid=y014000"))).isEqualTo(60111);
    }

    @Test
    void peopleMayBeInSeveralDepartmentsDisabledOrRenamed() {
        tencent.order(
                "/sim/wecom/users",
                "{\"userid\":\"sh001_wang\",\"department\":12,\"departments\":[11,13],\"status\":2}");

        JsonNode wang = tencent.wecom("/cgi-bin/user/get?userid=sh001_wang");
        assertThat(wang.path("department").values()).extracting(JsonNode::asInt).containsExactly(12, 11, 13);
        assertThat(wang.path("main_department").asInt()).isEqualTo(12);
        assertThat(wang.path("status").asInt()).isEqualTo(2);
        assertThat(userids("13")).contains("sh001_wang");

        tencent.order("/sim/wecom/users", "{\"userid\":\"sh001_wang\",\"department\":12,\"newUserid\":\"wang.new\"}");

        assertThat(errcode(tencent.wecom("/cgi-bin/user/get?userid=sh001_wang")))
                .isEqualTo(60111);
        assertThat(userids("12")).contains("wang.new");
        assertThat(userids("13")).doesNotContain("sh001_wang", "wang.new");
        assertThat(tencent.wecom(BASE + "list?userid=wang.new")
                        .path("external_userid")
                        .values())
                .hasSize(6);
    }

    @Test
    void departmentsComeMoveAndGo() {
        tencent.order("/sim/wecom/departments", "{\"id\":19,\"name\":\"新店\",\"parentId\":2}");
        tencent.order("/sim/wecom/departments", "{\"id\":19,\"name\":\"新店\",\"parentId\":3}");

        JsonNode store = tencent.wecom("/cgi-bin/department/list?id=19")
                .path("department")
                .get(0);
        assertThat(store.path("parentid").asInt()).isEqualTo(3);
        assertThat(tencent.panel("POST", "/sim/wecom/departments", "{\"id\":3,\"name\":\"x\",\"parentId\":19}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(tencent.panel("DELETE", "/sim/wecom/departments/11", "").statusCode())
                .isEqualTo(409);
        assertThat(tencent.panel("DELETE", "/sim/wecom/departments/19", "").statusCode())
                .isEqualTo(200);
        assertThat(errcode(tencent.wecom("/cgi-bin/department/list?id=19"))).isEqualTo(60003);
    }

    private Set<String> userids(String department) {
        Set<String> userids = new HashSet<>();
        tencent.wecom("/cgi-bin/user/list?department_id=" + department)
                .path("userlist")
                .forEach(user -> userids.add(user.path("userid").asString()));
        return userids;
    }

    @Test
    void pagesFollowTheirCursorAndRefuseForeignOnes() {
        Set<String> seen = new HashSet<>();
        String token = tencent.contactsToken();
        String cursor = "";
        String firstCursor = "";
        do {
            JsonNode page = tencent.post(
                    "/cgi-bin/user/list_id?access_token=" + token, "{\"limit\":\"17\",\"cursor\":\"" + cursor + "\"}");
            page.path("dept_user").forEach(user -> seen.add(user.path("userid").asString()));
            cursor = page.path("next_cursor").asString();
            firstCursor = firstCursor.isEmpty() ? cursor : firstCursor;
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(40);
        JsonNode foreign = tencent.wecom(
                BASE + "batch/get_by_user", "{\"userid_list\":[\"sh001_li\"],\"cursor\":\"" + firstCursor + "\"}");
        assertThat(errcode(foreign)).isEqualTo(50100);
    }

    @Test
    void eachGuideHasSixCustomersAndTwoAreShared() {
        JsonNode page = tencent.wecom(
                BASE + "batch/get_by_user", "{\"userid_list\":[\"sh001_li\",\"sh001_wang\"],\"cursor\":null}");

        assertThat(page.path("external_contact_list").values()).hasSize(12);
        JsonNode shared = tencent.wecom(BASE + "get?external_userid=wmSeedCustomer00001");
        assertThat(shared.path("external_contact").path("unionid").asString()).isEqualTo("u_seed_1");
        assertThat(shared.path("follow_user").values()).hasSize(2);
        assertThat(tencent.wecom(BASE + "list?userid=sz001_ye")
                        .path("external_userid")
                        .values())
                .hasSize(6);
    }

    @Test
    void simCodesLogInForEverAndMintedOnesOnce() {
        assertThat(login("sim:sh001_li").path("userid").asString()).isEqualTo("sh001_li");
        assertThat(login("sim:sh001_li").path("userid").asString()).isEqualTo("sh001_li");
        assertThat(errcode(login("whatever"))).isEqualTo(40029);
        String minted = mint("{\"userid\":\"sh001_li\"}");
        assertThat(login(minted).path("userid").asString()).isEqualTo("sh001_li");
        assertThat(errcode(login(minted))).isEqualTo(42022);
        String old = mint("{\"userid\":\"sh001_li\"}");
        simulator.advance(Duration.ofMinutes(6));
        assertThat(errcode(login(old))).isEqualTo(42003);
        assertThat(login(mint("{\"externalUserid\":\"wmSeedCustomer00001\"}"))
                        .path("external_userid")
                        .asString())
                .isEqualTo("wmSeedCustomer00001");
    }

    @Test
    void aGuideWhoLeftCannotLogInAnyMore() {
        tencent.panel("DELETE", "/sim/wecom/users/sh001_li", "");

        assertThat(errcode(login("sim:sh001_li"))).isEqualTo(40029);
        assertThat(errcode(tencent.wecom("/cgi-bin/user/get?userid=sh001_li"))).isEqualTo(60111);
    }

    @Test
    void aGuidesOpenidIsThatOfTheMiniProgram() {
        JsonNode converted = tencent.wecom("/cgi-bin/user/convert_to_openid", "{\"userid\":\"sh001_li\"}");

        assertThat(converted.path("openid").asString()).isEqualTo("o_sh001_li");
    }

    @Test
    void ticketsAreTwoAndStayTheSame() {
        String corp = tencent.wecom("/cgi-bin/get_jsapi_ticket").path("ticket").asString();
        String agent = tencent.wecom("/cgi-bin/ticket/get?&type=agent_config")
                .path("ticket")
                .asString();

        assertThat(corp).isNotEmpty().isNotEqualTo(agent);
        assertThat(tencent.wecom("/cgi-bin/get_jsapi_ticket").path("ticket").asString())
                .isEqualTo(corp);
    }

    @Test
    void aGroupMessageReachesCustomersOnlyWhenTheGuideConfirms() {
        JsonNode created = groupMessage("sh001_li", "\"wmSeedCustomer00001\",\"wmSeedCustomer00003\",\"wmStranger\"");
        String msgid = created.path("msgid").asString();
        assertThat(created.path("fail_list").get(0).asString()).isEqualTo("wmStranger");
        assertThat(errcode(tasks(msgid))).isEqualTo(41063);
        simulator.advance(Duration.ofSeconds(3));
        assertThat(tasks(msgid).path("task_list").get(0).path("status").asInt()).isZero();
        assertThat(statuses(msgid, "sh001_li")).isEqualTo("00");
        assertThat(simulator.journal().groupMessages()).isEmpty();
        tencent.panel("DELETE", "/sim/wecom/friends/sh001_li/wmSeedCustomer00003", "");

        tencent.order("/sim/wecom/group-messages/" + msgid + "/confirmation", "{\"userid\":\"sh001_li\"}");

        assertThat(tasks(msgid).path("task_list").get(0).path("status").asInt()).isEqualTo(2);
        assertThat(statuses(msgid, "sh001_li")).isEqualTo("12");
        assertThat(simulator.journal().groupMessages())
                .extracting(DeliveredMessage::externalUserid)
                .containsExactly("wmSeedCustomer00001");
    }

    @Test
    void aGroupMessageForNobodyIsRefused() {
        assertThat(errcode(groupMessage("sh001_li", "\"wmStranger\""))).isEqualTo(41048);
        assertThat(errcode(groupMessage("sh001_li", "\"not an id\""))).isEqualTo(40096);
        assertThat(errcode(groupMessage("nobody", "\"wmSeedCustomer00001\""))).isEqualTo(60021);
        assertThat(errcode(tencent.wecom(
                        BASE + "add_msg_template",
                        "{\"sender\":\"sh001_li\",\"text\":{\"content\":\"" + "汉".repeat(1334) + "\"}}")))
                .isEqualTo(45002);
        assertThat(errcode(tencent.wecom(BASE + "add_msg_template", "{\"sender\":")))
                .isEqualTo(47001);
    }

    @Test
    void attachmentsMustNameMediaThatIsStillGood() {
        String media = tencent.upload("image", new byte[] {1, 2, 3, 4, 5, 6, 7});

        assertThat(errcode(card(media))).isZero();
        assertThat(errcode(card("invented"))).isEqualTo(40007);
        simulator.advance(Duration.ofDays(3).plusSeconds(1));
        assertThat(errcode(card(media))).isEqualTo(40145);
    }

    @Test
    void remindersAreThreeADayAndNoneAfterCancelling() {
        String msgid = groupMessage("sh001_li", "\"wmSeedCustomer00001\"")
                .path("msgid")
                .asString();
        simulator.advance(Duration.ofSeconds(3));
        for (int i = 0; i < 3; i++) {
            assertThat(errcode(remind(msgid))).isZero();
        }
        assertThat(errcode(remind(msgid))).isEqualTo(41094);
        simulator.advance(Duration.ofHours(24));
        assertThat(errcode(remind(msgid))).isZero();

        assertThat(errcode(tencent.wecom(BASE + "cancel_groupmsg_send", msgid(msgid))))
                .isZero();

        assertThat(errcode(remind(msgid))).isEqualTo(41093);
        assertThat(tencent.panel(
                                "POST",
                                "/sim/wecom/group-messages/" + msgid + "/confirmation",
                                "{\"userid\":\"sh001_li\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void createdGroupMessagesCanBeFoundByTime() {
        long now = simulator.clock().instant().getEpochSecond();
        String msgid = groupMessage("sh001_li", "\"wmSeedCustomer00001\"")
                .path("msgid")
                .asString();

        JsonNode list = tencent.wecom(
                BASE + "get_groupmsg_list_v2",
                "{\"chat_type\":\"single\",\"start_time\":%d,\"end_time\":%d,\"creator\":null,\"cursor\":null}"
                        .formatted(now - 60, now + 60));

        JsonNode found = list.path("group_msg_list").get(0);
        assertThat(found.path("msgid").asString()).isEqualTo(msgid);
        assertThat(found.path("text").path("content").asString()).isEqualTo("新品到店");
        assertThat(found.has("creator")).isFalse();
    }

    @Test
    void aCardIsSentOnceAndItsResponseCodeWorksOnce() {
        JsonNode sent = send("sh001_li|nobody", "task_42");
        String code = sent.path("response_code").asString();

        assertThat(sent.path("invaliduser").asString()).isEqualTo("nobody");
        assertThat(errcode(send("sh001_li", "task_42"))).isEqualTo(42014);
        assertThat(errcode(send("nobody", "task_43"))).isEqualTo(81013);
        assertThat(errcode(updateCard(code))).isZero();
        assertThat(errcode(updateCard(code))).isEqualTo(60140);
        assertThat(tencent.get("/sim/wecom/messages?userid=sh001_li")
                        .path("items")
                        .get(0)
                        .path("replacedBy")
                        .asString())
                .isEqualTo("已发送");
    }

    @Test
    void aContactWayIsMadeFoundChangedAndDeleted() {
        JsonNode way = tencent.wecom(
                BASE + "add_contact_way",
                "{\"type\":\"1\",\"scene\":\"2\",\"skip_verify\":true,\"state\":\"g1\",\"user\":[\"sh001_li\"]}");
        String id = "{\"config_id\":\"" + way.path("config_id").asString() + "\"}";

        tencent.wecom(BASE + "update_contact_way", id.replace("}", ",\"state\":\"g2\"}"));

        assertThat(way.path("qr_code").asString()).startsWith("https://");
        assertThat(tencent.wecom(BASE + "get_contact_way", id)
                        .path("contact_way")
                        .path("state")
                        .asString())
                .isEqualTo("g2");
        assertThat(tencent.wecom(BASE + "list_contact_way", "{}")
                        .path("contact_way")
                        .size())
                .isEqualTo(1);
        assertThat(errcode(tencent.wecom(BASE + "del_contact_way", id))).isZero();
        assertThat(errcode(tencent.wecom(BASE + "get_contact_way", id))).isEqualTo(41044);
        assertThat(errcode(tencent.wecom(
                        BASE + "add_contact_way", "{\"type\":1,\"scene\":2,\"user\":[\"sh001_li\",\"sh001_wang\"]}")))
                .isEqualTo(41041);
    }

    @Test
    void tagsAndRemarksBelongToTheFriendship() {
        String tag = tencent.wecom(BASE + "add_corp_tag", "{\"group_name\":\"会员\",\"tag\":[{\"name\":\"金卡\"}]}")
                .path("tag_group")
                .path("tag")
                .get(0)
                .path("id")
                .asString();
        String pair = "\"userid\":\"sh001_li\",\"external_userid\":\"wmSeedCustomer00001\"";

        tencent.wecom(BASE + "mark_tag", "{" + pair + ",\"add_tag\":[\"" + tag + "\"]}");
        tencent.wecom(BASE + "remark", "{" + pair + ",\"remark\":\"林女士\",\"remark_mobiles\":[\"13800138000\"]}");

        JsonNode relation = tencent.wecom(BASE + "get?external_userid=wmSeedCustomer00001")
                .path("follow_user")
                .get(0);
        assertThat(relation.path("remark").asString()).isEqualTo("林女士");
        assertThat(relation.path("tags").get(0).path("tag_name").asString()).isEqualTo("金卡");
        assertThat(errcode(tencent.wecom(
                        BASE + "mark_tag",
                        "{\"userid\":\"sh001_li\",\"external_userid\":\"wmNobody\",\"add_tag\":[\"" + tag + "\"]}")))
                .isEqualTo(84061);
    }

    private JsonNode login(String code) {
        return tencent.wecom("/cgi-bin/auth/getuserinfo?code=" + Tencent.encoded(code));
    }

    private String mint(String body) {
        return tencent.order("/sim/codes", body).path("code").asString();
    }

    private JsonNode groupMessage(String sender, String externalUserids) {
        return tencent.wecom(
                BASE + "add_msg_template",
                "{\"chat_type\":\"single\",\"external_userid\":[%s],\"sender\":\"%s\",\"text\":{\"content\":\"新品到店\"}}"
                        .formatted(externalUserids, sender));
    }

    private JsonNode card(String media) {
        return tencent.wecom(
                BASE + "add_msg_template",
                """
                {"sender":"sh001_li","external_userid":["wmSeedCustomer00001"],"attachments":[{"msgtype":"miniprogram",
                 "miniprogram":{"title":"T","pic_media_id":"%s","appid":"%s","page":"pages/p/index.html?s=1"}}]}
                """
                        .formatted(media, simulator.credentials().miniappAppId()));
    }

    private JsonNode tasks(String msgid) {
        return tencent.wecom(BASE + "get_groupmsg_task", msgid(msgid));
    }

    private JsonNode remind(String msgid) {
        return tencent.wecom(BASE + "remind_groupmsg_send", msgid(msgid));
    }

    private String statuses(String msgid, String userid) {
        StringBuilder statuses = new StringBuilder();
        tencent.wecom(
                        BASE + "get_groupmsg_send_result",
                        "{\"msgid\":\"" + msgid + "\",\"userid\":\"" + userid + "\",\"limit\":500,\"cursor\":null}")
                .path("send_list")
                .forEach(row -> statuses.append(row.path("status").asInt()));
        return statuses.toString();
    }

    private static String msgid(String msgid) {
        return "{\"msgid\":\"" + msgid + "\"}";
    }

    private JsonNode send(String users, String taskId) {
        return tencent.wecom(
                "/cgi-bin/message/send",
                """
                {"agentid":"%d","touser":"%s","msgtype":"template_card","template_card":{
                 "card_type":"button_interaction","main_title":{"title":"新任务"},"task_id":"%s",
                 "button_list":[{"text":"一键发送","style":1,"key":"SEND:42","type":0}]}}
                """
                        .formatted(simulator.credentials().agentId(), users, taskId));
    }

    private JsonNode updateCard(String code) {
        return tencent.wecom(
                "/cgi-bin/message/update_template_card",
                "{\"userids\":[\"sh001_li\"],\"agentid\":%d,\"response_code\":\"%s\",\"button\":{\"replace_name\":\"已发送\"}}"
                        .formatted(simulator.credentials().agentId(), code));
    }

    private static int errcode(JsonNode reply) {
        return reply.path("errcode").asInt();
    }
}
