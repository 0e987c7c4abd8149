package io.guidepost.simulator.wecom;

import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.outgoing.Deliveries;
import io.guidepost.simulator.outgoing.Postbox;
import io.guidepost.simulator.outgoing.Postbox.Twist;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Tells the application's callback URL what happened in WeCom: encrypted, signed, at most three attempts. */
final class Callbacks {

    private static final int ATTEMPTS = 3;
    private static final Duration VERIFY_PATIENCE = Duration.ofSeconds(1);

    private final WecomCorp corp;
    private final CallbackCrypt crypt;
    private final Clock clock;
    private final Courier courier;
    private final Deliveries deliveries;
    private final Postbox postbox;
    private final Duration retryPause;
    private volatile Optional<URI> url = Optional.empty();

    Callbacks(WecomCorp corp, Clock clock, Courier courier, Deliveries deliveries, Duration retryPause) {
        this.corp = corp;
        this.crypt = new CallbackCrypt(corp.callbackToken(), corp.encodingAesKey());
        this.clock = clock;
        this.courier = courier;
        this.deliveries = deliveries;
        this.retryPause = retryPause;
        this.postbox = new Postbox(courier, true);
    }

    void url(Optional<URI> callbackUrl) {
        url = callbackUrl;
    }

    Optional<URI> url() {
        return url;
    }

    Postbox postbox() {
        return postbox;
    }

    /** An event from WeCom itself or from a member; without a callback URL nobody hears of it. */
    void event(String from, String event, Map<String, String> fields) {
        long createdAt = clock.instant().getEpochSecond();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ToUserName", corp.corpId());
        all.put("FromUserName", from);
        all.put("CreateTime", Long.toString(createdAt));
        all.put("MsgType", "event");
        all.put("Event", event);
        all.putAll(fields);
        String xml = xml(all);
        String id = UUID.randomUUID().toString();
        String name = event
                + Optional.ofNullable(fields.get("ChangeType"))
                        .map(type -> ":" + type)
                        .orElse("");
        url.ifPresent(target -> postbox.put(twist -> attempt(target, id, name, xml, twist, 1)));
    }

    /** Asks the URL to prove that it can decrypt, as WeCom does when an administrator saves it. */
    boolean verifies(URI candidate) {
        String expected = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, 1L << 62));
        String encrypted = crypt.encrypt(expected, corp.corpId());
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = nonce();
        URI question = URI.create(candidate + signature(timestamp, nonce, encrypted, Twist.NONE) + "&echostr="
                + URLEncoder.encode(encrypted, StandardCharsets.UTF_8));
        Courier.Reply reply = courier.get(question, VERIFY_PATIENCE).join();
        note(candidate, "", "verify", expected, 1, reply);
        return reply.isOk() && reply.body().equals(expected);
    }

    private CompletableFuture<?> attempt(URI target, String id, String name, String xml, Twist twist, int number) {
        if (twist == Twist.LOST) {
            note(target, id, name, xml, number, Courier.Reply.LOST);
            return CompletableFuture.completedFuture(null);
        }
        String receiver = twist == Twist.WRONG_RECEIVER ? "ww0000000000000000" : corp.corpId();
        String encrypted = crypt.encrypt(xml, receiver);
        String timestamp = Long.toString(
                twist == Twist.STALE_TIMESTAMP ? 1 : clock.instant().getEpochSecond());
        String query = signature(timestamp, nonce(), encrypted, twist);
        String body = "<xml><ToUserName><![CDATA[" + corp.corpId() + "]]></ToUserName><AgentID><![CDATA["
                + corp.agentId() + "]]></AgentID><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
        return courier.post(URI.create(target + query), "text/xml", Map.of(), body.getBytes(StandardCharsets.UTF_8))
                .thenAccept(reply -> {
                    note(target, id, name, xml, number, reply);
                    if (!reply.isOk() && number < ATTEMPTS) {
                        courier.later(retryPause, () -> attempt(target, id, name, xml, twist, number + 1));
                    }
                });
    }

    private void note(URI target, String id, String name, String xml, int attempt, Courier.Reply reply) {
        deliveries.add(new Deliveries.Delivery(
                "WECOM",
                id,
                name,
                target.toString(),
                attempt,
                clock.instant(),
                reply.status(),
                reply.error(),
                reply.tookMillis(),
                xml));
    }

    private String signature(String timestamp, String nonce, String encrypted, Twist twist) {
        String signature = crypt.sign(timestamp, nonce, twist == Twist.WRONG_SIGNATURE ? "forged" : encrypted);
        return "?msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce;
    }

    private static String nonce() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, Integer.MAX_VALUE));
    }

    /** Numbers stand bare and texts in CDATA, as WeCom writes them. A value that begins with {@code <} is nested XML. */
    private static String xml(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<xml>");
        fields.forEach((name, value) -> {
            boolean bare = value.startsWith("<") || name.equals("CreateTime") || name.equals("AgentID");
            String shown = bare ? value : "<![CDATA[" + value.replace("]]>", "]]]]><![CDATA[>") + "]]>";
            xml.append('<')
                    .append(name)
                    .append('>')
                    .append(shown)
                    .append("</")
                    .append(name)
                    .append('>');
        });
        return xml.append("</xml>").toString();
    }
}
