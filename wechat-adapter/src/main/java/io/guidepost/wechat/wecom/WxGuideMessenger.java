package io.guidepost.wechat.wecom;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.content.GroupSendPending;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.wechat.call.TencentCalls;
import io.guidepost.wechat.token.RedisTokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** App messages, group sends and what became of them, and the sidebar's signatures. */
final class WxGuideMessenger implements GuideMessenger {

    private static final int MOST_GUIDES = 1_000;
    private static final int ROWS_PER_PAGE = 1_000;
    private static final int SENDS_PER_PAGE = 100;
    private static final int MOST_PAGES_OF_SENDS = 2_000;
    private static final int REPEATS_WITHIN_SECONDS = 1_800;
    /** WeCom lists at most one month. */
    private static final Duration LISTED = Duration.ofDays(30);
    /** WeCom's clock is not ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final String DISPATCHING = "41063";
    private static final String NOBODY_LEFT = "81013";
    private static final Set<String> PICTURE_IS_OVER = Set.of("40007", "40145");

    private final WecomApp app;
    private final WecomSettings settings;
    private final String miniappId;
    private final CardPicture picture;
    private final RedisTokens tokens;
    private final Clock clock;
    private final Map<String, ListedSends> listedByType = new ConcurrentHashMap<>();

    WxGuideMessenger(
            WecomApp app,
            WecomSettings settings,
            String miniappId,
            CardPicture picture,
            RedisTokens tokens,
            Clock clock) {
        this.app = app;
        this.settings = settings;
        this.miniappId = miniappId;
        this.picture = picture;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public List<String> notify(List<String> userids, Card card) {
        atMost("guides", MOST_GUIDES, userids.size());
        var body = WecomApp.body()
                .put("touser", String.join("|", userids))
                .put("msgtype", "textcard")
                .put("agentid", settings.agentId())
                // Asking again after a lost answer must not ring twice.
                .put("enable_duplicate_check", 1)
                .put("duplicate_check_interval", REPEATS_WITHIN_SECONDS);
        var text = body.putObject("textcard")
                .put("title", cut(card.title(), 128))
                .put("description", cut(card.description(), 512))
                .put("url", card.url());
        if (!card.buttonText().isBlank()) {
            text.put("btntxt", card.buttonText());
        }
        try {
            var answer = app.order("message/send", body);
            var unreachable = new ArrayList<>(split(answer, "invaliduser"));
            unreachable.addAll(split(answer, "unlicenseduser"));
            return unreachable.stream().distinct().toList();
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(NOBODY_LEFT)) {
                return List.copyOf(userids);
            }
            throw rejected;
        }
    }

    @Override
    public GroupSend createGroupSend(GroupSendOrder order) {
        atMost(
                "customers or chats",
                order.audience().mostPerSend(),
                order.recipients().size());
        boolean showsOurs = cards(order).anyMatch(card -> card.cover().isEmpty());
        String mediaId = showsOurs ? picture.mediaId() : "";
        try {
            return create(order, mediaId);
        } catch (GatewayRejected rejected) {
            if (!showsOurs || !PICTURE_IS_OVER.contains(rejected.code())) {
                throw rejected;
            }
            // Refused for its picture, so nothing has been created.
            picture.forget(mediaId);
            return create(order, picture.mediaId());
        }
    }

    private static Stream<MiniProgramCard> cards(GroupSendOrder order) {
        return Stream.concat(
                order.card().stream(),
                order.attachments().stream()
                        .filter(Attachment.Card.class::isInstance)
                        .map(attached -> ((Attachment.Card) attached).card()));
    }

    /** @param mediaId of the picture on cards that bring none of their own */
    private GroupSend create(GroupSendOrder order, String mediaId) {
        var body = WecomApp.body().put("chat_type", chatType(order)).put("sender", order.userid());
        var recipients = body.putArray(
                switch (order.audience()) {
                    case CUSTOMERS -> "external_userid";
                    case CHATS -> "chat_id_list";
                });
        order.recipients().forEach(recipients::add);
        if (!order.text().isBlank()) {
            body.putObject("text").put("content", order.text());
        }
        var attachments = body.putArray("attachments");
        order.card().ifPresent(card -> attach(attachments, card, mediaId));
        order.attachments().forEach(each -> attach(attachments, each, mediaId));
        var answer = app.order("externalcontact/add_msg_template", body);
        return new GroupSend(Fields.text(answer, "msgid"), Fields.texts(answer, "fail_list"));
    }

