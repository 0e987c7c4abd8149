package io.guidepost.simulator.pay;

import io.guidepost.simulator.control.Disturbance;
import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.PanelRefusal;
import io.guidepost.simulator.control.Surroundings;
import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.http.Routes;
import io.guidepost.simulator.http.Service;
import io.guidepost.simulator.miniapp.PaidOrders;
import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** WeChat Pay v3: requests must be signed by the merchant, answers are signed by the platform. */
public final class WechatPay implements Service, PaidOrders {

    /** How a payment is told to the merchant. */
    enum Telling {
        ONCE,
        /** Twice, with new nonce and timestamp and the same event id. */
        DUPLICATE,
        /** Not before the business clock has moved 30 minutes, or {@code /sim/wxpay/notifications/release}. */
        LATE,
        /** Never; asking still tells the truth. */
        NEVER
    }

    /** Time constants that tests want to shorten. */
    public record Pace(
            Duration notifyDelay,
            double retryTimeFactor,
            Duration refundDelay,
            Duration transferAcceptDelay,
            long mostTransferFen) {}

    private static final Duration LATE_BY = Duration.ofMinutes(30);
    private static final int ORDERS_PER_SECOND = 500;
    private static final int REFUND_CALLS_PER_SECOND = 300;
    private static final int TRANSFER_CALLS_PER_SECOND = 100;

    private interface Operation {
        Answer run(Call call, Body body, Map<String, String> variables);
    }

    private final Routes<Operation> routes = new Routes<>();
    private final Merchant merchant;
    private final Store store;
    private final Clock clock;
    private final Limits limits;
    private final Signatures signatures;
    private final MoneyBook money;
    private final Notices notices;
    private final Orders orders;
    private final Refunds refunds;
    private final Transfers transfers;
    private final Bills bills;
    private final Guides guides;

    public WechatPay(Merchant merchant, Surroundings around, Pace pace) {
        this.merchant = merchant;
        this.store = around.store();
        this.clock = around.clock();
        this.limits = around.limits();
        this.signatures = new Signatures(merchant, clock);
        this.money = new MoneyBook(store);
        this.notices = new Notices(
                signatures,
                store,
                clock,
                around.courier(),
                around.deliveries(),
                pace.notifyDelay(),
                pace.retryTimeFactor());
        this.orders = new Orders(merchant, store, clock);
        this.refunds =
                new Refunds(merchant, orders, money, notices, store, clock, around.courier(), pace.refundDelay());
        this.transfers = new Transfers(
                merchant, signatures, money, notices, store, clock, pace.transferAcceptDelay(), pace.mostTransferFen());
        this.bills = new Bills(merchant, money, orders, refunds, clock);
        this.guides = new Guides(signatures, orders, store, clock);
        register();
        controls(around.panel());
    }

    /** Takes up what an earlier run has left undone. */
    public void resume() {
        notices.resume();
        refunds.resume();
    }

    /** Does what is due by the business clock. */
    public void sweep() {
        transfers.sweep();
        notices.releaseLate(false);
    }

    /**
     * Tells of a payment, a refund or a transfer once more, as WeChat does when it has not heard our answer: so many copies
     * at once, each with a nonce, a timestamp and a signature of its own.
     *
     * @param number the merchant's number of what has come to its end
     * @return how each copy was answered
     */
    public List<CompletableFuture<Courier.Reply>> tellAgain(String number, int copies) {
        Notices.Notice notice = store.alone(() -> told(number));
        return Stream.generate(() -> notices.tellNow(notice)).limit(copies).toList();
    }

    private Notices.Notice told(String number) {
        return orders.find(number)
                .filter(Orders.Order::isPaid)
                .map(paid -> orders.notice(paid, 0, paid.paidAt(), 1))
                .or(() -> refunds.find(number)
                        .filter(refund -> refund.status() != Refunds.Status.PROCESSING)
                        .map(refunds::notice))
                .or(() -> transfers
                        .find(number)
                        .filter(transfer -> !transfer.state().isOpen())
                        .map(transfers::notice))
                .orElseThrow(() -> PanelRefusal.unknown("Nothing with the number " + number + " has come to its end."));
    }

