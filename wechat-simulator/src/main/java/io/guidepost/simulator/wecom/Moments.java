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

/**
 * Customer moments. A corporate one is made in the background (a job that is started, running, done) and then waits for each
 * guide's own tap; a personal one is a guide's alone. Nobody calls back.
 */
final class Moments {

    private static final int MOST_TEXT_CHARACTERS = 2000;
    private static final int MOST_TEXT_BYTES = 4000;
    private static final int MOST_SENDERS = 100_000;
    private static final int MOST_PICTURES = 9;
    private static final Duration JOB_LIFE = Duration.ofHours(24);
    private static final Duration LONGEST_LIST = Duration.ofDays(30);

    private static final int STARTED = 1;
    private static final int RUNNING = 2;
    private static final int DONE = 3;

    /** {@code published} has every guide who can publish it; the time is null until he does. */
    record Moment(
            String momentId,
            String jobid,
            String creator,
            Instant createdAt,
            String text,
            JsonNode attachments,
            Map<String, Instant> published,
            List<String> invalidSenders,
            boolean cancelled) {

        boolean isPersonal() {
            return !creator.isEmpty();
        }

        Moment with(Map<String, Instant> nowPublished, boolean nowCancelled) {
            return new Moment(
                    momentId, jobid, creator, createdAt, text, attachments, nowPublished, invalidSenders, nowCancelled);
        }
    }

    private final Directory directory;
    private final Media media;
    private final Limits limits;
    private final Clock clock;
    private final Duration makingDelay;
    private final Table<Moment> moments;

    Moments(Directory directory, Media media, Limits limits, Store store, Clock clock, Duration makingDelay) {
        this.directory = directory;
        this.media = media;
        this.limits = limits;
        this.clock = clock;
        this.makingDelay = makingDelay;
        this.moments = store.table("moments", Moment.class, 100_000);
    }

    void register(Operation.Registry registry) {
        String base = "/cgi-bin/externalcontact/";
        registry.post(base + "add_moment_task", Access.APP, this::add);
        registry.get(base + "get_moment_task_result", Access.APP, this::result);
        registry.post(base + "get_moment_list", Access.APP, this::list);
        registry.post(base + "get_moment_task", Access.APP, this::tasks);
        registry.post(base + "cancel_moment_task", Access.APP, this::cancel);
    }

    List<Moment> all() {
        return moments.all();
    }

    /** A moment that guides can see and publish by now. */
    Optional<Moment> find(String momentId) {
        return moments.all().stream()
                .filter(moment -> moment.momentId.equals(momentId) && isMade(moment))
                .findFirst();
    }

    /** The guide taps publish. */
    Moment publish(Moment moment, String userid) {
        Map<String, Instant> published = new LinkedHashMap<>(moment.published);
        published.put(userid, clock.instant());
        Moment next = moment.with(published, moment.cancelled);
        save(next);
        return next;
    }

    /** The guide publishes something of his own. */
    Moment publishOwn(String userid, String text, JsonNode attachments) {
        Instant now = clock.instant();
        Map<String, Instant> published = new TreeMap<>();
        published.put(userid, now);
        Moment own = new Moment(newId(), "", userid, now, text, attachments, published, List.of(), false);
        save(own);
        return own;
    }

    private void save(Moment moment) {
        moments.put(moment.momentId, moment);
    }

    private static String newId() {
        return "mom" + UUID.randomUUID().toString().replace("-", "");
    }

    private boolean isMade(Moment moment) {
        return moment.isPersonal() || !clock.instant().isBefore(moment.createdAt.plus(makingDelay));
    }

    private ObjectNode add(Request request) {
        Body body = request.body();
        if (!limits.allows("moments", 10, Duration.ofMinutes(1))) {
            throw new Refused(45009, "api freq out of limit");
        }
        String text = body.child("text").text("content").orElse("");
        check(text, body.children("attachments"));
        Body senders = body.child("visible_range").child("sender_list");
        List<String> wanted = new ArrayList<>(new LinkedHashSet<>(senders.texts("user_list")));
        if (wanted.size() > MOST_SENDERS) {
            throw new Refused(40058, "invalid Request Parameter, more than 100000 user_list");
        }
        Map<String, Instant> published = new LinkedHashMap<>();
        List<String> invalid = new ArrayList<>();
        for (String userid : wanted) {
            if (directory.user(userid).isPresent()) {
                published.put(userid, null);
            } else {
                invalid.add(userid);
            }
        }
        if (wanted.isEmpty()) {
            directory.users().forEach(user -> published.put(user.userid(), null));
        }
        Moment moment = new Moment(
                newId(),
                "job" + UUID.randomUUID().toString().replace("-", ""),
                "",
                clock.instant(),
                text,
                Optional.ofNullable(body.node().get("attachments"))
                        .filter(JsonNode::isArray)
                        .orElseGet(Body.JSON::createArrayNode),
                published,
                invalid,
                false);
        save(moment);
        return Body.object().put("jobid", moment.jobid);
    }