    private void attach(ArrayNode attachments, Attachment attachment, String mediaId) {
        if (attachment instanceof Attachment.Card shown) {
            attach(attachments, shown.card(), mediaId);
        } else if (attachment instanceof Attachment.File sent) {
            attach(attachments, sent.file().type()).put("media_id", sent.file().mediaId());
        } else {
            var link = (Attachment.Link) attachment;
            var put = attach(attachments, "link")
                    .put("title", cut(link.title(), 128))
                    .put("url", link.url());
            if (!link.description().isBlank()) {
                put.put("desc", cut(link.description(), 512));
            }
            link.pictureUrl().ifPresent(url -> put.put("picurl", url));
        }
    }

    private void attach(ArrayNode attachments, MiniProgramCard card, String mediaId) {
        attach(attachments, "miniprogram")
                .put("title", cut(card.title(), 64))
                .put("pic_media_id", card.cover().map(Medium::mediaId).orElse(mediaId))
                .put("appid", miniappId)
                .put("page", card.page());
    }

    @Override
    public MiniProgram miniProgram() {
        return new MiniProgram(miniappId, picture.address());
    }

    private static String chatType(GroupSendOrder order) {
        return switch (order.audience()) {
            case CUSTOMERS -> "single";
            case CHATS -> "group";
        };
    }

    private static ObjectNode attach(ArrayNode attachments, String type) {
        return attachments.addObject().put("msgtype", type).putObject(type);
    }

    /** By what WeCom's list shows of a send; the page of its first card is this guide's and nobody else's. */
    private record Content(String text, List<String> pages) {

        static Content of(GroupSendOrder order) {
            return new Content(
                    order.text().isBlank() ? "" : order.text(),
                    order.card().map(MiniProgramCard::page).stream().toList());
        }

        static Content of(JsonNode listed) {
            return new Content(
                    listed.path("text").path("content").asString(""),
                    Fields.list(listed, "attachments").stream()
                            .map(attachment ->
                                    attachment.path("miniprogram").path("page").asString(""))
                            .filter(page -> !page.isEmpty())
                            .limit(1)
                            .toList());
        }
    }

    /** WeCom does not tell for whom a send is; only its list of confirmations does. */
    @Override
    public Optional<String> findGroupSend(GroupSendOrder order, Instant since, Set<String> known) {
        var asked = clock.instant();
        var sends = listedByType.computeIfAbsent(
                chatType(order), type -> new ListedSends((from, until) -> list(type, from, until)));
        var content = Content.of(order);
        var remembered = new ArrayList<>(sends.remembered(content));
        remembered.removeAll(known);
        var found = firstFor(order.userid(), remembered);
        if (found.isPresent()) {
            return found;
        }
        var others = new ArrayList<>(sends.listed(content, since.minus(SKEW), asked, clock));
        others.removeAll(remembered);
        others.removeAll(known);
        return firstFor(order.userid(), others);
    }

    private Optional<String> firstFor(String userid, List<String> msgids) {
        boolean isAnyPending = false;
        for (var msgid : msgids) {
            try {
                if (isFor(userid, msgid)) {
                    return Optional.of(msgid);
                }
            } catch (GroupSendPending pending) {
                isAnyPending = true;
            }
        }
        if (isAnyPending) {
            throw TencentCalls.unclear(DISPATCHING, "WeCom does not tell yet for whom a group send is", null);
        }
        return Optional.empty();
    }

    private List<ListedSends.Listed> list(String chatType, Instant from, Instant until) {
        var earliest = until.minus(LISTED).plus(SKEW);
        var body = WecomApp.body()
                .put("chat_type", chatType)
                .put("start_time", (from.isBefore(earliest) ? earliest : from).getEpochSecond())
                .put("end_time", until.plus(SKEW).getEpochSecond())
                .put("filter_type", 0)
                .put("limit", SENDS_PER_PAGE);
        var found = new ArrayList<ListedSends.Listed>();
        for (int page = 0; page < MOST_PAGES_OF_SENDS; page++) {
            var answer = app.ask("externalcontact/get_groupmsg_list_v2", body);
            Fields.list(answer, "group_msg_list").stream()
                    .map(send -> new ListedSends.Listed(Fields.text(send, "msgid"), Content.of(send)))
                    .forEach(found::add);
            var cursor = Fields.optional(answer, "next_cursor");
            if (cursor.isEmpty()) {
                return found;
            }
            body.put("cursor", cursor.get());
        }
        throw TencentCalls.unclear("garbled", "WeCom tells of group sends without end", null);
    }