    public List<MoneyMoved> moved() {
        return money.all();
    }

    public long totalFen(MoneyMoved.Kind kind) {
        return money.totalFen(kind);
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/v3/");
    }

    @Override
    public Answer answer(Call call) {
        try {
            signatures.verify(call);
            String serial = call.header("wechatpay-serial").orElse(merchant.publicKeyId());
            if (!serial.equals(merchant.publicKeyId())) {
                throw PayRefused.parameter("Wechatpay-Serial 与商户启用的微信支付公钥不一致");
            }
            Routes.Found<Operation> found = routes.find(call.method(), call.path())
                    .orElseThrow(() -> new PayRefused(404, "NOT_FOUND", "The simulator does not know " + call.path()));
            Operation operation =
                    found.handler().orElseThrow(() -> new PayRefused(405, "METHOD_NOT_ALLOWED", "请求方法不正确"));
            throttle(call);
            Body body = Body.of(call.body());
            if (bills.isDownload(call)) {
                return store.alone(() -> bills.download(call));
            }
            return signed(store.alone(() -> operation.run(call, body, found.variables())));
        } catch (PayRefused refused) {
            return refusal(refused);
        } catch (Body.NotJson malformed) {
            return refusal(PayRefused.parameter("请求体不是合法的 JSON"));
        }
    }

