package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the app to guides: texts, cards, and cards with buttons that can be updated once. */
final class AppMessages {

    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "voice",
            "video",
            "file",
            "textcard",
            "news",
            "mpnews",
            "markdown",
            "miniprogram_notice",
            "template_card");
    private static final Set<String> CARD_TYPES =
            Set.of("text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction");
    private static final Set<String> INTERACTIVE =
            Set.of("button_interaction", "vote_interaction", "multiple_interaction");
    private static final Duration RESPONSE_CODE_LIFE = Duration.ofHours(72);
    private static final Duration RECALL_LIFE = Duration.ofHours(24);

    /** {@code replacedBy} is the button's new text once the card was updated, else empty. */
    record Sent(
            String msgid,
            List<String> users,
            String type,
            JsonNode content,
            String taskId,
            Instant at,
            boolean recalled,
            String replacedBy) {}

    /** The message that carried the card with a task_id. */
    record Card(String msgid) {}

    record ResponseCode(String code, String taskId, Instant issuedAt, boolean spent) {}

    private final WecomCorp corp;
    private final Directory directory;
    private final Limits limits;
    private final Clock clock;
    private final Table<Sent> messages;
    private final Table<Card> cards;
    private final Table<ResponseCode> responseCodes;

    AppMessages(WecomCorp corp, Directory directory, Limits limits, Store store, Clock clock) {
        this.corp = corp;
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
        this.messages = store.table("app_messages", Sent.class, 50_000);
        this.cards = store.table("cards", Card.class, 50_000);
        this.responseCodes = store.table("response_codes", ResponseCode.class, 50_000);
    }

    void register(Operation.Registry registry) {
        registry.post("/cgi-bin/message/send", Access.APP, this::send);
        registry.post("/cgi-bin/message/update_template_card", Access.APP, this::update);
        registry.post("/cgi-bin/message/recall", Access.APP, this::recall);
    }

    List<Sent> sentTo(Optional<String> userid) {
        return messages.all().stream()
                .filter(sent -> userid.isEmpty() || sent.users.contains(userid.get()))
                .toList();
    }

    Optional<Sent> card(String taskId) {
        return messages.all().stream()
                .filter(sent -> sent.taskId.equals(taskId))
                .findFirst();
    }

    String newResponseCode(String taskId) {
        ResponseCode code = new ResponseCode(UUID.randomUUID().toString(), taskId, clock.instant(), false);
        responseCodes.put(code.code, code);
        return code.code;
    }

    private ObjectNode send(Request request) {
        Body body = request.body();
        checkAgent(body);
        String type =
                body.text("msgtype").filter(TYPES::contains).orElseThrow(() -> new Refused(40008, "invalid msgtype"));
        Body content = body.child(type);
        List<String> valid = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        if (body.text("touser").orElse("").equals("@all")) {
            directory.users().forEach(user -> valid.add(user.userid()));
        } else {
            for (String userid : pipes(body.text("touser"))) {
                (directory.user(userid).isPresent() ? valid : invalid).add(userid);
            }
        }
        List<String> parties = pipes(body.text("toparty"));
        directory.users().stream()
                .filter(user -> parties.contains(Integer.toString(user.department())))
                .filter(user -> !valid.contains(user.userid()))
                .forEach(user -> valid.add(user.userid()));
        if (valid.isEmpty()
                && invalid.isEmpty()
                && parties.isEmpty()
                && body.text("totag").isEmpty()) {
            throw new Refused(82001, "all of touser, toparty and totag are empty");
        }
        checkContent(type, content);
        if (valid.isEmpty()) {
            throw new Refused(81013, "user & party & tag all invalid");
        }
        String taskId = content.text("task_id").orElse("");
        // The excess over 30 a minute and 1,000 an hour is dropped without a word.
        List<String> reached = valid.stream()
                .filter(userid -> limits.allows("message:" + userid, 30, Duration.ofMinutes(1))
                        && limits.allows("message:" + userid, 1_000, Duration.ofHours(1)))
                .toList();
        String msgid = UUID.randomUUID().toString();
        messages.put(msgid, new Sent(msgid, reached, type, content.node(), taskId, clock.instant(), false, ""));
        if (!taskId.isEmpty()) {
            cards.put(taskId, new Card(msgid));
        }
        ObjectNode reply = Body.object()
                .put("invaliduser", String.join("|", invalid))
                .put("invalidparty", "")
                .put("invalidtag", "")
                .put("unlicenseduser", "")
                .put("msgid", msgid);
        if (type.equals("template_card")
                && INTERACTIVE.contains(content.text("card_type").orElse(""))) {
            reply.put("response_code", newResponseCode(taskId));
        }
        return reply;
    }

    private void checkContent(String type, Body content) {
        switch (type) {
            case "text", "markdown" -> {
                if (content.text("content").isEmpty()) {
                    throw new Refused(44004, "empty content");
                }
            }
            case "textcard" -> {
                Wecom.atMostBytes("title", need(content, "title"), 128);
                Wecom.atMostBytes("description", need(content, "description"), 512);
                Wecom.atMostBytes("url", need(content, "url"), 2048);
            }
            case "news" -> {
                int articles = content.children("articles").size();
                if (articles < 1 || articles > 8) {
                    throw new Refused(45008, "article number out of limit");
                }
            }
            case "template_card" -> checkCard(content);
            default -> {
                // The other kinds carry media ids or mini-program pages that nothing here depends on.
            }
        }
    }

    private void checkCard(Body card) {
        String cardType = card.text("card_type")
                .filter(CARD_TYPES::contains)
                .orElseThrow(() -> new Refused(42031, "invalid card_type"));
        if (!INTERACTIVE.contains(cardType)) {
            return;
        }
        String taskId = card.text("task_id").orElseThrow(() -> new Refused(42014, "missing task_id"));
        if (!taskId.matches("[0-9a-zA-Z_\\-@]{1,128}")) {
            throw new Refused(42014, "invalid task_id");
        }
        if (cards.get(taskId).isPresent()) {
            throw new Refused(42014, "task_id has been used");
        }
        if (cardType.equals("button_interaction")) {
            List<Body> buttons = card.children("button_list");
            if (buttons.isEmpty() || buttons.size() > 6) {
                throw new Refused(42037, "invalid button_list length");
            }
            for (Body button : buttons) {
                button.text("text").orElseThrow(() -> new Refused(42038, "missing button text"));
                boolean link = button.number("type").orElse(0) == 1;
                button.text(link ? "url" : "key").orElseThrow(() -> new Refused(42039, "missing button key"));
            }
        }
    }

    private ObjectNode update(Request request) {
        Body body = request.body();
        checkAgent(body);
        String text = body.text("response_code").orElseThrow(() -> new Refused(60140, "invalid response_code"));
        ResponseCode code = responseCodes
                .get(text)
                .filter(known -> !known.spent)
                .filter(known -> clock.instant().isBefore(known.issuedAt.plus(RESPONSE_CODE_LIFE)))
                .orElseThrow(() -> new Refused(60140, "invalid response_code"));
        responseCodes.put(text, new ResponseCode(text, code.taskId, code.issuedAt, true));
        String shown = body.child("button")
                .text("replace_name")
                .or(() -> body.child("template_card").text("replace_text"))
                .orElse("");
        card(code.taskId)
                .ifPresent(sent -> messages.put(
                        sent.msgid,
                        new Sent(
                                sent.msgid,
                                sent.users,
                                sent.type,
                                sent.content,
                                sent.taskId,
                                sent.at,
                                sent.recalled,
                                shown)));
        ObjectNode reply = Body.object();
        ArrayNode invalid = reply.putArray("invaliduser");
        body.texts("userids").stream()
                .filter(userid -> directory.user(userid).isEmpty())
                .forEach(invalid::add);
        return reply;
    }

    private ObjectNode recall(Request request) {
        Sent sent = request.body()
                .text("msgid")
                .flatMap(messages::get)
                .orElseThrow(() -> new Refused(40058, "invalid msgid"));
        if (clock.instant().isAfter(sent.at.plus(RECALL_LIFE))) {
            throw new Refused(42052, "message can only be recalled within 24 hours");
        }
        messages.put(
                sent.msgid,
                new Sent(sent.msgid, sent.users, sent.type, sent.content, sent.taskId, sent.at, true, sent.replacedBy));
        return Body.object();
    }

    private void checkAgent(Body body) {
        if (body.number("agentid").orElse(-1) != corp.agentId()) {
            throw new Refused(40056, "invalid agentid");
        }
    }

    private static String need(Body content, String field) {
        return content.text(field).orElseThrow(() -> new Refused(40058, "missing " + field));
    }

    private static List<String> pipes(Optional<String> list) {
        return list.map(text -> Arrays.stream(text.split("\\|"))
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
