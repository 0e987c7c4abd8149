package io.guidepost.wechat.wecom;

import io.guidepost.domain.handover.TransferDesk;
import io.guidepost.wechat.call.TencentCalls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Customers and chats handed over: one API for guides who have left, another for those who are still with us. */
final class WxTransferDesk implements TransferDesk {

    private static final String RESIGNED = "externalcontact/resigned/";
    private static final String ON_JOB = "externalcontact/";
    private static final int UNASSIGNED_PER_PAGE = 1_000;

    private final WecomApp app;

    WxTransferDesk(WecomApp app) {
        this.app = app;
    }

    @Override
    public List<Answer> transfer(
            boolean isResigned, String fromUserid, String toUserid, List<String> externalUserids, String message) {
        requireFew(externalUserids);
        var body = WecomApp.body().put("handover_userid", fromUserid).put("takeover_userid", toUserid);
        var list = body.putArray("external_userid");
        externalUserids.forEach(list::add);
        if (!isResigned && !message.isEmpty()) {
            body.put("transfer_success_msg", message);
        }
        return Fields.list(app.order((isResigned ? RESIGNED : ON_JOB) + "transfer_customer", body), "customer").stream()
                .map(row ->
                        new Answer(Fields.text(row, "external_userid"), Long.toString(Fields.number(row, "errcode"))))
                .toList();
    }

    @Override
    public ResultPage results(boolean isResigned, String fromUserid, String toUserid, String cursor) {
        var answer = app.ask(
                (isResigned ? RESIGNED : ON_JOB) + "transfer_result",
                WecomApp.body()
                        .put("handover_userid", fromUserid)
                        .put("takeover_userid", toUserid)
                        .put("cursor", cursor));
        return new ResultPage(
                Fields.list(answer, "customer").stream()
                        .map(WxTransferDesk::result)
                        .toList(),
                Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public UnassignedPage unassigned(String cursor) {
        var answer = app.ask(
                "externalcontact/get_unassigned_list",
                WecomApp.body().put("cursor", cursor).put("page_size", UNASSIGNED_PER_PAGE));
        return new UnassignedPage(
                Fields.list(answer, "info").stream()
                        .map(row -> new Unassigned(
                                Fields.text(row, "handover_userid"),
                                Fields.text(row, "external_userid"),
                                Fields.time(row, "dimission_time").orElse(Instant.EPOCH)))
                        .toList(),
                answer.path("is_last").asBoolean(false)
                        ? ""
                        : Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public List<ChatRefusal> transferChats(boolean isResigned, List<String> chatIds, String newOwner) {
        requireFew(chatIds);
        var body = WecomApp.body().put("new_owner", newOwner);
        var list = body.putArray("chat_id_list");
        chatIds.forEach(list::add);
        return Fields.list(
                        app.order("externalcontact/groupchat/" + (isResigned ? "transfer" : "onjob_transfer"), body),
                        "failed_chat_list")
                .stream()
                .map(row -> new ChatRefusal(Fields.text(row, "chat_id"), Long.toString(Fields.number(row, "errcode"))))
                .toList();
    }

    private static Result result(JsonNode row) {
        var outcome =
                switch ((int) Fields.number(row, "status")) {
                    case 1 -> Outcome.DONE;
                    case 2 -> Outcome.WAITING;
                    case 3 -> Outcome.REFUSED;
                    case 4 -> Outcome.LIMITED;
                    case 5 -> Outcome.NONE;
                    default ->
                        throw TencentCalls.unclear("garbled", "WeCom tells an unknown status of a transfer", null);
                };
        var takeoverAt = outcome == Outcome.DONE || outcome == Outcome.WAITING
                ? Fields.time(row, "takeover_time")
                : Optional.<Instant>empty();
        return new Result(Fields.text(row, "external_userid"), outcome, takeoverAt);
    }

    private static void requireFew(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("WeCom hands over 1 to 100 at once, not " + ids.size());
        }
    }
}
