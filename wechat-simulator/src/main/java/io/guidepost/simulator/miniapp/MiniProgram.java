package io.guidepost.simulator.miniapp;

import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.control.Surroundings;
import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.http.Routes;
import io.guidepost.simulator.http.Service;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.token.AccessTokens;
import io.guidepost.simulator.wecom.CallbackCrypt;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The mini-program's server APIs. {@code sim:<name>} is a login code that never wears out: openid {@code o_<name>},
 * unionid {@code u_<name>}.
 */
public final class MiniProgram implements Service {

    private static final String CLASSIC = "miniapp";
    private static final String STABLE = "miniapp-stable";
    private static final String SIM = "sim:";
    private static final String ANOTHERS = "other:";
    private static final Pattern PHONE =
            Pattern.compile("(?<chinese>1\\d{10})|\\+(?<country>\\d{1,4}) (?<foreign>\\d{5,12})");
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    record Code(String code, String name, Instant mintedAt, boolean spent) {}

    /** What the shopper allowed by {@code wx.requestSubscribeMessage}: so many messages of a template. */
    record Grant(String openid, String templateId, int left) {}

    record SubscribeMessage(String openid, String templateId, String page, JsonNode data, Instant at) {}

    /**
     * What the merchant has said of a payment's goods.
     *
     * @param finishes how often all goods were said to have left: once, and once more to put it right
     * @param receivedAt when the shopper said that he has them, which sets the money free
     */
    record Shipping(String transactionId, int uploads, JsonNode info, Instant at, int finishes, Instant receivedAt) {

        Shipping received(Instant when) {
            return new Shipping(transactionId, uploads, info, at, finishes, when);
        }

        /** Records of earlier simulators knew whole deliveries only. */
        int timesFinished() {
            return Math.max(finishes, isFinished() ? 1 : 0);
        }

        boolean isFinished() {
            Body said = new Body(info);
            return said.number("delivery_mode").orElse(1) != SPLIT || said.flag("is_all_delivered");
        }
    }

    private static final long SPLIT = 2;

    private interface Operation {
        Answer run(Call call);
    }

    private final Routes<Operation> routes = new Routes<>();
    private final MiniProgramApp app;
    private final PaidOrders paidOrders;
    private final Pushes pushes;
    private final Store store;
    private final Clock clock;
    private final AccessTokens tokens;
    private final Table<Code> codes;
    private final Table<Grant> grants;
    private final Table<SubscribeMessage> messages;
    private final Table<Shipping> shippings;

    /**
     * @param crypt of what is pushed
     * @param pushUrl where to
     */
    public MiniProgram(
            MiniProgramApp app,
            PaidOrders paidOrders,
            Surroundings around,
            CallbackCrypt crypt,
            Optional<URI> pushUrl,
            Duration retryPause) {
        this.pushes = new Pushes(app, around, crypt, pushUrl, retryPause);
        this.app = app;
        this.paidOrders = paidOrders;
        this.store = around.store();
        this.clock = around.clock();
        this.tokens = around.tokens();
        this.codes = store.table("miniapp_codes", Code.class, 5_000);
        this.grants = store.table("subscriptions", Grant.class, 50_000);
        this.messages = store.table("subscribe_messages", SubscribeMessage.class, 20_000);
        this.shippings = store.table("shippings", Shipping.class, 200_000);

        routes.add("GET", "/cgi-bin/token", this::token);
        routes.add("POST", "/cgi-bin/stable_token", this::stableToken);
        routes.add("GET", "/sns/jscode2session", this::session);
        routes.add("POST", "/wxa/business/getuserphonenumber", guarded(this::phoneNumber));
        routes.add("POST", "/wxa/getwxacodeunlimit", guarded(this::code));
        routes.add("POST", "/wxa/sec/order/upload_shipping_info", guarded(this::ship));
        routes.add("POST", "/wxa/sec/order/get_order", guarded(this::shipped));
        routes.add("POST", "/cgi-bin/message/subscribe/send", guarded(this::subscribeMessage));
        controls(around.panel());
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/wxa/")
                || path.startsWith("/sns/")
                || path.equals("/cgi-bin/token")
                || path.equals("/cgi-bin/stable_token")
                || path.startsWith("/cgi-bin/message/subscribe/");
    }

