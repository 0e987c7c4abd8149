package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 支付即服务: guides whom the merchant has registered, and the orders on whose receipt they are shown. */
final class Guides {

    /** What the merchant said of a guide; the mobile number only as its last digits. */
    record Guide(
            String guideId, String corpid, long storeId, String userid, String name, String mobileEnd, Instant at) {}

    /** Which guide a receipt shows. */
    record Assignment(String outTradeNo, String guideId, Instant at) {}

    private final Signatures signatures;
    private final Orders orders;
    private final Clock clock;
    private final Table<Guide> guides;
    private final Table<Assignment> assignments;

    Guides(Signatures signatures, Orders orders, Store store, Clock clock) {
        this.signatures = signatures;
        this.orders = orders;
        this.clock = clock;
        this.guides = store.table("pay_guides", Guide.class, 100_000);
        this.assignments = store.table("pay_guide_assignments", Assignment.class, 500_000);
    }

    JsonNode register(Body body) {
        String corpid = body.text("corpid").orElseThrow(() -> PayRefused.parameter("corpid 不能为空"));
        long storeId = body.number("store_id").orElseThrow(() -> PayRefused.parameter("store_id 不能为空"));
        String userid = body.text("userid").orElseThrow(() -> PayRefused.parameter("userid 不能为空"));
        String name = signatures.decryptField(body.text("name").orElseThrow(() -> PayRefused.parameter("name 不能为空")));
        String mobile =
                signatures.decryptField(body.text("mobile").orElseThrow(() -> PayRefused.parameter("mobile 不能为空")));
        if (!mobile.matches("1\\d{10}")) {
            throw PayRefused.parameter("mobile 不合法");
        }
        if (body.text("qr_code").isEmpty() || body.text("avatar").isEmpty()) {
            throw PayRefused.parameter("qr_code、avatar 不能为空");
        }
        if (find(storeId, userid).isPresent()) {
            throw new PayRefused(400, "RESOURCE_ALREADY_EXISTS", "该服务人员已注册");
        }
        Guide guide = new Guide(
                "LLA3WJ8DSZUfiaZDS79FH" + UUID.randomUUID().toString().substring(0, 8),
                corpid,
                storeId,
                userid,
                name,
                mobile.substring(7),
                clock.instant());
        guides.put(guide.guideId, guide);
        return Body.object().put("guide_id", guide.guideId);
    }

    JsonNode list(Call call) {
        long storeId = call.param("store_id")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> PayRefused.parameter("store_id 不能为空"));
        List<Guide> found = guides.all().stream()
                .filter(guide -> guide.storeId == storeId)
                .filter(guide -> call.param("userid").map(guide.userid::equals).orElse(true))
                .toList();
        ObjectNode shown =
                Body.object().put("total_count", found.size()).put("limit", 10).put("offset", 0);
        var data = shown.putArray("data");
        found.stream().limit(10).forEach(guide -> data.addObject()
                .put("guide_id", guide.guideId)
                .put("store_id", guide.storeId)
                .put("userid", guide.userid)
                .put("name", guide.name));
        return shown;
    }

    /** Only before the order is paid; it need not be known yet. */
    void assign(String guideId, Body body) {
        if (guides.get(guideId).isEmpty()) {
            throw new PayRefused(404, "GUIDE_NOT_EXISTS", "服务人员不存在");
        }
        String outTradeNo = body.text("out_trade_no").orElseThrow(() -> PayRefused.parameter("out_trade_no 不能为空"));
        if (orders.find(outTradeNo).filter(Orders.Order::isPaid).isPresent()) {
            throw new PayRefused(400, "INVALID_REQUEST", "订单已支付，不能再分配服务人员");
        }
        assignments.put(outTradeNo, new Assignment(outTradeNo, guideId, clock.instant()));
    }

    Optional<Assignment> ofReceipt(String outTradeNo) {
        return assignments.get(outTradeNo);
    }

    private Optional<Guide> find(long storeId, String userid) {
        return guides.all().stream()
                .filter(guide -> guide.storeId == storeId && guide.userid.equals(userid))
                .findFirst();
    }
}
