package io.guidepost.simulator.miniapp;

import io.guidepost.simulator.control.Surroundings;
import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.outgoing.Deliveries;
import io.guidepost.simulator.wecom.CallbackCrypt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What WeChat pushes to the mini-program's server (消息推送, safe mode, XML): three attempts, as WeChat makes them. */
final class Pushes {

    private static final int ATTEMPTS = 3;

    private final MiniProgramApp app;
    private final Surroundings around;
    private final CallbackCrypt crypt;
    private final Optional<URI> url;
    private final Duration retryPause;

    Pushes(MiniProgramApp app, Surroundings around, CallbackCrypt crypt, Optional<URI> url, Duration retryPause) {
        this.app = app;
        this.around = around;
        this.crypt = crypt;
        this.url = url;
        this.retryPause = retryPause;
    }

    /**
     * Goods were received: by the shopper, which is method 2, or by time, which is 1.
     *
     * @param order the payment whose goods they are
     */
    void received(PaidOrders.PaidOrder order, Instant shippedAt, Instant receivedAt) {
        String xml = "<xml><ToUserName><![CDATA[gh_simulated]]></ToUserName><FromUserName><![CDATA[" + order.openid()
                + "]]></FromUserName><CreateTime>" + receivedAt.getEpochSecond() + "</CreateTime>"
                + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[trade_manage_order_settlement]]></Event>"
                + "<transaction_id><![CDATA[" + order.transactionId() + "]]></transaction_id><merchant_id><![CDATA["
                + app.mchId() + "]]></merchant_id><merchant_trade_no><![CDATA[" + order.outTradeNo()
                + "]]></merchant_trade_no><shipped_time>" + shippedAt.getEpochSecond() + "</shipped_time>"
                + "<confirm_receive_method>2</confirm_receive_method><confirm_receive_time>"
                + receivedAt.getEpochSecond() + "</confirm_receive_time></xml>";
        String id = UUID.randomUUID().toString();
        url.ifPresent(target -> around.courier().later(Duration.ZERO, () -> attempt(target, id, xml, 1)));
    }

    private void attempt(URI target, String id, String xml, int number) {
        String encrypted = crypt.encrypt(xml, app.appId());
        String timestamp = Long.toString(around.clock().instant().getEpochSecond());
        String nonce = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, Integer.MAX_VALUE));
        String query = "?signature=unused&msg_signature=" + crypt.sign(timestamp, nonce, encrypted) + "&timestamp="
                + timestamp + "&nonce=" + nonce + "&encrypt_type=aes";
        String body = "<xml><ToUserName><![CDATA[gh_simulated]]></ToUserName><Encrypt><![CDATA[" + encrypted
                + "]]></Encrypt></xml>";
        around.courier()
                .post(URI.create(target + query), "text/xml", Map.of(), body.getBytes(StandardCharsets.UTF_8))
                .thenAccept(reply -> {
                    note(target, id, xml, number, reply);
                    if (!reply.isOk() && number < ATTEMPTS) {
                        around.courier().later(retryPause, () -> attempt(target, id, xml, number + 1));
                    }
                });
    }

    private void note(URI target, String id, String xml, int number, Courier.Reply reply) {
        around.deliveries()
                .add(new Deliveries.Delivery(
                        "MINIAPP",
                        id,
                        "trade_manage_order_settlement",
                        target.toString(),
                        number,
                        around.clock().instant(),
                        reply.status(),
                        reply.error(),
                        reply.tookMillis(),
                        xml));
    }
}
