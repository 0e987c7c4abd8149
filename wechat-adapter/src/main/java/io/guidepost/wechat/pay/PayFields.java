package io.guidepost.wechat.pay;

import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns WeChat Pay's objects, which answers and notices share, into facts. */
final class PayFields {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private PayFields() {}

    /** The object is not what WeChat Pay's documents promise. */
    static final class Malformed extends RuntimeException {
        private Malformed(String why) {
            super(why, null, false, false);
        }
    }

    static PaymentFacts payment(JsonNode node) {
        var amount = node.path("amount");
        return new PaymentFacts(
                text(node, "out_trade_no"),
                text(node, "trade_state"),
                node.path("transaction_id").asString(""),
                amount.has("total") ? fen(amount, "total") : 0,
                amount.path("currency").asString("CNY"),
                node.path("payer").path("openid").asString(""),
                time(node, "success_time").orElse(Instant.EPOCH));
    }

    /** {@code stateField} is {@code status} in answers and {@code refund_status} in notices. */
    static RefundFacts refund(JsonNode node, String stateField) {
        return new RefundFacts(
                text(node, "out_refund_no"),
                text(node, "refund_id"),
                named(RefundState.class, text(node, stateField)),
                fen(node.path("amount"), "refund"),
                time(node, "success_time"));
    }

    static TransferFacts transfer(JsonNode node) {
        return transfer(node, fen(node, "transfer_amount"));
    }

    /** Some answers leave the amount out. */
    static TransferFacts transfer(JsonNode node, long amountFen) {
        return new TransferFacts(
                text(node, "out_bill_no"),
                node.path("transfer_bill_no").asString(""),
                named(TransferState.class, text(node, "state")),
                amountFen,
                optional(node, "package_info"),
                optional(node, "fail_reason"),
                time(node, "update_time").or(() -> time(node, "create_time")).orElse(Instant.EPOCH));
    }

    static String text(JsonNode node, String name) {
        return optional(node, name).orElseThrow(() -> new Malformed("\"" + name + "\" is missing"));
    }

    /** In whole fen and not negative; a number in any other notation is not believed. */
    static long fen(JsonNode node, String name) {
        var value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new Malformed("\"" + name + "\" is no amount");
        }
        return value.asLong();
    }

    static String written(Instant at) {
        return SECONDS.format(at.atOffset(ZoneOffset.ofHours(8)));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(value -> !value.isEmpty());
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        try {
            return optional(node, name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new Malformed("\"" + name + "\" is no time");
        }
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw new Malformed("WeChat Pay knows a state " + name + " that we do not");
        }
    }
}