    @Override
    public Answer answer(Call call) {
        try {
            Routes.Found<Operation> found = routes.find(call.method(), call.path())
                    .orElseThrow(
                            () -> new Refused(48002, "api unauthorized, the simulator does not know " + call.path()));
            Operation operation = found.handler()
                    .orElseThrow(() -> call.method().equals("GET")
                            ? new Refused(43002, "require POST method")
                            : new Refused(43001, "require GET method"));
            return store.alone(() -> operation.run(call));
        } catch (Refused refused) {
            return refusal(refused.errcode(), refused.getMessage());
        } catch (Body.NotJson malformed) {
            return refusal(47001, "data format error");
        }
    }

    @Override
    public Answer failure(Call call, String errcode) {
        return refusal(Integer.parseInt(errcode), errcode.equals("-1") ? "system error" : "api error " + errcode);
    }

    /** Mints a single-use login code for the control panel. */
    public JsonNode mint(Panel.Order order) {
        Code code = new Code(
                "0" + UUID.randomUUID().toString().replace("-", ""), order.need("name"), clock.instant(), false);
        codes.put(code.code, code);
        return Body.object()
                .put("code", code.code)
                .put("expiresAt", code.mintedAt.plus(CODE_LIFE).toString());
    }

    private void controls(Panel panel) {
        panel.on(
                "POST",
                "/sim/miniapp/subscriptions",
                "顾客允许订阅消息：openid, templateId, times",
                "A shopper allows subscribe messages: openid, templateId, times",
                order -> {
                    Grant grant = new Grant(order.need("openid"), order.need("templateId"), order.times());
                    grants.put(key(grant.openid, grant.templateId), grant);
                    return Panel.tree(grant);
                });
        panel.on(
                "GET",
                "/sim/miniapp/messages",
                "已送达的订阅消息：?openid=",
                "Subscribe messages delivered: ?openid=",
                order -> {
                    Optional<String> openid = order.call().param("openid");
                    return Panel.items(messages.all().stream()
                            .filter(message -> openid.isEmpty() || message.openid.equals(openid.get()))
                            .limit(order.limit())
                            .toList());
                });
        panel.on(
                "GET",
                "/sim/miniapp/shippings/{transactionId}",
                "某笔支付的发货信息",
                "The shipping information of a payment",
                order -> shippings
                        .get(order.variable("transactionId"))
                        .map(Panel::tree)
                        .orElseThrow(() -> PanelRefusal.unknown("Nothing was shipped for this transaction.")));
        panel.on(
                "GET",
                "/sim/miniapp/shippings",
                "发货信息流水，最新在前：?limit=",
                "All shipping information, newest first: ?limit=",
                order -> Panel.items(
                        shippings.all().stream().limit(order.limit()).toList()));
        panel.on(
                "POST",
                "/sim/miniapp/shippings/{transactionId}/receipt",
                "顾客在微信里确认收货，资金解冻，推送 trade_manage_order_settlement",
                "The shopper confirms receipt in WeChat: the money is set free, trade_manage_order_settlement is pushed",
                order -> {
                    Shipping shipping = shippings
                            .get(order.variable("transactionId"))
                            .filter(Shipping::isFinished)
                            .orElseThrow(() -> PanelRefusal.unknown("Not all of it was shipped."));
                    Shipping received = shipping.received(clock.instant());
                    shippings.put(shipping.transactionId, received);
                    paidOrders
                            .byTransactionId(shipping.transactionId)
                            .ifPresent(paid -> pushes.received(paid, shipping.at, received.receivedAt));
                    return Panel.tree(received);
                });
    }