    private boolean isFor(String userid, String msgid) {
        String cursor = "";
        do {
            var page = confirmations(msgid, cursor);
            if (page.confirmations().stream().anyMatch(each -> each.userid().equals(userid))) {
                return true;
            }
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return false;
    }

    @Override
    public ConfirmationPage confirmations(String msgid, String cursor) {
        var answer = onceDispatched(
                msgid,
                () -> app.ask("externalcontact/get_groupmsg_task", page(cursor).put("msgid", msgid)));
        var confirmations = Fields.list(answer, "task_list").stream()
                .map(row -> new Confirmation(
                        Fields.text(row, "userid"), Fields.number(row, "status") == 2, Fields.time(row, "send_time")))
                .toList();
        return new ConfirmationPage(
                confirmations, Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public DeliveryPage deliveries(String msgid, String userid, String cursor) {
        var answer = onceDispatched(
                msgid,
                () -> app.ask(
                        "externalcontact/get_groupmsg_send_result",
                        page(cursor).put("msgid", msgid).put("userid", userid)));
        var deliveries = Fields.list(answer, "send_list").stream()
                .map(row -> new Delivery(
                        Fields.optional(row, "external_userid").orElseGet(() -> Fields.text(row, "chat_id")),
                        (int) Fields.number(row, "status"),
                        Fields.time(row, "send_time")))
                .toList();
        return new DeliveryPage(
                deliveries, Fields.optional(answer, "next_cursor").orElse(""));
    }

    private static ObjectNode page(String cursor) {
        return WecomApp.body().put("cursor", cursor).put("limit", ROWS_PER_PAGE);
    }

    @Override
    public void remind(String msgid) {
        onceDispatched(
                msgid,
                () -> app.order(
                        "externalcontact/remind_groupmsg_send", WecomApp.body().put("msgid", msgid)));
    }

    @Override
    public void cancel(String msgid) {
        onceDispatched(
                msgid,
                () -> app.order(
                        "externalcontact/cancel_groupmsg_send", WecomApp.body().put("msgid", msgid)));
    }

    private static JsonNode onceDispatched(String msgid, java.util.function.Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(DISPATCHING)) {
                throw new GroupSendPending(msgid);
            }
            throw rejected;
        }
    }

    @Override
    public JsSdkConfig jsSdkConfig(String url) {
        String corpTicket = ticket("get_jsapi_ticket", Map.of());
        String agentTicket = ticket("ticket/get", Map.of("type", "agent_config"));
        long timestamp = clock.instant().getEpochSecond();
        String nonce = UUID.randomUUID().toString().replace("-", "");
        return new JsSdkConfig(
                settings.corpId(),
                settings.agentId(),
                timestamp,
                nonce,
                JsSignatures.sign(corpTicket, nonce, timestamp, url),
                JsSignatures.sign(agentTicket, nonce, timestamp, url));
    }

    /** Tickets are shared like tokens: WeCom hands out 100 an hour to an app. */
    private String ticket(String api, Map<String, String> parameters) {
        String name = "guidepost:wecom:ticket:" + settings.corpId() + ":" + settings.agentId() + ":" + api;
        return tokens.get(name, () -> {
            var answer = app.get(api, parameters);
            return new RedisTokens.Lent(
                    Fields.text(answer, "ticket"), Duration.ofSeconds(Fields.number(answer, "expires_in")));
        });
    }

    private static List<String> split(JsonNode answer, String name) {
        return Arrays.stream(answer.path(name).asString("").split("\\|"))
                .filter(userid -> !userid.isEmpty())
                .toList();
    }

    private static void atMost(String what, int most, int count) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("1 to " + most + " " + what + " at a time, not " + count);
        }
    }

    /** The beginning of {@code text} that fits into so many bytes of UTF-8, whole characters only. */
    static String cut(String text, int mostBytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
