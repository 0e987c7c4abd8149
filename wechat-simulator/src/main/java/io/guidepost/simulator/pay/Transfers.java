package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Merchant transfers: nothing is paid before the payee confirms, within 24 hours. */
final class Transfers {

    private static final Duration CONFIRM_LIFE = Duration.ofHours(24);
    private static final String COMMISSION_SCENE = "1005";
    private static final long LEAST_FEN = 10;
    private static final long LEAST_FEN_WITH_NAME = 30;
    private static final long NAME_REQUIRED_FROM_FEN = 200_000;

    enum State {
        ACCEPTED,
        WAIT_USER_CONFIRM,
        SUCCESS,
        FAIL,
        CANCELLED;

        boolean isOpen() {
            return this == ACCEPTED || this == WAIT_USER_CONFIRM;
        }
    }

    /** {@code plain} is the request without its encrypted name, which differs each time it is sent. */
    record Transfer(
            String outBillNo,
            String transferBillNo,
            JsonNode plain,
            String userName,
            long amountFen,
            Instant createdAt,
            Instant updatedAt,
            State state,
            String packageInfo,
            String failReason) {

        Transfer in(State next, String reason, Instant at) {
            return new Transfer(
                    outBillNo, transferBillNo, plain, userName, amountFen, createdAt, at, next, packageInfo, reason);
        }
    }

    record Bill(String outBillNo) {}

    private final Merchant merchant;
    private final Signatures signatures;
    private final MoneyBook money;
    private final Notices notices;
    private final Clock clock;
    private final Duration acceptDelay;
    private final long mostFen;
    private final Table<Transfer> transfers;
    private final Table<Bill> bills;
    private final Set<String> open = new LinkedHashSet<>();

    Transfers(
            Merchant merchant,
            Signatures signatures,
            MoneyBook money,
            Notices notices,
            Store store,
            Clock clock,
            Duration acceptDelay,
            long mostFen) {
        this.merchant = merchant;
        this.signatures = signatures;
        this.money = money;
        this.notices = notices;
        this.clock = clock;
        this.acceptDelay = acceptDelay;
        this.mostFen = mostFen;
        this.transfers = store.table("transfers", Transfer.class, 500_000);
        this.bills = store.table("transfer_bills", Bill.class, 500_000);
        transfers.all().stream()
                .filter(transfer -> transfer.state.isOpen())
                .forEach(transfer -> open.add(transfer.outBillNo));
    }

    JsonNode create(Body body) {
        String outBillNo = body.text("out_bill_no")
                .filter(text -> text.matches("[0-9a-zA-Z]{1,32}"))
                .orElseThrow(() -> PayRefused.parameter("商户单号只能是 32 位以内的数字和字母"));
        ObjectNode plain = (ObjectNode) body.node().deepCopy();
        plain.remove("user_name");
        String userName = body.text("user_name").map(signatures::decryptField).orElse("");
        Optional<Transfer> before = find(outBillNo);
        if (before.isPresent()) {
            if (!before.get().plain.equals(plain) || !before.get().userName.equals(userName)) {
                throw new PayRefused(400, "ALREADY_EXISTS", "商户单号已存在，且参数与首次请求时不一致");
            }
            return answered(before.get());
        }
        check(body, userName);
        Instant now = clock.instant();
        Transfer transfer = new Transfer(
                outBillNo,
                "1330" + now.getEpochSecond()
                        + "%018d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L)),
                plain,
                userName,
                body.number("transfer_amount").orElseThrow(),
                now,
                now,
                acceptDelay.isZero() ? State.WAIT_USER_CONFIRM : State.ACCEPTED,
                "affffddafdfafddffda" + Signatures.nonce(),
                "");
        transfers.put(outBillNo, transfer);
        bills.put(transfer.transferBillNo, new Bill(outBillNo));
        open.add(outBillNo);
        return answered(transfer);
    }

    /** The transfer as it is now: time alone makes it wait for the payee, and lapse. */
    Optional<Transfer> find(String outBillNo) {
        return transfers.get(outBillNo).map(this::age);
    }

    Optional<Transfer> findByBill(String transferBillNo) {
        return bills.get(transferBillNo).flatMap(bill -> find(bill.outBillNo));
    }

    /** Lets lapse what has waited for 24 hours. */
    void sweep() {
        List.copyOf(open).forEach(this::find);
    }

    Transfer confirm(Transfer transfer) {
        Instant now = clock.instant();
        money.paidOut(transfer.outBillNo, transfer.amountFen, now);
        return finish(transfer.in(State.SUCCESS, "", now));
    }

    Transfer end(Transfer transfer, State state, String failReason) {
        return finish(transfer.in(state, failReason, clock.instant()));
    }

    JsonNode cancel(String outBillNo) {
        Transfer transfer = existing(find(outBillNo));
        if (transfer.state != State.CANCELLED) {
            if (!transfer.state.isOpen()) {
                throw new PayRefused(400, "INVALID_REQUEST", "当前单据状态不支持撤销");
            }
            transfer = end(transfer, State.CANCELLED, "MCH_CANCEL");
        }
        return Body.object()
                .put("out_bill_no", outBillNo)
                .put("transfer_bill_no", transfer.transferBillNo)
                .put("state", transfer.state.name())
                .put("update_time", PayTime.text(transfer.updatedAt));
    }

