package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.http.Page;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Mass messages: nothing is sent before the guide confirms, and only asking tells what became of them. */
final class GroupMessages {

    private static final int MOST_CUSTOMERS = 10_000;
    private static final int MOST_CHATS = 2_000;
    private static final int MOST_REMINDERS = 3;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    static final int UNSENT = 0;
    static final int SENT = 1;
    static final int NOT_A_FRIEND = 2;
    static final int QUOTA_USED_UP = 3;

    /** What became of the message for one customer, or for one chat of a message to group chats. */
    record Outcome(String externalUserid, int status, Instant at) {}

    /** One guide's part: {@code confirmedAt} is null until the guide taps send. */
    record Part(String userid, Instant confirmedAt, List<Outcome> outcomes) {}

    record Message(
            String msgid,
            Instant createdAt,
            String text,
            JsonNode attachments,
            Map<String, Part> parts,
            boolean cancelled,
            List<Instant> reminders,
            boolean toChats) {

        Message with(Part part) {
            Map<String, Part> next = new LinkedHashMap<>(parts);
            next.put(part.userid(), part);
            return new Message(msgid, createdAt, text, attachments, next, cancelled, reminders, toChats);
        }
    }

    private final Directory directory;
    private final GroupChats chats;
    private final Attachments attachments;
    private final Limits limits;
    private final Clock clock;
    private final Duration dispatchDelay;
    private final Table<Message> messages;

    GroupMessages(
            Directory directory,
            GroupChats chats,
            Attachments attachments,
            Limits limits,
            Store store,
            Clock clock,
            Duration dispatchDelay) {
        this.directory = directory;
        this.chats = chats;
        this.attachments = attachments;
        this.limits = limits;
        this.clock = clock;
        this.dispatchDelay = dispatchDelay;
        this.messages = store.table("group_messages", Message.class, 200_000);
    }

    void register(Operation.Registry registry) {
        String base = "/cgi-bin/externalcontact/";
        registry.post(base + "add_msg_template", Access.APP, this::add);
        registry.post(base + "get_groupmsg_task", Access.APP, this::tasks);
        registry.post(base + "get_groupmsg_send_result", Access.APP, this::results);
        registry.post(base + "get_groupmsg_list_v2", Access.APP, this::list);
        registry.post(base + "remind_groupmsg_send", Access.APP, this::remind);
        registry.post(base + "cancel_groupmsg_send", Access.APP, this::cancel);
    }

    Optional<Message> find(String msgid) {
        return messages.get(msgid);
    }

    List<Message> all() {
        return messages.all();
    }

    List<String> senders() {
        return messages.all().stream()
                .flatMap(message -> message.parts.keySet().stream())
                .toList();
    }

    List<DeliveredMessage> delivered() {
        List<DeliveredMessage> delivered = new ArrayList<>();
        for (Message message : messages.all()) {
            if (message.toChats) {
                continue;
            }
            for (Part part : message.parts.values()) {
                for (Outcome outcome : part.outcomes) {
                    if (outcome.status == SENT) {
                        delivered.add(new DeliveredMessage(
                                message.msgid,
                                part.userid,
                                outcome.externalUserid,
                                message.text,
                                message.attachments.toString(),
                                outcome.at));
                    }
                }
            }
        }
        return delivered;
    }

    /** The guide taps send: each customer gets the message, or a reason why not. */
    Message confirm(Message message, Part part) {
        Instant now = clock.instant();
        List<Outcome> outcomes = part.outcomes.stream()
                .map(outcome -> new Outcome(
                        outcome.externalUserid,
                        message.toChats
                                ? outcomeInChat(outcome.externalUserid)
                                : outcome(part.userid, outcome.externalUserid),
                        now))
                .toList();
        Message confirmed = message.with(new Part(part.userid, now, outcomes));
        messages.put(message.msgid, confirmed);
        return confirmed;
    }

    private int outcome(String userid, String externalUserid) {
        if (directory.follow(userid, externalUserid).isEmpty()) {
            return NOT_A_FRIEND;
        }
        YearMonth month = YearMonth.from(clock.instant().atZone(CHINA));
        boolean room = limits.allows("mass:" + externalUserid + month, month.lengthOfMonth(), Duration.ofDays(40));
        return room ? SENT : QUOTA_USED_UP;
    }

    /** A chat that is gone, or has had its mass messages, gets nothing. */
    private int outcomeInChat(String chatId) {
        YearMonth month = YearMonth.from(clock.instant().atZone(CHINA));
        boolean room = chats.find(chatId).isPresent()
                && limits.allows("mass:" + chatId + month, month.lengthOfMonth(), Duration.ofDays(40));
        return room ? SENT : UNSENT;
    }

