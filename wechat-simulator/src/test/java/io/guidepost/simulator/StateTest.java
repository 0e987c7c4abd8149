package io.guidepost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

    @TempDir
    Path folder;

    @Test
    void everythingIsThereAgainAfterARestart() {
        Credentials credentials;
        String token;
        String msgid;
        Instant now;
        try (Simulator first = start(folder)) {
            Tencent tencent = new Tencent(first);
            credentials = first.credentials();
            changeEverything(tencent, first);
            first.advance(Duration.ofDays(8));
            now = first.clock().instant();
            token = tencent.appToken();
            msgid = tencent.get("/sim/wecom/group-messages")
                    .path("items")
                    .get(0)
                    .path("msgid")
                    .asString();
        }

        try (Simulator second = start(folder)) {
            Tencent tencent = new Tencent(second);
            assertThat(second.credentials()).isEqualTo(credentials);
            assertThat(second.clock().instant()).isAfterOrEqualTo(now);
            assertThat(tencent.appToken()).isEqualTo(token);
            assertThat(second.journal().capturedFen()).isEqualTo(100);
            assertThat(second.journal().paidOutFen()).isEqualTo(5_000);
            assertThat(second.journal().groupMessages("wmSeedCustomer00001")).hasSize(1);
            assertThat(tencent.wecom("/cgi-bin/externalcontact/get_groupmsg_task", "{\"msgid\":\"" + msgid + "\"}")
                            .path("task_list")
                            .get(0)
                            .path("status")
                            .asInt())
                    .isEqualTo(2);
            assertThat(tencent.wecom("/cgi-bin/externalcontact/get?external_userid=wmNew")
                            .path("external_contact")
                            .path("unionid")
                            .asString())
                    .isEqualTo("u_new");
            assertThat(tencent.wecom("/cgi-bin/user/get?userid=sh001_xu")
                            .path("errcode")
                            .asInt())
                    .isEqualTo(60111);
            assertThat(tencent.wecom("/cgi-bin/externalcontact/list?userid=sh001_chen")
                            .path("external_userid")
                            .values())
                    .hasSize(5);
        }
    }

    @Test
    void aKilledSimulatorLosesNothingButAHalfWrittenLine() throws IOException {
        Path killed = folder.resolve("killed");
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        try (Simulator first = start(killed)) {
            changeEverything(new Tencent(first), first);
            // What is on disk now is what a process that is killed here leaves behind.
            Files.copy(killed.resolve("state.jsonl"), copy.resolve("state.jsonl"));
        }
        Files.writeString(copy.resolve("state.jsonl"), "{\"t\":\"orders\",\"k\":\"HA", StandardOpenOption.APPEND);

        try (Simulator second = start(copy)) {
            assertThat(second.journal().capturedFen()).isEqualTo(100);
            assertThat(second.journal().groupMessages("wmSeedCustomer00001")).hasSize(1);
        }
    }

    @Test
    void whatAnEarlierVersionWroteIsReadAllTheSame() throws IOException {
        try (Simulator first = start(folder)) {
            changeEverything(new Tencent(first), first);
        }
        var file = folder.resolve("state.jsonl");
        var earlier = Files.readString(file).replaceAll(",\"(toChats|others)\":[^,}]+", "");
        assertThat(earlier).isNotEqualTo(Files.readString(file));
        Files.writeString(file, earlier);

        try (Simulator second = start(folder)) {
            assertThat(second.journal().groupMessages("wmSeedCustomer00001")).hasSize(1);
        }
    }

    @Test
    void whatWasNotAcknowledgedIsToldAgainAfterARestart() {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(any -> Receiver.Reply.of(503));
            try (Simulator first = start(folder)) {
                Tencent tencent = new Tencent(first);
                pay(tencent, first, receiver.url("/callbacks/wxpay/payment").toString());
                receiver.await(1);
            }
            receiver.answering(any -> Receiver.Reply.of(200));

            try (Simulator second = start(folder)) {
                assertThat(receiver.await(2)).hasSize(2);
                assertThat(second.journal().capturedFen()).isEqualTo(100);
            }
        }
    }

    @Test
    void twoSimulatorsDoNotShareAFolder() {
        try (Simulator first = start(folder)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(folder)).hasMessageContaining("Another simulator");
        }
    }

    @Test
    void aTakenPortIsSaidInASentence() {
        try (Simulator first = Simulator.start(SimulatorSettings.defaults())) {
            assertThatThrownBy(
                            () -> Simulator.start(SimulatorSettings.defaults().withPort(first.port())))
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port());
        }
    }

    @Test
    void extraGuidesHaveStoresAndCustomers() {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults().withExtraUsers(2_000))) {
            Tencent tencent = new Tencent(simulator);

            assertThat(tencent.post(
                                    "/cgi-bin/user/list_id?access_token=" + tencent.contactsToken(),
                                    "{\"limit\":10000}")
                            .path("dept_user")
                            .size())
                    .isEqualTo(2_040);
            assertThat(tencent.wecom("/cgi-bin/department/simplelist")
                            .path("department_id")
                            .size())
                    .isEqualTo(12 + 40);
            assertThat(tencent.wecom("/cgi-bin/externalcontact/list?userid=x02000")
                            .path("external_userid")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void rateLimitsDropTheMessagesAboveThirtyAMinute() {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults().withRateLimits(true))) {
            Tencent tencent = new Tencent(simulator);
            for (int i = 0; i < 31; i++) {
                assertThat(tencent.wecom(
                                        "/cgi-bin/message/send",
                                        "{\"agentid\":%d,\"touser\":\"sh001_li\",\"msgtype\":\"text\",\"text\":{\"content\":\"hi\"}}"
                                                .formatted(
                                                        simulator.credentials().agentId()))
                                .path("errcode")
                                .asInt())
                        .isZero();
            }

            assertThat(tencent.get("/sim/wecom/messages?userid=sh001_li")
                            .path("items")
                            .size())
                    .isEqualTo(30);
        }
    }

    private static Simulator start(Path folder) {
        return Simulator.start(SimulatorSettings.defaults().withStateDir(folder).withDispatchDelay(Duration.ZERO));
    }

    private static void changeEverything(Tencent tencent, Simulator simulator) {
        pay(tencent, simulator, "http://127.0.0.1:9/nobody");
        tencent.payJson(
                "POST",
                "/v3/fund-app/mch-transfer/transfer-bills",
                """
                {"appid":"%s","out_bill_no":"W1","transfer_scene_id":"1005","openid":"o_sh001_li",
                 "transfer_amount":5000,"transfer_remark":"佣金",
                 "transfer_scene_report_infos":[{"info_type":"岗位类型","info_content":"导购"},
                 {"info_type":"报酬说明","info_content":"9月佣金"}]}
                """
                        .formatted(simulator.credentials().miniappAppId()));
        tencent.order("/sim/wxpay/transfers/W1/confirmation", "{}");
        String msgid = tencent.wecom(
                        "/cgi-bin/externalcontact/add_msg_template",
                        "{\"sender\":\"sh001_li\",\"text\":{\"content\":\"新品\"}}")
                .path("msgid")
                .asString();
        tencent.order("/sim/wecom/group-messages/" + msgid + "/confirmation", "{\"userid\":\"sh001_li\"}");
        tencent.order(
                "/sim/wecom/friends", "{\"userid\":\"sh001_li\",\"externalUserid\":\"wmNew\",\"unionid\":\"u_new\"}");
        tencent.panel("DELETE", "/sim/wecom/users/sh001_xu", "");
        String customer = tencent.wecom("/cgi-bin/externalcontact/list?userid=sh001_chen")
                .path("external_userid")
                .get(0)
                .asString();
        tencent.panel("DELETE", "/sim/wecom/friends/sh001_chen/" + customer, "");
    }

    private static void pay(Tencent tencent, Simulator simulator, String notifyUrl) {
        String prepayId = tencent.payJson(
                        "POST",
                        "/v3/pay/transactions/jsapi",
                        """
                        {"appid":"%s","mchid":"%s","description":"衫","out_trade_no":"STATE-0001","notify_url":"%s",
                         "amount":{"total":100},"payer":{"openid":"o_lin"}}
                        """
                                .formatted(
                                        simulator.credentials().miniappAppId(),
                                        simulator.credentials().mchId(),
                                        notifyUrl))
                .path("prepay_id")
                .asString();
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{}");
    }
}
