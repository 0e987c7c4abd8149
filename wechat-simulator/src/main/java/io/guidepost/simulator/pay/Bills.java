package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Daily bills, from ten o'clock of the next day on: of trades with their refunds, and of the money that came and went. As
 * WeChat writes them: commas between fields, a back quote before each, yuan, and sums at the end; not signed, but with a
 * SHA-1 of the unpacked bill.
 */
final class Bills {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime READY_AT = LocalTime.of(10, 0);
    private static final Duration LINK_LIFE = Duration.ofMinutes(5);
    private static final int MOST_LINKS = 100;
    private static final String FILE = "/v3/billdownload/file";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String TRADE_HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
            + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String TRADE_SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String FUND_HEADER = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号";
    private static final String FUND_SUMS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

    private final Merchant merchant;
    private final MoneyBook money;
    private final Orders orders;
    private final Refunds refunds;
    private final Clock clock;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private int damaged;

    Bills(Merchant merchant, MoneyBook money, Orders orders, Refunds refunds, Clock clock) {
        this.merchant = merchant;
        this.money = money;
        this.orders = orders;
        this.refunds = refunds;
        this.clock = clock;
    }

    private record Link(byte[] content, boolean packed, Instant until) {}

    /** The next so many downloads arrive with a bit turned over. */
    void damageNext(int times) {
        damaged = times;
    }

    boolean isDownload(Call call) {
        return call.path().equals(FILE);
    }

    JsonNode trade(Call call) {
        LocalDate on = day(call);
        String type = call.param("bill_type").orElse("ALL");
        if (!type.equals("ALL")) {
            throw PayRefused.parameter("模拟器只提供 bill_type=ALL");
        }
        List<String> rows = new ArrayList<>();
        long[] sums = new long[2];
        for (MoneyMoved moved : money.all()) {
            if (isOn(moved, on) && moved.kind() == MoneyMoved.Kind.CAPTURED) {
                sums[0] += moved.amountFen();
                rows.add(tradeRow(moved, "SUCCESS", ""));
            }
            if (isOn(moved, on) && moved.kind() == MoneyMoved.Kind.REFUNDED) {
                sums[1] += moved.amountFen();
                rows.add(tradeRow(moved, "REFUND", "SUCCESS"));
            }
        }
        return link(
                call,
                TRADE_HEADER,
                rows,
                TRADE_SUMS,
                row(rows.size(), yuan(sums[0]), yuan(sums[1]), "0.00", "0.00", yuan(sums[0]), yuan(sums[1])));
    }

    /** BASIC is where shoppers' money comes in, OPERATION is what transfers are paid from. */
    JsonNode fundFlow(Call call) {
        LocalDate on = day(call);
        String account = call.param("account_type").orElse("BASIC");
        if (!List.of("BASIC", "OPERATION").contains(account)) {
            throw PayRefused.parameter("account_type 不合法");
        }
        List<String> rows = new ArrayList<>();
        long balance = 0;
        long[] sums = new long[4];
        for (MoneyMoved moved : money.all()) {
            boolean operation = moved.kind() == MoneyMoved.Kind.PAID_OUT;
            if (operation != account.equals("OPERATION")) {
                continue;
            }
            boolean income = moved.kind() == MoneyMoved.Kind.CAPTURED;
            balance += income ? moved.amountFen() : -moved.amountFen();
            if (isOn(moved, on)) {
                sums[income ? 0 : 2]++;
                sums[income ? 1 : 3] += moved.amountFen();
                rows.add(fundRow(moved, income, balance));
            }
        }
        return link(
                call, FUND_HEADER, rows, FUND_SUMS, row(rows.size(), sums[0], yuan(sums[1]), sums[2], yuan(sums[3])));
    }

    Answer download(Call call) {
        Link link = links.get(call.param("token").orElse(""));
        if (link == null || clock.instant().isAfter(link.until)) {
            throw new PayRefused(404, "RESOURCE_NOT_EXISTS", "下载地址不存在或已过期");
        }
        byte[] content = link.content;
        if (damaged > 0) {
            damaged--;
            content = content.clone();
            content[content.length - 2] ^= 1;
        }
        return link.packed
                ? Answer.of(200, "application/gzip", packed(content))
                : Answer.of(200, "text/plain; charset=utf-8", content);
    }