    private Answer token(Call call) {
        if (!call.param("grant_type").orElse("").equals("client_credential")) {
            throw new Refused(40002, "invalid grant_type");
        }
        checkApp(call.param("appid"), call.param("secret"));
        return token(tokens.renew(CLASSIC));
    }

    private Answer stableToken(Call call) {
        Body body = Body.of(call.body());
        if (!body.text("grant_type").orElse("").equals("client_credential")) {
            throw new Refused(40002, "invalid grant_type");
        }
        checkApp(body.text("appid"), body.text("secret"));
        return token(body.flag("force_refresh") ? tokens.renew(STABLE) : tokens.stable(STABLE));
    }

    private Answer token(AccessTokens.Token token) {
        return Answer.json(
                200,
                Body.object().put("access_token", token.text()).put("expires_in", token.secondsLeft(clock.instant())));
    }

    private void checkApp(Optional<String> appid, Optional<String> secret) {
        if (appid.isEmpty()) {
            throw new Refused(41002, "appid missing");
        }
        if (secret.isEmpty()) {
            throw new Refused(41004, "appsecret missing");
        }
        if (!appid.get().equals(app.appId())) {
            throw new Refused(40013, "invalid appid");
        }
        if (!secret.get().equals(app.secret())) {
            throw new Refused(40125, "invalid appsecret");
        }
    }

    private Operation guarded(Operation operation) {
        return call -> {
            String text = call.param("access_token").orElseThrow(() -> new Refused(41001, "access_token missing"));
            AccessTokens.Token token = tokens.find(text)
                    .filter(known ->
                            known.audience().equals(CLASSIC) || known.audience().equals(STABLE))
                    .orElseThrow(() -> new Refused(40001, "invalid credential, access_token is invalid or not latest"));
            if (!tokens.isAlive(token)) {
                throw new Refused(42001, "access_token expired");
            }
            return operation.run(call);
        };
    }

    private Answer session(Call call) {
        checkApp(call.param("appid"), call.param("secret"));
        String text = call.param("js_code").orElseThrow(() -> new Refused(41008, "missing code"));
        String name = text.startsWith(SIM) && text.length() > SIM.length() ? text.substring(SIM.length()) : spend(text);
        byte[] sessionKey = new byte[16];
        RANDOM.nextBytes(sessionKey);
        return Answer.json(
                200,
                Body.object()
                        .put("openid", "o_" + name)
                        .put("session_key", Base64.getEncoder().encodeToString(sessionKey))
                        .put("unionid", "u_" + name));
    }

    private String spend(String text) {
        Code code = codes.get(text)
                .filter(known -> !known.spent)
                .filter(known -> !clock.instant().isAfter(known.mintedAt.plus(CODE_LIFE)))
                .orElseThrow(() -> new Refused(40029, "invalid code"));
        codes.put(text, new Code(text, code.name, code.mintedAt, true));
        return code.name;
    }

    /**
     * The phone code {@code sim:<number>} is that number; a minted code's name is its number. Beside China's numbers there are
     * those with a country code, {@code +852 51234567}, and {@code other:<number>}, which bears another mini-program's mark.
     */
    private Answer phoneNumber(Call call) {
        String text = Body.of(call.body()).text("code").orElseThrow(() -> new Refused(40029, "invalid code"));
        String told = text.startsWith(SIM) ? text.substring(SIM.length()) : spend(text);
        boolean isAnothers = told.startsWith(ANOTHERS);
        Matcher number = PHONE.matcher(isAnothers ? told.substring(ANOTHERS.length()) : told);
        if (!number.matches()) {
            throw new Refused(40029, "invalid code");
        }
        boolean isChinese = number.group("chinese") != null;
        ObjectNode reply = ok();
        ObjectNode info = reply.putObject("phone_info")
                .put("phoneNumber", isChinese ? number.group() : number.group().replace(" ", ""))
                .put("purePhoneNumber", isChinese ? number.group("chinese") : number.group("foreign"))
                .put("countryCode", isChinese ? "86" : number.group("country"));
        info.putObject("watermark")
                .put("timestamp", clock.instant().getEpochSecond())
                .put("appid", isAnothers ? "wx0000000000000000" : app.appId());
        return Answer.json(200, reply);
    }

