package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Page;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Customer group chats: a guide owns one, and customers come in by invitation or by its code. */
final class GroupChats {

    private static final int MOST_OWNERS = 100;
    private static final int COLLEAGUE = 1;
    private static final int CUSTOMER = 2;
    private static final int INVITED = 1;
    private static final int BY_CODE = 3;

    /** {@code invitor} is empty for who came by the code. */
    record Member(String id, Instant joinedAt, String invitor) {}

    record Chat(String chatId, String name, String owner, Instant createdAt, List<Member> members, int version) {

        Chat ownedBy(String newOwner) {
            return new Chat(chatId, name, newOwner, createdAt, members, version + 1);
        }

        Chat with(List<Member> next) {
            return new Chat(chatId, name, owner, createdAt, List.copyOf(next), version + 1);
        }
    }

    private final Directory directory;
    private final Table<Chat> chats;

    GroupChats(Directory directory, Store store) {
        this.directory = directory;
        this.chats = store.table("group_chats", Chat.class, 100_000);
    }

    void register(Operation.Registry registry) {
        registry.post("/cgi-bin/externalcontact/groupchat/list", Access.APP, this::list);
        registry.post("/cgi-bin/externalcontact/groupchat/get", Access.APP, this::get);
    }

    Optional<Chat> find(String chatId) {
        return chats.get(chatId);
    }

    List<String> ownedBy(String userid) {
        return chats.all().stream()
                .filter(chat -> chat.owner.equals(userid))
                .map(Chat::chatId)
                .toList();
    }

    void save(Chat chat) {
        chats.put(chat.chatId, chat);
    }

    void dismiss(Chat chat) {
        chats.remove(chat.chatId);
    }

    /** A customer comes in, invited by somebody or by the code. */
    Chat join(Chat chat, String externalUserid, Optional<String> invitor, Instant at) {
        List<Member> members = new ArrayList<>(chat.members);
        members.removeIf(member -> member.id.equals(externalUserid));
        members.add(new Member(externalUserid, at, invitor.orElse("")));
        Chat next = chat.with(members);
        save(next);
        return next;
    }

    Chat leave(Chat chat, String externalUserid) {
        List<Member> members = new ArrayList<>(chat.members);
        members.removeIf(member -> member.id.equals(externalUserid));
        Chat next = chat.with(members);
        save(next);
        return next;
    }

    private ObjectNode list(Request request) {
        Body body = request.body();
        List<String> owners = body.child("owner_filter").texts("userid_list");
        if (owners.size() > MOST_OWNERS) {
            throw new Refused(40058, "invalid Request Parameter, more than 100 userid");
        }
        if (owners.isEmpty() && directory.users().size() > 1000) {
            throw new Refused(81017, "more than 1000 members without owner_filter");
        }
        if (body.number("limit").isEmpty()) {
            throw new Refused(40058, "missing limit");
        }
        List<Chat> found = chats.all().stream()
                .filter(chat -> owners.isEmpty() || owners.contains(chat.owner))
                .toList();
        Page<Chat> page = Page.of(found, body, "chats" + owners, 100, 1000);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("group_chat_list");
        page.items()
                .forEach(chat -> rows.addObject().put("chat_id", chat.chatId).put("status", 0));
        return reply;
    }

    private ObjectNode get(Request request) {
        Chat chat = request.body()
                .text("chat_id")
                .flatMap(chats::get)
                .orElseThrow(() -> new Refused(40050, "invalid chat_id"));
        ObjectNode reply = Body.object();
        ObjectNode shown = reply.putObject("group_chat")
                .put("chat_id", chat.chatId)
                .put("name", chat.name)
                .put("owner", chat.owner)
                .put("create_time", chat.createdAt.getEpochSecond())
                .put("member_version", Integer.toString(chat.version));
        ArrayNode members = shown.putArray("member_list");
        members.addObject()
                .put("userid", chat.owner)
                .put("type", COLLEAGUE)
                .put("join_time", chat.createdAt.getEpochSecond())
                .put("join_scene", INVITED);
        chat.members.forEach(member -> {
            ObjectNode row = members.addObject()
                    .put("userid", member.id)
                    .put("type", CUSTOMER)
                    .put("join_time", member.joinedAt.getEpochSecond())
                    .put("join_scene", member.invitor.isEmpty() ? BY_CODE : INVITED);
            directory.customer(member.id).ifPresent(customer -> row.put("unionid", customer.unionid()));
            if (!member.invitor.isEmpty()) {
                row.putObject("invitor").put("userid", member.invitor);
            }
        });
        shown.putArray("admin_list");
        return reply;
    }
}