    private LocalDate day(Call call) {
        LocalDate on;
        try {
            on = LocalDate.parse(call.param("bill_date").orElse(""));
        } catch (DateTimeParseException malformed) {
            throw PayRefused.parameter("bill_date 格式应为 YYYY-MM-DD");
        }
        if (clock.instant()
                .isBefore(on.plusDays(1).atTime(READY_AT).atZone(SHANGHAI).toInstant())) {
            throw new PayRefused(400, "STATEMENT_CREATING", "账单生成中，请在次日 10 点后再获取");
        }
        return on;
    }

    private JsonNode link(Call call, String header, List<String> rows, String sumsHeader, String sums) {
        if (rows.isEmpty()) {
            throw new PayRefused(400, "NO_STATEMENT_EXIST", "账单文件不存在，该日没有资金往来");
        }
        String bill = header + "\r\n" + String.join("\r\n", rows) + "\r\n" + sumsHeader + "\r\n" + sums + "\r\n";
        byte[] content = bill.getBytes(StandardCharsets.UTF_8);
        String token = Signatures.nonce();
        links.put(
                token,
                new Link(
                        content,
                        call.param("tar_type").orElse("").equals("GZIP"),
                        clock.instant().plus(LINK_LIFE)));
        while (links.size() > MOST_LINKS) {
            links.remove(links.keySet().iterator().next());
        }
        return Body.object()
                .put("hash_type", "SHA1")
                .put("hash_value", sha1(content))
                .put("download_url", "http://" + call.header("host").orElse("localhost") + FILE + "?token=" + token);
    }

    private String tradeRow(MoneyMoved moved, String state, String refundState) {
        boolean isRefund = moved.kind() == MoneyMoved.Kind.REFUNDED;
        Orders.Order order = orders.find(moved.outTradeNo()).orElseThrow();
        String paid = isRefund ? "0.00" : yuan(moved.amountFen());
        String refunded = isRefund ? yuan(moved.amountFen()) : "0.00";
        return row(
                time(moved.at()),
                merchant.appId(),
                merchant.mchId(),
                "0",
                "",
                order.transactionId(),
                moved.outTradeNo(),
                order.openid(),
                "JSAPI",
                state,
                "OTHERS",
                "CNY",
                paid,
                "0.00",
                isRefund ? refundId(moved) : "0",
                isRefund ? moved.outRefundNo() : "0",
                refunded,
                "0.00",
                isRefund ? "ORIGINAL" : "",
                refundState,
                "商品",
                "",
                "0.00000",
                "0.60%",
                paid,
                refunded,
                "");
    }

    private String fundRow(MoneyMoved moved, boolean income, long balanceFen) {
        String name =
                switch (moved.kind()) {
                    case CAPTURED -> "交易";
                    case REFUNDED -> "退款";
                    case PAID_OUT -> "商家转账";
                };
        String number =
                switch (moved.kind()) {
                    case CAPTURED -> moved.transactionId();
                    case REFUNDED -> refundId(moved);
                    case PAID_OUT -> moved.outBillNo();
                };
        String proof =
                switch (moved.kind()) {
                    case CAPTURED -> moved.outTradeNo();
                    case REFUNDED -> moved.outRefundNo();
                    case PAID_OUT -> moved.outBillNo();
                };
        return row(
                time(moved.at()),
                number,
                number,
                name,
                name,
                income ? "收入" : "支出",
                yuan(moved.amountFen()),
                yuan(balanceFen),
                "system",
                "",
                proof);
    }

    private String refundId(MoneyMoved moved) {
        return refunds.find(moved.outRefundNo()).map(Refunds.Refund::refundId).orElse("0");
    }

    private static boolean isOn(MoneyMoved moved, LocalDate on) {
        return moved.at().atZone(SHANGHAI).toLocalDate().equals(on);
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(SHANGHAI));
    }

    private static String yuan(long fen) {
        long amount = Math.abs(fen);
        return "%s%d.%02d".formatted(fen < 0 ? "-" : "", amount / 100, amount % 100);
    }

    private static String row(Object... fields) {
        StringBuilder row = new StringBuilder();
        for (Object field : fields) {
            row.append(row.isEmpty() ? "`" : ",`").append(field);
        }
        return row.toString();
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