    /** {@code errcode} is an HTTP status, or one of WeChat Pay's codes, whose usual status is taken. */
    @Override
    public Answer failure(Call call, String errcode) {
        if (errcode.matches("[1-5]\\d\\d")) {
            int status = Integer.parseInt(errcode);
            return refusal(new PayRefused(status, CODES.getOrDefault(status, "SYSTEM_ERROR"), "模拟的错误"));
        }
        int status = CODES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(errcode))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> STATUSES.getOrDefault(errcode, 400));
        return refusal(new PayRefused(status, errcode, "模拟的错误"));
    }

    @Override
    public Answer crash(Call call) {
        return refusal(new PayRefused(500, "SYSTEM_ERROR", "系统繁忙，请稍后重试"));
    }

    @Override
    public Optional<PaidOrder> byTransactionId(String transactionId) {
        return orders.findByTransaction(transactionId).map(WechatPay::paid);
    }

    @Override
    public Optional<PaidOrder> byOutTradeNo(String outTradeNo) {
        return orders.find(outTradeNo).filter(Orders.Order::isPaid).map(WechatPay::paid);
    }

    private static PaidOrder paid(Orders.Order order) {
        return new PaidOrder(order.transactionId(), order.outTradeNo(), order.openid());
    }

    private void register() {
        String transactions = "/v3/pay/transactions/";
        String bills = "/v3/fund-app/mch-transfer/transfer-bills";
        routes.add("POST", transactions + "jsapi", (call, body, ids) -> Answer.json(200, orders.create(body)));
        routes.add(
                "GET",
                transactions + "out-trade-no/{no}",
                (call, body, ids) -> Answer.json(200, orders.query(call, orders.find(ids.get("no")))));
        routes.add(
                "GET",
                transactions + "id/{id}",
                (call, body, ids) -> Answer.json(200, orders.query(call, orders.findByTransaction(ids.get("id")))));
        routes.add("POST", transactions + "out-trade-no/{no}/close", (call, body, ids) -> {
            orders.close(ids.get("no"), body);
            return Answer.of(204, "application/json", new byte[0]);
        });
        routes.add("POST", "/v3/refund/domestic/refunds", (call, body, ids) -> Answer.json(200, refunds.create(body)));
        routes.add(
                "GET",
                "/v3/refund/domestic/refunds/{no}",
                (call, body, ids) -> Answer.json(200, refunds.query(ids.get("no"))));
        routes.add("POST", bills, (call, body, ids) -> Answer.json(200, transfers.create(body)));
        routes.add(
                "GET",
                bills + "/out-bill-no/{no}",
                (call, body, ids) -> Answer.json(200, transfers.shown(transfers.find(ids.get("no")))));
        routes.add(
                "GET",
                bills + "/transfer-bill-no/{no}",
                (call, body, ids) -> Answer.json(200, transfers.shown(transfers.findByBill(ids.get("no")))));
        routes.add(
                "POST",
                bills + "/out-bill-no/{no}/cancel",
                (call, body, ids) -> Answer.json(200, transfers.cancel(ids.get("no"))));
        routes.add("POST", "/v3/smartguide/guides", (call, body, ids) -> Answer.json(200, guides.register(body)));
        routes.add("GET", "/v3/smartguide/guides", (call, body, ids) -> Answer.json(200, guides.list(call)));
        routes.add("POST", "/v3/smartguide/guides/{id}/assign", (call, body, ids) -> {
            guides.assign(ids.get("id"), body);
            return Answer.of(204, "application/json", new byte[0]);
        });
        routes.add("GET", "/v3/bill/tradebill", (call, body, ids) -> Answer.json(200, this.bills.trade(call)));
        routes.add("GET", "/v3/bill/fundflowbill", (call, body, ids) -> Answer.json(200, this.bills.fundFlow(call)));
        routes.add("GET", "/v3/billdownload/file", (call, body, ids) -> this.bills.download(call));
        routes.add("GET", "/v3/certificates", (call, body, ids) -> {
            throw new PayRefused(404, "RESOURCE_NOT_EXISTS", "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥");
        });
    }

    private void controls(Panel panel) {
        panel.on(
                "POST",
                "/sim/wxpay/prepays/{prepayId}/payment",
                "顾客付款：{\"notify\":\"ONCE\"|\"DUPLICATE\"|\"LATE\"|\"NEVER\"}，notifiedAmountFen（可选，让通知谎报金额）",
                "The shopper pays: {\"notify\":\"ONCE\"|\"DUPLICATE\"|\"LATE\"|\"NEVER\"}, notifiedAmountFen (optional: the"
                        + " notification lies about the amount)",
                this::pay);
        panel.on(
                "POST",
                "/sim/wxpay/transfers/{outBillNo}/confirmation",
                "导购确认收款",
                "The guide confirms the transfer",
                order -> transfers.shown(Optional.of(transfers.confirm(waiting(order)))));
        panel.on(
                "POST",
                "/sim/wxpay/transfers/{outBillNo}/rejection",
                "导购不确认，转账失效：failReason（可选，默认 OVERDUE_CLOSE）",
                "The guide lets the transfer lapse: failReason (optional, OVERDUE_CLOSE unless told)",
                order -> transfers.shown(Optional.of(transfers.end(
                        waiting(order),
                        Transfers.State.FAIL,
                        order.body().text("failReason").orElse("OVERDUE_CLOSE")))));
        panel.on(
                "POST",
                "/sim/wxpay/refunds/next",
                "决定接下来几笔退款的结果：{\"outcome\":\"SUCCESS\"|\"ABNORMAL\"|\"CLOSED\"|\"HOLD\",\"times\"}",
                "Decides what the next refunds come to: {\"outcome\":\"SUCCESS\"|\"ABNORMAL\"|\"CLOSED\"|\"HOLD\",\"times\"}",
                order -> {
                    Refunds.Fate fate = order.oneOf(Refunds.Fate.class, "outcome", Optional.empty());
                    refunds.decideNext(fate, order.times());
                    return Body.object().put("outcome", fate.name()).put("times", order.times());
                });
        panel.on(
                "POST",
                "/sim/wxpay/refunds/{outRefundNo}/abnormal",
                "处理中的退款变为异常",
                "A refund in progress becomes abnormal",
                order -> refunds.query(refunds.finish(unfinished(order, false), Refunds.Status.ABNORMAL)
                        .outRefundNo()));
        panel.on(
                "POST",
                "/sim/wxpay/refunds/{outRefundNo}/success",
                "处理中或异常的退款到账",
                "A refund in progress, or an abnormal one, arrives",
                order -> refunds.query(refunds.finish(unfinished(order, true), Refunds.Status.SUCCESS)
                        .outRefundNo()));
        panel.on(
                "POST",
                "/sim/wxpay/bills/damage",
                "接下来几次下载的账单内容与摘要不符：times",
                "The next bills that are downloaded are not what their hash says: times",
                order -> {
                    bills.damageNext(order.times());
                    return Body.object().put("times", order.times());
                });
        panel.on(
                "POST",
                "/sim/wxpay/notifications",
                "扰动支付通知：mode（HOLD、RELEASE、RELEASE_REVERSED、NORMAL、DROP_NEXT、WRONG_SIGNATURE_NEXT 等）, times, delayMs",
                "Disturbs pay notifications: mode (HOLD, RELEASE, RELEASE_REVERSED, NORMAL, DROP_NEXT,"
                        + " WRONG_SIGNATURE_NEXT ...), times, delayMs",
                order -> Disturbance.order(notices.postbox(), order));
        panel.on(
                "POST",
                "/sim/wxpay/notifications/release",
                "立即发出迟到的支付通知",
                "Sends the late payment notifications now",
                order -> Body.object().put("released", notices.releaseLate(true)));
        panel.on(
                "POST",
                "/sim/wxpay/notifications/{number}/again",
                "再次通知一笔已付款、已结束的退款或转账（按商户单号），times 份同时发出，每份重新签名",
                "Tells once more of a payment, or of a refund or transfer that has ended, by the merchant's number: times"
                        + " copies at once, each signed anew",
                order -> Body.object()
                        .put("number", order.variable("number"))
                        .put(
                                "told",
                                tellAgain(order.variable("number"), order.times())
                                        .size()));
        panel.on(
                "GET",
                "/sim/wxpay/receipts/{outTradeNo}/guide",
                "付款凭证上显示的导购",
                "The guide whom the receipt of a payment shows",
                order -> guides.ofReceipt(order.variable("outTradeNo"))
                        .map(Panel::tree)
                        .orElseThrow(() -> PanelRefusal.unknown("The receipt shows no guide.")));
        panel.on(
                "GET",
                "/sim/journal",
                "腾讯一侧的资金流水与合计：?limit=",
                "Money moved according to Tencent, newest first, with totals: ?limit=",
                this::journal);
    }

    private JsonNode pay(Panel.Order order) {
        String prepayId = order.variable("prepayId");
        Orders.Prepay prepay = orders.prepayOf(prepayId)
                .orElseThrow(() -> PanelRefusal.unknown("There is no prepay " + prepayId + "."));
        Telling telling = order.oneOf(Telling.class, "notify", Optional.of(Telling.ONCE));
        long lie = order.body().number("notifiedAmountFen").orElse(0);
        Orders.Order unpaid = orders.find(prepay.outTradeNo()).orElseThrow();
        if (unpaid.isPaid()) {
            throw PanelRefusal.conflict("Order " + unpaid.outTradeNo() + " is paid already.");
        }
        if (unpaid.state() == Orders.State.CLOSED) {
            throw PanelRefusal.conflict("Order " + unpaid.outTradeNo() + " is closed; nobody can pay it any more.");
        }
        if (!orders.isAlive(prepay)) {
            throw PanelRefusal.conflict("Prepay " + prepayId + " is older than two hours; ask for a new one.");
        }
        Orders.Order paid = orders.pay(unpaid);
        money.captured(paid.outTradeNo(), paid.transactionId(), paid.totalFen(), paid.paidAt());
        if (telling != Telling.NEVER) {
            Instant notBefore = telling == Telling.LATE ? paid.paidAt().plus(LATE_BY) : paid.paidAt();
            notices.tell(orders.notice(paid, lie, notBefore, telling == Telling.DUPLICATE ? 2 : 1));
        }
        return Body.object()
                .put("outTradeNo", paid.outTradeNo())
                .put("transactionId", paid.transactionId())
                .put("tradeState", paid.state().name())
                .put("amountFen", paid.totalFen())
                .put("notify", telling.name());
    }

    private Transfers.Transfer waiting(Panel.Order order) {
        String outBillNo = order.variable("outBillNo");
        Transfers.Transfer transfer = transfers
                .find(outBillNo)
                .orElseThrow(() -> PanelRefusal.unknown("There is no transfer " + outBillNo + "."));
        if (transfer.state() != Transfers.State.WAIT_USER_CONFIRM) {
            throw PanelRefusal.conflict("Transfer " + outBillNo + " is " + transfer.state() + ", it waits for nobody.");
        }
        return transfer;
    }

    private Refunds.Refund unfinished(Panel.Order order, boolean alsoAbnormal) {
        String outRefundNo = order.variable("outRefundNo");
        Refunds.Refund refund = refunds.find(outRefundNo)
                .orElseThrow(() -> PanelRefusal.unknown("There is no refund " + outRefundNo + "."));
        boolean fits = refund.status() == Refunds.Status.PROCESSING
                || (alsoAbnormal && refund.status() == Refunds.Status.ABNORMAL);
        if (!fits) {
            throw PanelRefusal.conflict("Refund " + outRefundNo + " is " + refund.status() + " already.");
        }
        return refund;
    }

    private JsonNode journal(Panel.Order order) {
        List<MoneyMoved> all = money.all();
        int from = Math.max(0, all.size() - order.limit());
        List<MoneyMoved> newest = new java.util.ArrayList<>(all.subList(from, all.size()));
        java.util.Collections.reverse(newest);
        ObjectNode journal = Panel.items(newest);
        return journal.put("capturedFen", money.totalFen(MoneyMoved.Kind.CAPTURED))
                .put("refundedFen", money.totalFen(MoneyMoved.Kind.REFUNDED))
                .put("paidOutFen", money.totalFen(MoneyMoved.Kind.PAID_OUT))
                .put("count", all.size());
    }

    private void throttle(Call call) {
        Duration second = Duration.ofSeconds(1);
        boolean transfer = call.path().startsWith("/v3/fund-app/");
        boolean fits = transfer
                ? limits.allows("pay-transfer", TRANSFER_CALLS_PER_SECOND, second)
                : call.path().startsWith("/v3/refund/")
                        ? limits.allows("pay-refund", REFUND_CALLS_PER_SECOND, second)
                        : limits.allows("pay-order", ORDERS_PER_SECOND, second);
        if (!fits) {
            throw new PayRefused(429, transfer ? "FREQUENCY_LIMITED" : "RATELIMIT_EXCEEDED", "频率超限");
        }
    }

    private Answer refusal(PayRefused refused) {
        return signed(Answer.json(
                refused.status(), Body.object().put("code", refused.code()).put("message", refused.getMessage())));
    }

    private Answer signed(Answer answer) {
        Map<String, String> headers = new HashMap<>(signatures.headers(answer.text(), clock.instant()));
        headers.put("Request-ID", UUID.randomUUID().toString());
        return answer.withHeaders(headers);
    }

    private static final Map<Integer, String> CODES = Map.of(
            400, "PARAM_ERROR",
            401, "SIGN_ERROR",
            403, "NO_AUTH",
            404, "RESOURCE_NOT_EXISTS",
            429, "FREQUENCY_LIMITED",
            500, "SYSTEM_ERROR",
            502, "BANK_ERROR");

    private static final Map<String, Integer> STATUSES = Map.of(
            "NOT_ENOUGH", 403,
            "RATELIMIT_EXCEEDED", 429,
            "NOT_FOUND", 404,
            "ORDER_NOT_EXIST", 404,
            "INVALID_REQUEST", 400,
            "ALREADY_EXISTS", 400);
}
