package io.guidepost.wechat.wecom;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.wechat.call.TencentCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Customers by guide and by id. */
final class WxFriendDirectory implements FriendDirectory {

    private static final int MOST_GUIDES = 100;
    private static final int FRIENDS_PER_PAGE = 100;
    private static final int CORP_TAG = 1;
    /** 500 followers a page. */
    private static final int MOST_PAGES_OF_FOLLOWERS = 40;
    /** No relation left, or an id that WeCom does not know. */
    private static final Set<String> NOBODY = Set.of("84061", "40096");

    private final WecomApp app;

    WxFriendDirectory(WecomApp app) {
        this.app = app;
    }

    @Override
    public FriendPage friendsOf(List<String> userids, String cursor) {
        if (userids.isEmpty() || userids.size() > MOST_GUIDES) {
            throw new IllegalArgumentException(
                    "WeCom tells the friends of 1 to " + MOST_GUIDES + " guides, not of " + userids.size());
        }
        var body = WecomApp.body().put("cursor", cursor).put("limit", FRIENDS_PER_PAGE);
        var list = body.putArray("userid_list");
        userids.forEach(list::add);
        JsonNode answer;
        try {
            answer = app.ask("externalcontact/batch/get_by_user", body);
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals("84061")) {
                return new FriendPage(List.of(), "");
            }
            throw rejected;
        }
        var friends = Fields.list(answer, "external_contact_list").stream()
                .map(WxFriendDirectory::friend)
                .toList();
        return new FriendPage(friends, Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public Optional<Contact> contact(String externalUserid) {
        var followers = new ArrayList<Follower>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES_OF_FOLLOWERS; page++) {
            JsonNode answer;
            try {
                answer = app.get(
                        "externalcontact/get",
                        cursor.isEmpty()
                                ? Map.of("external_userid", externalUserid)
                                : Map.of("external_userid", externalUserid, "cursor", cursor));
            } catch (GatewayRejected rejected) {
                if (NOBODY.contains(rejected.code())) {
                    return Optional.empty();
                }
                throw rejected;
            }
            Fields.list(answer, "follow_user").forEach(row -> followers.add(follower(row)));
            cursor = Fields.optional(answer, "next_cursor").orElse("");
            if (cursor.isEmpty()) {
                var customer = answer.path("external_contact");
                return Optional.of(new Contact(
                        externalUserid,
                        Fields.optional(customer, "unionid"),
                        Fields.optional(customer, "name").orElse(""),
                        List.copyOf(followers)));
            }
        }
        throw TencentCalls.unclear("garbled", "WeCom tells of followers without end", null);
    }

    private static Friend friend(JsonNode row) {
        var customer = row.path("external_contact");
        var relation = row.path("follow_info");
        return new Friend(
                Fields.text(relation, "userid"),
                Fields.text(customer, "external_userid"),
                Fields.optional(customer, "unionid"),
                Fields.optional(customer, "name").orElse(""),
                Fields.time(relation, "createtime").orElse(Instant.EPOCH),
                Fields.optional(relation, "state"),
                detail(relation, Fields.texts(relation, "tag_id")));
    }

    private static Follower follower(JsonNode row) {
        return new Follower(
                Fields.text(row, "userid"),
                Fields.time(row, "createtime").orElse(Instant.EPOCH),
                Fields.optional(row, "state"),
                detail(row, corpTags(row)));
    }

    /** A guide's own tags and those of rules have other types, and some have no id. */
    private static List<String> corpTags(JsonNode row) {
        return Fields.list(row, "tags").stream()
                .filter(tag -> Fields.number(tag, "type") == CORP_TAG)
                .flatMap(tag -> Fields.optional(tag, "tag_id").stream())
                .toList();
    }

    private static Detail detail(JsonNode row, List<String> tagIds) {
        return new Detail(
                Fields.optional(row, "remark").orElse(""),
                Fields.optional(row, "description").orElse(""),
                Set.copyOf(tagIds));
    }
}