    private Answer code(Call call) {
        Body body = Body.of(call.body());
        String scene = body.text("scene").orElseThrow(() -> new Refused(40169, "invalid length for scene"));
        if (scene.length() > 32) {
            throw new Refused(40169, "invalid length for scene");
        }
        if (!scene.matches("[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]+")) {
            throw new Refused(40129, "invalid scene");
        }
        String page = body.text("page").orElse("");
        if (page.startsWith("/") || page.contains("?")) {
            throw new Refused(41030, "invalid page");
        }
        long width = body.number("width").orElse(430);
        if (width < 280 || width > 1280) {
            throw new Refused(40097, "invalid args");
        }
        return Answer.of(200, "image/png", CodePicture.png(scene + '\n' + page, (int) width));
    }

    private Answer ship(Call call) {
        Body body = Body.of(call.body());
        Body key = body.child("order_key");
        PaidOrders.PaidOrder order = (key.number("order_number_type").orElse(0) == 2
                        ? key.text("transaction_id").flatMap(paidOrders::byTransactionId)
                        : key.text("out_trade_no")
                                .filter(any -> key.text("mchid").orElse("").equals(app.mchId()))
                                .flatMap(paidOrders::byOutTradeNo))
                .orElseThrow(() -> new Refused(10060001, "支付单不存在"));
        if (!body.child("payer").text("openid").orElse("").equals(order.openid())) {
            throw new Refused(10060031, "支付者 openid 不匹配");
        }
        List<Body> parcels = body.children("shipping_list");
        if (parcels.isEmpty() || parcels.size() > 15) {
            throw new Refused(10060014, "shipping_list 参数错误");
        }
        int logistics = (int) body.number("logistics_type").orElse(0);
        for (Body parcel : parcels) {
            if (parcel.text("item_desc").filter(text -> text.length() <= 120).isEmpty()
                    || (logistics == 1
                            && (parcel.text("tracking_no").isEmpty()
                                    || parcel.text("express_company").isEmpty()))) {
                throw new Refused(10060014, "shipping_list 参数错误");
            }
        }
        if (logistics < 1 || logistics > 4) {
            throw new Refused(10060014, "logistics_type 参数错误");
        }
        if (body.text("upload_time").isEmpty()) {
            throw new Refused(268485216, "upload_time 参数错误");
        }
        boolean isSplit = body.number("delivery_mode").orElse(0) == SPLIT;
        if (!isSplit && (body.number("delivery_mode").orElse(0) != 1 || parcels.size() > 1)) {
            throw new Refused(10060014, "delivery_mode 参数错误");
        }
        if (isSplit && body.text("is_all_delivered").isEmpty()) {
            throw new Refused(10060014, "is_all_delivered 参数错误");
        }
        Optional<Shipping> before = shippings.get(order.transactionId());
        if (before.filter(shipping -> shipping.receivedAt != null).isPresent()) {
            throw new Refused(10060004, "支付单处于不可发货的状态");
        }
        if (before.filter(shipping -> withoutTime(shipping.info).equals(withoutTime(body.node())))
                .isPresent()) {
            throw new Refused(10060023, "发货信息未更新");
        }
        if (before.filter(shipping -> shipping.timesFinished() >= 2).isPresent()) {
            throw new Refused(10060003, "支付单已使用重新发货机会");
        }
        int finishes = before.map(Shipping::timesFinished).orElse(0);
        // Once finished, every further word is the one chance to put it right.
        boolean isFinish = finishes > 0 || !isSplit || body.flag("is_all_delivered");
        shippings.put(
                order.transactionId(),
                new Shipping(
                        order.transactionId(),
                        before.map(Shipping::uploads).orElse(0) + 1,
                        body.node(),
                        clock.instant(),
                        isFinish ? finishes + 1 : 0,
                        null));
        return Answer.json(200, ok());
    }

