package io.guidepost.domain.channel;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.channel.ChannelFacts.Known;
import io.guidepost.domain.channel.ImportOrder.Line;
import io.guidepost.domain.channel.ImportOrder.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What is wrong with an order as another till tells it. Pure: what it names has been looked up. */
final class ToldRules {

    private static final long MOST_FEN = 100_000_000;

    private ToldRules() {}

    /** What an order says, by what can be wrong with it. */
    enum Part {
        TIMES,
        MEMBER,
        STORE_CODE,
        PICK_UP,
        FULFILLING,
        GUIDE,
        SKU,
        PAID
    }

    /** @param line the line it is about, from 0; empty for the order as a whole */
    record Wrong(OptionalInt line, Part part, Refusal refusal) {}

    /** Everything that is wrong, the order as a whole first. */
    static List<Wrong> judge(Told told, Known known, Instant now) {
        var wrong = new ArrayList<Wrong>();
        boolean isReceivedWrongly = told.receivedAt()
                .filter(at -> at.isBefore(told.orderedAt()) || at.isAfter(now))
                .isPresent();
        if (told.orderedAt().isAfter(now) || isReceivedWrongly) {
            wrong.add(ofOrder(
                    Part.TIMES,
                    refused(
                            "import_time_invalid",
                            "下单、收货时间须依次发生且不晚于现在",
                            "An order is placed, then received, and both before now")));
        }
        judgeLines(told, known, wrong);
        judgeNames(told, known, wrong);
        return wrong;
    }

    private static void judgeLines(Told told, Known known, List<Wrong> wrong) {
        long payableFen = told.freightFen();
        for (int i = 0; i < told.lines().size(); i++) {
            var line = told.lines().get(i);
            if (!known.skus().containsKey(line.skuId())) {
                wrong.add(ofLine(
                        i,
                        Part.SKU,
                        refused(
                                "sku_unknown",
                                "SKU %d 不存在".formatted(line.skuId()),
                                "There is no SKU %d".formatted(line.skuId()))));
            }
            if (line.paidFen() > listFen(line)) {
                wrong.add(ofLine(
                        i,
                        Part.PAID,
                        refused("line_overpaid", "实付金额不能大于标价金额", "More was paid for a line than it costs")));
            }
            payableFen = Math.addExact(payableFen, line.paidFen());
        }
        if (payableFen < 1 || payableFen > MOST_FEN) {
            wrong.add(ofOrder(
                    Part.PAID, refused("amount_out_of_range", "订单金额超出范围", "The amount of the order is out of range")));
        }
    }

    static long listFen(Line line) {
        return Math.multiplyExact(line.unitPriceFen(), line.quantity());
    }

    private static void judgeNames(Told told, Known known, List<Wrong> wrong) {
        told.buyer()
                .memberId()
                .filter(id -> !known.members().containsKey(id))
                .ifPresent(nobody -> wrong.add(ofOrder(Part.MEMBER, Refusal.notFound("会员", "member"))));
        told.places()
                .code()
                .filter(code -> known.storeOf(told.channel(), code).isEmpty())
                .ifPresent(code -> wrong.add(ofOrder(
                        Part.STORE_CODE,
                        refused(
                                "store_code_unknown",
                                "门店编码 %s 未对应任何门店".formatted(code),
                                "No store goes by the code %s there".formatted(code)))));
        told.guideUserid().ifPresent(userid -> {
            if (!known.guides().containsKey(userid)) {
                wrong.add(ofOrder(
                        Part.GUIDE,
                        refused("guide_unknown", "收银系统中的导购不存在", "There is no guide by the name the till gives")));
            }
            if (told.places().code().isEmpty() && told.exchangeOf().isEmpty()) {
                wrong.add(ofOrder(
                        Part.STORE_CODE,
                        refused("store_code_required", "指定导购时须提供门店编码", "A guide is named in a store: give its code")));
            }
        });
        Stream.of(Part.PICK_UP, Part.FULFILLING).forEach(part -> {
            var store = part == Part.PICK_UP
                    ? told.places().pickUp()
                    : told.places().fulfilling();
            store.filter(id -> !known.stores().contains(id))
                    .ifPresent(nowhere -> wrong.add(ofOrder(part, Refusal.notFound("门店", "store"))));
        });
    }

    private static Wrong ofOrder(Part part, Refusal refusal) {
        return new Wrong(OptionalInt.empty(), part, refusal);
    }

    private static Wrong ofLine(int line, Part part, Refusal refusal) {
        return new Wrong(OptionalInt.of(line), part, refusal);
    }

    static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