    private ObjectNode add(Request request) {
        Body body = request.body();
        return switch (body.text("chat_type").orElse("single")) {
            case "single" -> addToCustomers(body);
            case "group" -> addToChats(body);
            default -> throw new Refused(40058, "invalid Request Parameter, chat_type is single or group");
        };
    }

    private ObjectNode addToChats(Body body) {
        String sender = body.text("sender").orElseThrow(() -> new Refused(40058, "missing sender"));
        directory.user(sender).orElseThrow(() -> new Refused(60021, "sender is not in the visible range"));
        List<String> wanted = new ArrayList<>(new LinkedHashSet<>(body.texts("chat_id_list")));
        if (wanted.size() > MOST_CHATS) {
            throw new Refused(40058, "more than 2000 chat_id");
        }
        attachments.check(body);
        List<String> owned = chats.ownedBy(sender);
        List<String> sendable = wanted.isEmpty()
                ? owned
                : wanted.stream().filter(owned::contains).toList();
        if (sendable.isEmpty()) {
            throw new Refused(41048, "no available group chats for mass message");
        }
        Map<String, List<Outcome>> byGuide = new TreeMap<>();
        sendable.forEach(chatId -> assign(byGuide, sender, chatId));
        return created(
                body,
                byGuide,
                wanted.stream().filter(chatId -> !sendable.contains(chatId)).toList(),
                true);
    }

    private ObjectNode addToCustomers(Body body) {
        List<String> wanted = new ArrayList<>(new LinkedHashSet<>(body.texts("external_userid")));
        Optional<String> sender = body.text("sender");
        if (wanted.isEmpty() && sender.isEmpty()) {
            throw new Refused(40058, "invalid Request Parameter, sender and external_userid are both empty");
        }
        if (wanted.size() > MOST_CUSTOMERS) {
            throw new Refused(40096, "more than 10000 external_userid");
        }
        wanted.forEach(this::checkExternalUserid);
        sender.ifPresent(userid ->
                directory.user(userid).orElseThrow(() -> new Refused(60021, "sender is not in the visible range")));
        attachments.check(body);

        Map<String, List<Outcome>> byGuide = new TreeMap<>();
        Set<String> failed = new LinkedHashSet<>();
        if (wanted.isEmpty()) {
            directory
                    .followsOf(sender.get())
                    .forEach(follow -> assign(byGuide, follow.userid(), follow.externalUserid()));
        }
        for (String externalUserid : wanted) {
            guideFor(sender, externalUserid)
                    .ifPresentOrElse(
                            userid -> assign(byGuide, userid, externalUserid), () -> failed.add(externalUserid));
        }
        if (byGuide.isEmpty()) {
            throw new Refused(41048, "no available customers for mass message");
        }
        return created(body, byGuide, failed, false);
    }

    private ObjectNode created(
            Body body, Map<String, List<Outcome>> byGuide, Collection<String> failed, boolean toChats) {
        String msgid = "msg" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Part> parts = new LinkedHashMap<>();
        byGuide.forEach((userid, outcomes) -> parts.put(userid, new Part(userid, null, outcomes)));
        messages.put(
                msgid,
                new Message(
                        msgid,
                        clock.instant(),
                        body.child("text").text("content").orElse(""),
                        Optional.ofNullable(body.node().get("attachments"))
                                .filter(JsonNode::isArray)
                                .orElseGet(Body.JSON::createArrayNode),
                        parts,
                        false,
                        List.of(),
                        toChats));
        ObjectNode reply = Body.object();
        ArrayNode failList = reply.putArray("fail_list");
        failed.forEach(failList::add);
        return reply.put("msgid", msgid);
    }

    private void checkExternalUserid(String externalUserid) {
        if (!Wecom.EXTERNAL_USERID.matcher(externalUserid).matches()
                && directory.customer(externalUserid).isEmpty()) {
            throw new Refused(40096, "invalid external_userid");
        }
    }

    /** Without a sender the message goes to the guide who was last in touch: here, the latest friend. */
    private Optional<String> guideFor(Optional<String> sender, String externalUserid) {
        if (sender.isPresent()) {
            return directory.follow(sender.get(), externalUserid).map(Directory.Follow::userid);
        }
        return directory.followersOf(externalUserid).stream()
                .max(Comparator.comparing(Directory.Follow::since))
                .map(Directory.Follow::userid);
    }

    private static void assign(Map<String, List<Outcome>> byGuide, String userid, String externalUserid) {
        byGuide.computeIfAbsent(userid, any -> new ArrayList<>()).add(new Outcome(externalUserid, UNSENT, null));
    }