    /** What is known of a payment's goods. */
    private Answer shipped(Call call) {
        Body body = Body.of(call.body());
        PaidOrders.PaidOrder order = body.text("transaction_id")
                .flatMap(paidOrders::byTransactionId)
                .or(() -> body.text("merchant_trade_no")
                        .filter(any -> body.text("merchant_id").orElse("").equals(app.mchId()))
                        .flatMap(paidOrders::byOutTradeNo))
                .orElseThrow(() -> new Refused(10060001, "支付单不存在"));
        Optional<Shipping> known = shippings.get(order.transactionId());
        ObjectNode reply = ok();
        ObjectNode shown = reply.putObject("order")
                .put("transaction_id", order.transactionId())
                .put("merchant_id", app.mchId())
                .put("merchant_trade_no", order.outTradeNo())
                .put("openid", order.openid())
                .put("order_state", known.map(MiniProgram::orderState).orElse(1))
                .put("in_complaint", false);
        known.ifPresent(shipping -> {
            Body said = new Body(shipping.info);
            ObjectNode parcels = shown.putObject("shipping")
                    .put("delivery_mode", said.number("delivery_mode").orElse(1))
                    .put("logistics_type", said.number("logistics_type").orElse(1))
                    .put("finish_shipping", shipping.isFinished())
                    .put("finish_shipping_count", shipping.timesFinished());
            parcels.set("shipping_list", said.node().path("shipping_list"));
        });
        return Answer.json(200, reply);
    }

    private static int orderState(Shipping shipping) {
        if (shipping.receivedAt != null) {
            return 4;
        }
        return shipping.isFinished() ? 2 : 1;
    }

    private static JsonNode withoutTime(JsonNode info) {
        return ((ObjectNode) info.deepCopy()).without("upload_time");
    }

    private Answer subscribeMessage(Call call) {
        Body body = Body.of(call.body());
        String openid = body.text("touser")
                .filter(text -> text.startsWith("o"))
                .orElseThrow(() -> new Refused(40003, "invalid openid"));
        String templateId = body.text("template_id").orElseThrow(() -> new Refused(40037, "invalid template_id"));
        JsonNode data = body.child("data").node();
        data.properties().forEach(field -> checkValue(field.getKey(), new Body(field.getValue())));
        Grant grant = grants.get(key(openid, templateId))
                .filter(known -> known.left > 0)
                .orElseThrow(() -> new Refused(43101, "user refuse to accept the msg"));
        grants.put(key(openid, templateId), new Grant(openid, templateId, grant.left - 1));
        long msgid = System.nanoTime();
        messages.put(
                UUID.randomUUID().toString(),
                new SubscribeMessage(openid, templateId, body.text("page").orElse(""), data, clock.instant()));
        return Answer.json(200, ok().put("msgid", msgid));
    }

    private static void checkValue(String name, Body field) {
        String value = field.text("value").orElse("");
        int most = MOST_CHARS.getOrDefault(name.replaceAll("\\d+$", ""), 100);
        if (value.isEmpty() || value.length() > most) {
            throw new Refused(47003, "argument invalid! data." + name + ".value is empty or too long");
        }
    }

    private static final Map<String, Integer> MOST_CHARS = Map.of(
            "thing",
            20,
            "number",
            32,
            "letter",
            32,
            "symbol",
            5,
            "character_string",
            32,
            "phone_number",
            17,
            "car_number",
            8,
            "name",
            10,
            "phrase",
            5);

    private static String key(String openid, String templateId) {
        return openid + '|' + templateId;
    }

    private static ObjectNode ok() {
        return Body.object().put("errcode", 0).put("errmsg", "ok");
    }

    private static Answer refusal(int errcode, String stem) {
        String rid = UUID.randomUUID().toString().substring(0, 23);
        return Answer.json(200, Body.object().put("errcode", errcode).put("errmsg", stem + ", rid: " + rid));
    }
}
