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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Customers and chats handed from one guide to another. What is accepted takes effect after 24 hours, unless the customer
 * refuses or the receiver turns out to have too many.
 */
final class CustomerTransfers {

    private static final String BASE = "/cgi-bin/externalcontact/";
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_MESSAGE = 200;
    private static final Duration WAIT = Duration.ofHours(24);
    private static final Duration WINDOW = Duration.ofDays(90);
    private static final Duration LONGEST_AGO = Duration.ofDays(365);
    private static final int CHATS_A_DAY = 300;
    private static final int HANDED_OVER = 202;

    static final int DONE = 1;
    static final int WAITING = 2;
    static final int REFUSED = 3;
    static final int LIMITED = 4;

    record Transfer(
            String id,
            String handover,
            String takeover,
            String externalUserid,
            boolean resigned,
            Instant askedAt,
            int status,
            Instant takeoverAt) {}

    record Leaver(String userid, Instant leftAt) {}

    private final Directory directory;
    private final GroupChats chats;
    private final Callbacks callbacks;
    private final Limits limits;
    private final Clock clock;
    private final Table<Transfer> transfers;
    private final Table<Leaver> leavers;

    CustomerTransfers(
            Directory directory, GroupChats chats, Callbacks callbacks, Limits limits, Store store, Clock clock) {
        this.directory = directory;
        this.chats = chats;
        this.callbacks = callbacks;
        this.limits = limits;
        this.clock = clock;
        this.transfers = store.table("customer_transfers", Transfer.class, 200_000);
        this.leavers = store.table("leavers", Leaver.class, 50_000);
    }

    void register(Operation.Registry registry) {
        registry.post(BASE + "transfer_customer", Access.APP, request -> transfer(request, false));
        registry.post(BASE + "resigned/transfer_customer", Access.APP, request -> transfer(request, true));
        registry.post(BASE + "transfer_result", Access.APP, request -> results(request, false));
        registry.post(BASE + "resigned/transfer_result", Access.APP, request -> results(request, true));
        registry.post(BASE + "get_unassigned_list", Access.APP, this::unassigned);
        registry.post(BASE + "groupchat/transfer", Access.APP, request -> transferChats(request, true));
        registry.post(BASE + "groupchat/onjob_transfer", Access.APP, request -> transferChats(request, false));
    }

    /** A guide has left now. */
    void left(String userid) {
        leavers.put(userid, new Leaver(userid, clock.instant()));
    }

    /** The customer refuses, or the receiver has too many, before the 24 hours are over; false when nothing waits. */
    boolean fail(String externalUserid, int status) {
        Optional<Transfer> waiting = transfers.all().stream()
                .filter(transfer -> transfer.externalUserid.equals(externalUserid) && transfer.status == WAITING)
                .findFirst();
        waiting.ifPresent(transfer -> {
            save(transfer, status, Instant.EPOCH);
            Map<String, String> fields = change("transfer_fail", transfer.takeover, externalUserid);
            fields.put("FailReason", status == REFUSED ? "customer_refused" : "customer_limit_exceed");
            callbacks.event("sys", "change_external_contact", fields);
        });
        return waiting.isPresent();
    }

    /** What has waited for 24 hours takes effect; answers how many did. */
    int settle() {
        Instant now = clock.instant();
        List<Transfer> due = transfers.all().stream()
                .filter(transfer -> transfer.status == WAITING && !transfer.takeoverAt.isAfter(now))
                .toList();
        due.forEach(this::takeEffect);
        return due.size();
    }

    private void takeEffect(Transfer transfer) {
        Optional<Directory.Follow> before = directory.follow(transfer.handover, transfer.externalUserid);
        if (before.isEmpty() || directory.user(transfer.takeover).isEmpty()) {
            save(transfer, REFUSED, Instant.EPOCH);
            return;
        }
        save(transfer, DONE, transfer.takeoverAt);
        boolean isFriendAlready =
                directory.follow(transfer.takeover, transfer.externalUserid).isPresent();
        directory.remove(before.get());
        Map<String, String> gone = change("del_external_contact", transfer.handover, transfer.externalUserid);
        gone.put("Source", "DELETE_BY_TRANSFER");
        callbacks.event("sys", "change_external_contact", gone);
        if (!isFriendAlready) {
            directory.save(new Directory.Follow(
                    transfer.takeover,
                    transfer.externalUserid,
                    transfer.takeoverAt,
                    "",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    HANDED_OVER));
            callbacks.event(
                    "sys",
                    "change_external_contact",
                    change("add_external_contact", transfer.takeover, transfer.externalUserid));
        }
    }