    ObjectNode shown(Optional<Transfer> found) {
        Transfer transfer = existing(found);
        Body request = new Body(transfer.plain);
        ObjectNode shown = Body.object()
                .put("mch_id", merchant.mchId())
                .put("out_bill_no", transfer.outBillNo)
                .put("transfer_bill_no", transfer.transferBillNo)
                .put("appid", merchant.appId())
                .put("state", transfer.state.name())
                .put("transfer_amount", transfer.amountFen)
                .put("transfer_remark", request.text("transfer_remark").orElse(""))
                .put("openid", request.text("openid").orElse(""))
                .put("create_time", PayTime.text(transfer.createdAt))
                .put("update_time", PayTime.text(transfer.updatedAt));
        if (!transfer.failReason.isEmpty()) {
            shown.put("fail_reason", transfer.failReason);
        }
        return shown;
    }

    private static Transfer existing(Optional<Transfer> found) {
        return found.orElseThrow(() -> new PayRefused(404, "NOT_FOUND", "记录不存在"));
    }

    private Transfer age(Transfer transfer) {
        Instant now = clock.instant();
        if (transfer.state.isOpen() && !now.isBefore(transfer.createdAt.plus(CONFIRM_LIFE))) {
            return finish(transfer.in(State.FAIL, "OVERDUE_CLOSE", now));
        }
        if (transfer.state == State.ACCEPTED && !now.isBefore(transfer.createdAt.plus(acceptDelay))) {
            Transfer waiting = transfer.in(State.WAIT_USER_CONFIRM, "", now);
            transfers.put(transfer.outBillNo, waiting);
            return waiting;
        }
        return transfer;
    }

    private Transfer finish(Transfer transfer) {
        transfers.put(transfer.outBillNo, transfer);
        open.remove(transfer.outBillNo);
        notices.tell(notice(transfer));
        return transfer;
    }

    /** What the merchant is told of a transfer that has ended. */
    Notices.Notice notice(Transfer ended) {
        return new Notices.Notice(
                Notices.idOf("MCHTRANSFER.BILL.FINISHED", ended.outBillNo),
                "TRANSFER",
                "MCHTRANSFER.BILL.FINISHED",
                "mch_payment",
                "商家转账单据终态通知",
                new Body(ended.plain).text("notify_url").orElse(""),
                notified(ended).toString(),
                ended.updatedAt,
                ended.updatedAt,
                1);
    }

    private ObjectNode notified(Transfer transfer) {
        ObjectNode shown = shown(Optional.of(transfer));
        shown.remove(List.of("appid", "transfer_remark"));
        return shown;
    }

    private ObjectNode answered(Transfer transfer) {
        ObjectNode answer = Body.object()
                .put("out_bill_no", transfer.outBillNo)
                .put("transfer_bill_no", transfer.transferBillNo)
                .put("create_time", PayTime.text(transfer.createdAt))
                .put("state", transfer.state.name());
        if (transfer.state == State.WAIT_USER_CONFIRM) {
            answer.put("package_info", transfer.packageInfo);
        }
        if (!transfer.failReason.isEmpty()) {
            answer.put("fail_reason", transfer.failReason);
        }
        return answer;
    }

    private void check(Body body, String userName) {
        if (!body.text("appid").orElse("").equals(merchant.appId())) {
            throw new PayRefused(400, "INVALID_REQUEST", "appid与商户号不匹配");
        }
        if (body.text("openid").filter(text -> text.startsWith("o")).isEmpty()) {
            throw PayRefused.parameter("Openid格式错误或者不属于商家公众账号");
        }
        Orders.atMost(body, "transfer_remark", 32);
        long amount = body.number("transfer_amount").orElse(0);
        if (amount < LEAST_FEN || amount > mostFen) {
            throw new PayRefused(400, "INVALID_REQUEST", "超过单笔转账上下限，核实产品设置是否准确");
        }
        if (amount >= NAME_REQUIRED_FROM_FEN && userName.isEmpty()) {
            throw PayRefused.parameter("转账金额大于等于2000元时，收款用户姓名必填");
        }
        if (amount < LEAST_FEN_WITH_NAME && !userName.isEmpty()) {
            throw PayRefused.parameter("转账金额小于0.3元时，不支持传入收款用户姓名");
        }
        body.text("notify_url").ifPresent(Orders::checkNotifyUrl);
        String scene = body.text("transfer_scene_id").orElse("");
        if (!scene.equals(COMMISSION_SCENE)) {
            throw new PayRefused(400, "INVALID_REQUEST", "该转账场景不可用");
        }
        List<Body> reports = body.children("transfer_scene_report_infos");
        if (reports.isEmpty()) {
            throw PayRefused.parameter("需传入转账场景报备信息，请检查");
        }
        List<String> types = reports.stream()
                .filter(report -> report.text("info_content").isPresent())
                .map(report -> report.text("info_type").orElse(""))
                .sorted()
                .toList();
        if (!types.equals(List.of("岗位类型", "报酬说明"))) {
            throw PayRefused.parameter("未传入完整且对应的转账场景报备信息，请根据接口文档检查");
        }
    }
}
