package io.guidepost.wechat.wecom;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.moment.MomentContent;
import io.guidepost.domain.moment.MomentFeed;
import io.guidepost.wechat.call.TencentCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Customer moments: headquarters' through a job of WeCom's, guides' own as WeCom lists them. */
final class WxMomentFeed implements MomentFeed {

    private static final int ROWS_PER_PAGE = 1_000;
    private static final int MOMENTS_PER_PAGE = 20;
    private static final int MOST_PAGES = 2_000;
    private static final int MADE_BY_CORPORATION = 0;
    private static final int MADE_BY_GUIDE = 1;
    private static final int DONE = 3;
    /** WeCom lists at most one month. */
    private static final Duration LISTED = Duration.ofDays(30);
    /** WeCom's clock is not ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** The job is over and forgotten, or never was. */
    private static final Set<String> NO_SUCH_JOB = Set.of("41059", "40066", "600001");

    /** WeCom has not handed the moment out to the guides yet. */
    private static final String DISPATCHING = "41079";

    private final WecomApp app;
    private final Clock clock;

    WxMomentFeed(WecomApp app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    @Override
    public String order(MomentOrder order) {
        if (order.userids().isEmpty() || order.userids().size() > MOST_GUIDES) {
            throw new IllegalArgumentException("1 to " + MOST_GUIDES + " guides at a time, not "
                    + order.userids().size());
        }
        var body = WecomApp.body();
        var content = order.content();
        if (!content.text().isBlank()) {
            body.putObject("text").put("content", content.text());
        }
        var attachments = body.putArray("attachments");
        content.pictures().forEach(mediaId -> attach(attachments, "image").put("media_id", mediaId));
        content.video().ifPresent(mediaId -> attach(attachments, "video").put("media_id", mediaId));
        content.link().ifPresent(link -> {
            var put = attach(attachments, "link")
                    .put("title", WxGuideMessenger.cut(link.title(), 128))
                    .put("url", link.url());
            link.picture().ifPresent(mediaId -> put.put("media_id", mediaId));
        });
        var senders = body.putObject("visible_range").putObject("sender_list").putArray("user_list");
        order.userids().forEach(senders::add);
        return Fields.text(app.order("externalcontact/add_moment_task", body), "jobid");
    }

    private static ObjectNode attach(ArrayNode attachments, String type) {
        return attachments.addObject().put("msgtype", type).putObject(type);
    }

    @Override
    public Making making(String jobid) {
        JsonNode answer;
        try {
            answer = app.get("externalcontact/get_moment_task_result", Map.of("jobid", jobid));
        } catch (GatewayRejected rejected) {
            if (NO_SUCH_JOB.contains(rejected.code())) {
                return new Making.Forgotten();
            }
            throw rejected;
        }
        if (Fields.number(answer, "status") != DONE) {
            return new Making.Running();
        }
        var result = answer.path("result");
        long errcode = Fields.number(result, "errcode");
        return errcode == 0
                ? new Making.Made(
                        Fields.text(result, "moment_id"), Fields.texts(result.path("invalid_sender_list"), "user_list"))
                : new Making.Refused(Long.toString(errcode));
    }

    /** WeCom's list does not tell for whom a moment is; only its list of publications does. */
    @Override
    public Optional<String> find(MomentOrder order, Instant since) {
        var now = clock.instant();
        var from = since.minus(SKEW);
        var earliest = now.minus(LISTED).plus(SKEW);
        var body = list(from.isBefore(earliest) ? earliest : from, now.plus(SKEW), MADE_BY_CORPORATION);
        boolean isAnyPending = false;
        for (var moment : alike(order, body)) {
            try {
                if (isFor(order.userids().get(0), moment.momentId())) {
                    return Optional.of(moment.momentId());
                }
            } catch (GatewayRejected rejected) {
                if (!rejected.code().equals(DISPATCHING)) {
                    throw rejected;
                }
                isAnyPending = true;
            }
        }
        if (isAnyPending) {
            throw TencentCalls.unclear(DISPATCHING, "WeCom does not tell yet for whom a moment is", null);
        }
        return Optional.empty();
    }

    private List<Personal> alike(MomentOrder order, ObjectNode body) {
        var found = new ArrayList<Personal>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = app.ask("externalcontact/get_moment_list", body);
            moments(answer).stream()
                    .filter(moment -> moment.content()
                            .fingerprint()
                            .equals(order.content().fingerprint()))
                    .forEach(found::add);
            var cursor = Fields.optional(answer, "next_cursor");
            if (cursor.isEmpty()) {
                return found;
            }
            body.put("cursor", cursor.get());
        }
        throw TencentCalls.unclear("garbled", "WeCom tells of moments without end", null);
    }

    private boolean isFor(String userid, String momentId) {
        var cursor = "";
        do {
            var page = publications(momentId, cursor);
            if (page.publications().stream().anyMatch(each -> each.userid().equals(userid))) {
                return true;
            }
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return false;
    }

    @Override
    public PublicationPage publications(String momentId, String cursor) {
        var answer = app.ask(
                "externalcontact/get_moment_task",
                WecomApp.body().put("moment_id", momentId).put("cursor", cursor).put("limit", ROWS_PER_PAGE));
        return new PublicationPage(
                Fields.list(answer, "task_list").stream()
                        .map(row ->
                                new Publication(Fields.text(row, "userid"), Fields.number(row, "publish_status") == 1))
                        .toList(),
                Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public void cancel(String momentId) {
        app.order("externalcontact/cancel_moment_task", WecomApp.body().put("moment_id", momentId));
    }

    @Override
    public PersonalPage personal(String userid, Instant from, Instant until, String cursor) {
        var answer = app.ask(
                "externalcontact/get_moment_list",
                list(from, until, MADE_BY_GUIDE).put("creator", userid).put("cursor", cursor));
        return new PersonalPage(
                moments(answer), Fields.optional(answer, "next_cursor").orElse(""));
    }

    private static ObjectNode list(Instant from, Instant until, int madeBy) {
        return WecomApp.body()
                .put("start_time", from.getEpochSecond())
                .put("end_time", until.getEpochSecond())
                .put("filter_type", madeBy)
                .put("limit", MOMENTS_PER_PAGE);
    }

    private static List<Personal> moments(JsonNode answer) {
        return Fields.list(answer, "moment_list").stream()
                .map(moment -> new Personal(
                        Fields.text(moment, "moment_id"),
                        Fields.time(moment, "create_time")
                                .orElseThrow(() ->
                                        TencentCalls.unclear("garbled", "WeCom's moment lacks \"create_time\"", null)),
                        content(moment)))
                .toList();
    }

    private static MomentContent content(JsonNode moment) {
        return new MomentContent(
                moment.path("text").path("content").asString(""),
                Fields.list(moment, "image").stream()
                        .map(image -> Fields.text(image, "media_id"))
                        .toList(),
                Fields.optional(moment.path("video"), "media_id"),
                Fields.optional(moment.path("link"), "url")
                        .map(url -> new MomentContent.Link(
                                Fields.optional(moment.path("link"), "title").orElse(""), url)));
    }
}