    private ObjectNode transfer(Request request, boolean resigned) {
        settle();
        Body body = request.body();
        String handover = body.text("handover_userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        String takeover = body.text("takeover_userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        List<String> customers = body.texts("external_userid");
        if (customers.isEmpty() || customers.size() > MOST_AT_ONCE) {
            throw new Refused(40058, "invalid Request Parameter, external_userid takes 1 to 100 ids");
        }
        if (body.text("transfer_success_msg").orElse("").length() > LONGEST_MESSAGE) {
            throw new Refused(45002, "content size out of limit");
        }
        if (handover.equals(takeover)) {
            throw new Refused(40130, "handover and takeover are the same");
        }
        directory.user(takeover).orElseThrow(() -> new Refused(60111, "userid not found"));
        checkHandover(handover, resigned);
        ObjectNode reply = Body.object();
        ArrayNode rows = reply.putArray("customer");
        for (String externalUserid : customers) {
            int errcode = refusal(handover, externalUserid, resigned).orElse(0);
            if (errcode == 0) {
                Instant now = clock.instant();
                Transfer begun = new Transfer(
                        UUID.randomUUID().toString(),
                        handover,
                        takeover,
                        externalUserid,
                        resigned,
                        now,
                        WAITING,
                        now.plus(WAIT));
                transfers.put(begun.id, begun);
            }
            rows.addObject().put("external_userid", externalUserid).put("errcode", errcode);
        }
        return reply;
    }

    private void checkHandover(String handover, boolean resigned) {
        boolean isPresent = directory.user(handover).isPresent();
        if (!resigned) {
            if (!isPresent) {
                throw new Refused(60111, "userid not found");
            }
            return;
        }
        Leaver leaver = leavers.get(handover)
                .filter(known -> !isPresent)
                .orElseThrow(() -> new Refused(40097, "handover has not resigned"));
        if (leaver.leftAt.plus(LONGEST_AGO).isBefore(clock.instant())) {
            throw new Refused(40097, "handover has resigned more than a year ago");
        }
    }

    private OptionalInt refusal(String handover, String externalUserid, boolean resigned) {
        if (directory.customer(externalUserid).isEmpty()) {
            return OptionalInt.of(40096);
        }
        if (directory.follow(handover, externalUserid).isEmpty()) {
            return OptionalInt.of(40131);
        }
        List<Transfer> before = transfers.all().stream()
                .filter(transfer -> transfer.externalUserid.equals(externalUserid))
                .toList();
        if (before.stream().anyMatch(transfer -> transfer.status == WAITING)) {
            return OptionalInt.of(40129);
        }
        Instant since = clock.instant().minus(WINDOW);
        long within = before.stream()
                .filter(transfer -> !transfer.resigned && transfer.status == DONE)
                .filter(transfer -> transfer.takeoverAt.isAfter(since))
                .count();
        return !resigned && within >= 2 ? OptionalInt.of(40128) : OptionalInt.empty();
    }

    private ObjectNode results(Request request, boolean resigned) {
        settle();
        Body body = request.body();
        String handover = body.text("handover_userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        String takeover = body.text("takeover_userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        List<Transfer> found = transfers.all().stream()
                .filter(transfer -> transfer.resigned == resigned
                        && transfer.handover.equals(handover)
                        && transfer.takeover.equals(takeover))
                .toList();
        Page<Transfer> page = Page.of(found, body, "transfers" + resigned + handover + '|' + takeover, 1_000, 1_000);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("customer");
        page.items().forEach(transfer -> rows.addObject()
                .put("external_userid", transfer.externalUserid)
                .put("status", transfer.status)
                .put("takeover_time", transfer.takeoverAt.getEpochSecond()));
        return reply;
    }

    private ObjectNode unassigned(Request request) {
        settle();
        List<ObjectNode> all = new ArrayList<>();
        for (Leaver leaver : leavers.all()) {
            if (directory.user(leaver.userid).isEmpty()) {
                directory
                        .followsOf(leaver.userid)
                        .forEach(follow -> all.add(Body.object()
                                .put("handover_userid", leaver.userid)
                                .put("external_userid", follow.externalUserid())
                                .put("dimission_time", leaver.leftAt.getEpochSecond())));
            }
        }
        Body body = request.body();
        ObjectNode asked = Body.object().put("cursor", body.text("cursor").orElse(""));
        asked.put("limit", body.number("page_size").orElse(1_000));
        Page<ObjectNode> page = Page.of(all, new Body(asked), "unassigned", 1_000, 1_000);
        ObjectNode reply = Body.object();
        ArrayNode rows = reply.putArray("info");
        page.items().forEach(rows::add);
        return reply.put("is_last", page.nextCursor().isEmpty()).put("next_cursor", page.nextCursor());
    }

    private ObjectNode transferChats(Request request, boolean resigned) {
        Body body = request.body();
        List<String> chatIds = body.texts("chat_id_list");
        String newOwner = body.text("new_owner").orElseThrow(() -> new Refused(41009, "missing new_owner"));
        if (chatIds.isEmpty() || chatIds.size() > MOST_AT_ONCE) {
            throw new Refused(40058, "invalid Request Parameter, chat_id_list takes 1 to 100 ids");
        }
        directory.user(newOwner).orElseThrow(() -> new Refused(90504, "the new owner is not valid"));
        ObjectNode reply = Body.object();
        ArrayNode failed = reply.putArray("failed_chat_list");
        for (String chatId : chatIds) {
            Optional<GroupChats.Chat> chat = chats.find(chatId);
            int errcode = chat.map(known -> chatRefusal(known, resigned)).orElse(40050);
            if (errcode == 0) {
                chats.save(chat.get().ownedBy(newOwner));
            } else {
                failed.addObject()
                        .put("chat_id", chatId)
                        .put("errcode", errcode)
                        .put("errmsg", "refused");
            }
        }
        return reply;
    }

    private int chatRefusal(GroupChats.Chat chat, boolean resigned) {
        boolean hasLeft = directory.user(chat.owner()).isEmpty();
        if (resigned && !hasLeft) {
            return 90500;
        }
        if (!resigned && hasLeft) {
            return 90501;
        }
        return limits.allows("chat-transfer:" + chat.owner(), CHATS_A_DAY, Duration.ofDays(1)) ? 0 : 90508;
    }

    private void save(Transfer transfer, int status, Instant takeoverAt) {
        transfers.put(
                transfer.id,
                new Transfer(
                        transfer.id,
                        transfer.handover,
                        transfer.takeover,
                        transfer.externalUserid,
                        transfer.resigned,
                        transfer.askedAt,
                        status,
                        takeoverAt));
    }

    private static Map<String, String> change(String type, String userid, String externalUserid) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ChangeType", type);
        fields.put("UserID", userid);
        fields.put("ExternalUserID", externalUserid);
        return fields;
    }
}