    private ObjectNode tasks(Request request) {
        Message message = dispatched(request.body());
        Page<Part> page =
                Page.of(List.copyOf(message.parts.values()), request.body(), "tasks" + message.msgid, 500, 1000);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("task_list");
        page.items().forEach(part -> {
            ObjectNode row =
                    rows.addObject().put("userid", part.userid).put("status", part.confirmedAt == null ? 0 : 2);
            if (part.confirmedAt != null) {
                row.put("send_time", part.confirmedAt.getEpochSecond());
            }
        });
        return reply;
    }

    private ObjectNode results(Request request) {
        String userid = request.body().text("userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        Message message = dispatched(request.body());
        Part part = Optional.ofNullable(message.parts.get(userid))
                .orElseThrow(() -> new Refused(60111, "userid not found"));
        // Of chats, only those that have got it are told.
        List<Outcome> shown = message.toChats
                ? part.outcomes.stream()
                        .filter(outcome -> outcome.status == SENT)
                        .toList()
                : part.outcomes;
        Page<Outcome> page = Page.of(shown, request.body(), "results" + message.msgid + '/' + userid, 500, 1000);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("send_list");
        page.items().forEach(outcome -> {
            ObjectNode row = rows.addObject()
                    .put(message.toChats ? "chat_id" : "external_userid", outcome.externalUserid)
                    .put("userid", userid)
                    .put("status", outcome.status);
            if (outcome.at != null) {
                row.put("send_time", outcome.at.getEpochSecond());
            }
        });
        return reply;
    }

    private ObjectNode list(Request request) {
        Body body = request.body();
        long from = body.number("start_time").orElseThrow(() -> new Refused(40058, "missing start_time"));
        long until = body.number("end_time").orElseThrow(() -> new Refused(40058, "missing end_time"));
        if (until < from || until - from > Duration.ofDays(31).toSeconds()) {
            throw new Refused(40058, "invalid time span, at most one month");
        }
        // Everything here is made by the API: personal sends (filter_type 1) have nothing to show.
        boolean toChats = body.text("chat_type").orElse("single").equals("group");
        boolean shown = body.number("filter_type").orElse(2) != 1
                && body.text("creator").isEmpty();
        List<Message> found = shown
                ? messages.all().stream()
                        .filter(message -> message.toChats == toChats)
                        .filter(message -> message.createdAt.getEpochSecond() >= from
                                && message.createdAt.getEpochSecond() <= until)
                        .toList()
                : List.of();
        Page<Message> page = Page.of(found, body, "list" + toChats + from + '-' + until, 50, 100);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("group_msg_list");
        page.items().forEach(message -> {
            ObjectNode row = rows.addObject()
                    .put("msgid", message.msgid)
                    .put("create_time", Long.toString(message.createdAt.getEpochSecond()))
                    .put("create_type", 0);
            row.putObject("text").put("content", message.text);
            row.set("attachments", message.attachments);
        });
        return reply;
    }

    private ObjectNode remind(Request request) {
        Message message = open(request.body());
        Instant now = clock.instant();
        List<Instant> lately = message.reminders.stream()
                .filter(at -> at.isAfter(now.minus(Duration.ofHours(24))))
                .toList();
        if (lately.size() >= MOST_REMINDERS) {
            throw new Refused(41094, "remind limit reached");
        }
        List<Instant> reminders = new ArrayList<>(lately);
        reminders.add(now);
        messages.put(
                message.msgid,
                new Message(
                        message.msgid,
                        message.createdAt,
                        message.text,
                        message.attachments,
                        message.parts,
                        message.cancelled,
                        reminders,
                        message.toChats));
        return Body.object();
    }

    private ObjectNode cancel(Request request) {
        Message message = open(request.body());
        messages.put(
                message.msgid,
                new Message(
                        message.msgid,
                        message.createdAt,
                        message.text,
                        message.attachments,
                        message.parts,
                        true,
                        message.reminders,
                        message.toChats));
        return Body.object();
    }

    private Message open(Body body) {
        Message message = dispatched(body);
        if (message.cancelled) {
            throw new Refused(41093, "group message has been cancelled");
        }
        return message;
    }

    private Message dispatched(Body body) {
        String msgid = body.text("msgid").orElseThrow(() -> new Refused(41046, "missing msgid"));
        Message message = messages.get(msgid).orElseThrow(() -> new Refused(41047, "invalid msgid"));
        if (clock.instant().isBefore(message.createdAt.plus(dispatchDelay))) {
            throw new Refused(41063, "group message is being distributed");
        }
        return message;
    }
}