    private void check(String text, List<Body> attachments) {
        if (text.isEmpty() && attachments.isEmpty()) {
            throw new Refused(41089, "text and attachments are both empty");
        }
        if (text.codePointCount(0, text.length()) > MOST_TEXT_CHARACTERS) {
            throw new Refused(40058, "invalid text size");
        }
        Wecom.atMostBytes("text.content", text, MOST_TEXT_BYTES);
        Set<String> types = new LinkedHashSet<>();
        attachments.forEach(attachment -> types.add(attachment.text("msgtype").orElse("")));
        if (types.size() > 1 || !Set.of("image", "video", "link").containsAll(types)) {
            throw new Refused(40058, "invalid attachments msgtype");
        }
        int most = types.contains("image") ? MOST_PICTURES : 1;
        if (attachments.size() > most) {
            throw new Refused(40058, "invalid attachments size");
        }
        for (Body attachment : attachments) {
            Body content = attachment.child(attachment.text("msgtype").orElseThrow());
            String needed = types.contains("link") ? "url" : "media_id";
            if (content.text(needed).isEmpty()) {
                throw new Refused(40058, "missing attachment field " + needed);
            }
            String type = types.contains("video") ? "video" : "image";
            content.text("media_id").ifPresent(mediaId -> media.checkForMoments(mediaId, type));
        }
    }

    private ObjectNode result(Request request) {
        String jobid = request.call().param("jobid").orElse("");
        Moment moment = moments.all().stream()
                .filter(each -> !jobid.isEmpty() && each.jobid.equals(jobid))
                .filter(each -> clock.instant().isBefore(each.createdAt.plus(JOB_LIFE)))
                .findFirst()
                .orElseThrow(() -> new Refused(41059, "invalid jobid"));
        int status = isMade(moment) ? DONE : clock.instant().equals(moment.createdAt) ? STARTED : RUNNING;
        ObjectNode reply = Body.object().put("status", status).put("type", "add_moment_task");
        if (status == DONE) {
            ObjectNode result = reply.putObject("result")
                    .put("errcode", 0)
                    .put("errmsg", "ok")
                    .put("moment_id", moment.momentId);
            ArrayNode invalid = result.putObject("invalid_sender_list").putArray("user_list");
            moment.invalidSenders.forEach(invalid::add);
        }
        return reply;
    }

    private ObjectNode list(Request request) {
        Body body = request.body();
        long from = body.number("start_time").orElseThrow(() -> new Refused(40058, "missing start_time"));
        long until = body.number("end_time").orElseThrow(() -> new Refused(40058, "missing end_time"));
        if (until < from || until - from > LONGEST_LIST.toSeconds()) {
            throw new Refused(40058, "invalid time span, at most 30 days");
        }
        Optional<String> creator = body.text("creator");
        long filter = body.number("filter_type").orElse(2);
        List<Moment> found = moments.all().stream()
                .filter(this::isMade)
                .filter(moment -> filter == 2 || moment.isPersonal() == (filter == 1))
                .filter(moment -> creator.isEmpty() || moment.creator.equals(creator.orElse("")))
                .filter(moment ->
                        moment.createdAt.getEpochSecond() >= from && moment.createdAt.getEpochSecond() <= until)
                .toList();
        Page<Moment> page = Page.of(found, body, "moments" + from + '-' + until + creator.orElse("") + filter, 20, 20);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("moment_list");
        page.items().forEach(moment -> show(rows.addObject(), moment));
        return reply;
    }

    private static void show(ObjectNode row, Moment moment) {
        row.put("moment_id", moment.momentId)
                .put("create_time", Long.toString(moment.createdAt.getEpochSecond()))
                .put("create_type", moment.isPersonal() ? 1 : 0)
                .put("visible_type", moment.isPersonal() ? 1 : 0);
        if (moment.isPersonal()) {
            row.put("creator", moment.creator);
        }
        row.putObject("text").put("content", moment.text);
        ArrayNode images = Body.JSON.createArrayNode();
        moment.attachments.forEach(attachment -> {
            String type = attachment.path("msgtype").asString("");
            if (type.equals("image")) {
                images.add(attachment.path("image"));
            } else {
                row.set(type, attachment.path(type));
            }
        });
        if (!images.isEmpty()) {
            row.set("image", images);
        }
    }

    private ObjectNode tasks(Request request) {
        Moment moment = made(request.body());
        List<Map.Entry<String, Instant>> guides = new ArrayList<>(moment.published.entrySet());
        Page<Map.Entry<String, Instant>> page =
                Page.of(guides, request.body(), "publishers" + moment.momentId, 500, 1000);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode rows = reply.putArray("task_list");
        page.items().forEach(guide -> rows.addObject()
                .put("userid", guide.getKey())
                .put("publish_status", guide.getValue() == null ? "0" : "1"));
        return reply;
    }

    private ObjectNode cancel(Request request) {
        Moment moment = made(request.body());
        if (moment.isPersonal()) {
            throw new Refused(41060, "not a corporate moment");
        }
        save(moment.with(moment.published, true));
        return Body.object();
    }

    private Moment made(Body body) {
        String momentId = body.text("moment_id").orElseThrow(() -> new Refused(41061, "missing moment_id"));
        return find(momentId).orElseThrow(() -> new Refused(41061, "invalid moment_id"));
    }
}
