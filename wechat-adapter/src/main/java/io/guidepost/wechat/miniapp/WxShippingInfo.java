package io.guidepost.wechat.miniapp;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.shippinginfo.ShippingInfo;
import io.guidepost.domain.shippinginfo.ShippingInfo.Way;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway;
import io.guidepost.wechat.call.TencentCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code upload_shipping_info} and {@code get_order}; payments are named by WeChat's own number. */
final class WxShippingInfo implements ShippingInfoGateway {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final int BY_TRANSACTION = 2;
    private static final int EXPRESS = 1;
    private static final int PICK_UP = 4;
    private static final int UNIFIED = 1;
    private static final int SPLIT = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MiniappSettings settings;
    private final MiniappTokens tokens;
    private final TencentCalls calls;
    private final MiniappHttp http;

    WxShippingInfo(MiniappSettings settings, MiniappTokens tokens, TencentCalls calls, MiniappHttp http) {
        this.settings = settings;
        this.tokens = tokens;
        this.calls = calls;
        this.http = http;
    }

    @Override
    public void upload(ShippingInfo info) {
        var body = JSON.createObjectNode();
        body.putObject("order_key")
                .put("order_number_type", BY_TRANSACTION)
                .put("transaction_id", info.transactionId());
        body.put("logistics_type", info.way() == Way.EXPRESS ? EXPRESS : PICK_UP)
                .put("delivery_mode", info.isSplit() ? SPLIT : UNIFIED);
        if (info.isSplit()) {
            body.put("is_all_delivered", info.isAllSent());
        }
        var list = body.putArray("shipping_list");
        for (var parcel : info.parcels()) {
            var shown = list.addObject().put("item_desc", parcel.goods());
            if (info.way() == Way.EXPRESS) {
                shown.put("tracking_no", parcel.trackingNo()).put("express_company", parcel.carrier());
                if (!parcel.receiverPhone().isEmpty()) {
                    shown.putObject("contact").put("receiver_contact", parcel.receiverPhone());
                }
            }
        }
        body.put("upload_time", written(info.at()));
        body.putObject("payer").put("openid", info.openid());
        calls.write("upload_shipping_info", () -> posted("/wxa/sec/order/upload_shipping_info", body));
    }

    @Override
    public Optional<Known> find(String transactionId) {
        var body = JSON.createObjectNode().put("transaction_id", transactionId);
        try {
            return Optional.of(known(calls.read("get_order", () -> posted("/wxa/sec/order/get_order", body))));
        } catch (GatewayRejected no) {
            if (no.code().equals(NO_SUCH_PAYMENT)) {
                return Optional.empty();
            }
            throw no;
        }
    }

    private JsonNode posted(String path, ObjectNode body) {
        return tokens.with(token -> {
            var post = new HttpPost(
                    settings.root() + path + "?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
            post.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
            return http.answer(post);
        });
    }

    private static Known known(JsonNode answer) {
        var order = answer.path("order");
        var shipping = order.path("shipping");
        var parcels = shipping.path("shipping_list")
                .valueStream()
                .filter(parcel -> !parcel.path("tracking_no").asString("").isEmpty())
                .map(parcel -> parcel.path("express_company").asString("") + " "
                        + parcel.path("tracking_no").asString(""))
                .toList();
        boolean isKnown = shipping instanceof ObjectNode && !shipping.isEmpty();
        return new Known(
                state(order.path("order_state").asInt(0), isKnown),
                shipping.path("finish_shipping").asBoolean(false),
                parcels);
    }

    /** WeChat calls an order "waiting" until all has left; we tell apart whether it has heard of a parcel. */
    private static State state(int orderState, boolean hasParcels) {
        return switch (orderState) {
            case 1 -> hasParcels ? State.SENT : State.WAITING;
            case 2 -> State.SENT;
            case 3 -> State.RECEIVED;
            case 4 -> State.SETTLED;
            case 5 -> State.REFUNDED;
            case 6 -> State.SETTLING;
            default ->
                throw TencentCalls.unclear(
                        "garbled", "WeChat knows an order state that we do not: " + orderState, null);
        };
    }

    private static String written(Instant at) {
        return MILLIS.format(at.atOffset(ZoneOffset.ofHours(8)));
    }
}
