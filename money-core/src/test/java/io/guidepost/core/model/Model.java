package io.guidepost.core.model;

import io.guidepost.core.model.Operation.AskRefund;
import io.guidepost.core.model.Operation.AskWeChat;
import io.guidepost.core.model.Operation.ChangeRate;
import io.guidepost.core.model.Operation.Close;
import io.guidepost.core.model.Operation.CloseMonth;
import io.guidepost.core.model.Operation.Credit;
import io.guidepost.core.model.Operation.Decide;
import io.guidepost.core.model.Operation.EndDispute;
import io.guidepost.core.model.Operation.FileDispute;
import io.guidepost.core.model.Operation.GuideLeaves;
import io.guidepost.core.model.Operation.GuideMoves;
import io.guidepost.core.model.Operation.Hear;
import io.guidepost.core.model.Operation.Item;
import io.guidepost.core.model.Operation.News;
import io.guidepost.core.model.Operation.Off;
import io.guidepost.core.model.Operation.Pay;
import io.guidepost.core.model.Operation.PayAgain;
import io.guidepost.core.model.Operation.Place;
import io.guidepost.core.model.Operation.ProtectPrice;
import io.guidepost.core.model.Operation.Receive;
import io.guidepost.core.model.Operation.RefundEnds;
import io.guidepost.core.model.Operation.Ship;
import io.guidepost.core.model.Operation.Step;
import io.guidepost.core.model.Operation.SuspenseReturns;
import io.guidepost.core.model.Operation.TimePasses;
import io.guidepost.core.model.Operation.To;
import io.guidepost.core.model.Operation.Weather;
import io.guidepost.core.model.Operation.Withdraw;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The money as B5 to B10 tell it, written a second time and as plainly as possible: numbers in maps, long division, no class
 * of the real thing. Where both agree, either the rules are kept or the same mistake was made twice.
 */
public class Model implements Bookkeeper {

    private static final long DAY = 86_400;
    private static final long SHANGHAI = 8 * 3_600;
    private static final long EXCLUDED = -1;

    private final int feeBp;
    private final int perMonth;
    private final Map<String, Long> balances = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private Map<String, Long> rates = Map.of("GUIDE ALL", 500L, "STORE ALL", 200L);
    private final Order[] orders = new Order[Operation.SLOTS];
    private final long[] guides = new long[Operation.SEATS];
    private final Map<Long, TreeMap<Long, Long>> storesSince = new HashMap<>();
    private final List<Leaver> leavers = new ArrayList<>();
    private final Map<Long, Payout> payouts = new HashMap<>();
    private final List<Payout> unanswered = new ArrayList<>();
    private final List<Owed> frozen = new ArrayList<>();
    private final Map<String, List<Owed>> spendable = new HashMap<>();
    private final Map<Long, Map<String, Integer>> asked = new HashMap<>();
    private long lastGuide;
    private long lastOwed;
    private long now;

    /**
     * @param start in seconds since 1970
     * @param feeBp what is kept of a withdrawal
     * @param perMonth withdrawals in a month; 0 is no limit
     */
    public Model(long start, int feeBp, int perMonth) {
        this.now = start;
        this.feeBp = feeBp;
        this.perMonth = perMonth;
        for (int seat = 0; seat < guides.length; seat++) {
            hire(seat);
        }
    }

    private void hire(int seat) {
        guides[seat] = ++lastGuide;
        // Since ever, so that disputes of earlier sales are his to file as well.
        storesSince.put(lastGuide, new TreeMap<>(Map.of(Long.MIN_VALUE, 1L + seat % Operation.STORES)));
    }

    private long storeOf(long guide, long at) {
        return storesSince.get(guide).floorEntry(at).getValue();
    }

    private static final class Order {
        String state = "OPEN";
        long payable;
        long placedAt;
        long decidedAt;
        Map<String, Long> rates;
        Credit credit;
        long guide;
        final Deque<Long> disputedBy = new ArrayDeque<>();
        final List<Line> lines = new ArrayList<>();
        final Deque<Waiting> waiting = new ArrayDeque<>();
        final Deque<Long> suspended = new ArrayDeque<>();
        long shippedAt;
        long receivedAt;

        boolean isPaid() {
            return state.equals("PAID") || state.equals("SHIPPED") || state.equals("RECEIVED");
        }
    }

    private static final class Line {
        Item item;
        long paid;
        long backFen;
        int backUnits;
        long waitingFen;
        int waitingUnits;
        final List<Owed> owed = new ArrayList<>();

        long keptFen() {
            return paid - backFen;
        }

        int keptUnits() {
            return item.quantity() - backUnits;
        }
    }

    private record Waiting(Line line, int units, long fen) {}

    /** What one payee earned on one line: {@code value} in bp or fen per unit, for the part or the rest of it. */
    static final class Owed {
        Order order;
        String payee;
        boolean isFixed;
        long value;
        int partBp;
        boolean isRest;
        long net;
        String account = "PENDING";
        long releaseAt;
        /** Nothing is left of it, after there was something. */
        boolean isGone;

        boolean isSettled;
        long no;
        long availableAt;
    }

    /** Accounts of somebody who has left. */
    private record Leaver(String debt, String receivable, List<String> onTheWay) {}

    private static final class Payout {
        String payee;
        long fen;
        String state;
        boolean isKnown;

        boolean isOpen() {
            return state.equals("REQUESTED") || state.equals("WAITING") || state.equals("UNKNOWN");
        }
    }

    @Override
    public String apply(Operation operation) {
        touched.clear();
        now += operation.seconds();
        if (operation instanceof Place place) {
            return place(place);
        } else if (operation instanceof Pay pay) {
            return pay(orders[pay.slot()]);
        } else if (operation instanceof PayAgain again) {
            return orders[again.slot()] == null || !orders[again.slot()].isPaid() ? "nothing" : "REPEAT";
        } else if (operation instanceof SuspenseReturns returns) {
            return suspenseReturns(orders[returns.slot()]);
        } else if (operation instanceof Close close) {
            return close(orders[close.slot()]);
        } else if (operation instanceof AskRefund ask) {
            return askRefund(orders[ask.slot()], ask);
        } else if (operation instanceof RefundEnds ends) {
            return refundEnds(orders[ends.slot()], ends.arrives());
        } else if (operation instanceof ProtectPrice protect) {
            return protectPrice(orders[protect.slot()], protect);
        } else if (operation instanceof Ship ship) {
            return ship(orders[ship.slot()]);
        } else if (operation instanceof Receive receive) {
            return receive(orders[receive.slot()]);
        } else if (operation instanceof TimePasses) {
            return timePasses();
        } else if (operation instanceof ChangeRate change) {
            return changeRate(change);
        } else if (operation instanceof GuideLeaves leaves) {
            return leave(leaves.seat());
        } else if (operation instanceof GuideMoves moves) {
            long guide = guides[moves.seat()];
            storesSince.get(guide).put(now, 1 + storeOf(guide, now) % Operation.STORES);
            return "moved";
        } else if (operation instanceof FileDispute dispute) {
            return fileDispute(orders[dispute.slot()], guides[dispute.seat()]);
        } else if (operation instanceof EndDispute dispute) {
            return endDispute(orders[dispute.slot()], dispute.upheld());
        } else if (operation instanceof CloseMonth) {
            return closeMonth();
        } else if (operation instanceof Withdraw withdraw) {
            return withdraw(withdraw);
        } else if (operation instanceof Decide decide) {
            return decide(payouts.get(guides[decide.seat()]), decide);
        } else if (operation instanceof Hear hear) {
            return hear(payouts.get(guides[hear.seat()]), hear.news());
        } else if (operation instanceof AskWeChat) {
            return askWeChat();
        }
        throw new IllegalArgumentException("What is " + operation);
    }

    // Orders.

    private String place(Place place) {
        var order = new Order();
        order.placedAt = now;
        order.decidedAt = now;
        order.rates = rates;
        order.credit = place.credit();
        order.guide = place.credit().to() == To.GUIDE ? guides[place.credit().seat()] : 0;
        long[] left = place.items().stream()
                .mapToLong(item -> item.unitFen() * item.quantity() - item.levelDiscountFen())
                .toArray();
        for (int kind = 0; kind < 3; kind++) {
            for (var off : place.offs()) {
                if (off.kind() == kind) {
                    takeOff(off, left);
                }
            }
        }
        order.payable = place.freightFen();
        for (int i = 0; i < left.length; i++) {
            var line = new Line();
            line.item = place.items().get(i);
            line.paid = left[i];
            order.payable += line.paid;
            order.lines.add(line);
            promise(order, line, place.credit());
        }
        var former = orders[place.slot()];
        if (former != null) {
            former.waiting.clear();
            former.disputedBy.clear();
        }
        orders[place.slot()] = order;
        return "placed " + order.payable;
    }

    /** Largest remainder over what each line still costs; of equal remainders the first line is served. */
    private static void takeOff(Off off, long[] left) {
        long[] weight = new long[left.length];
        long all = 0;
        for (int i = 0; i < left.length; i++) {
            weight[i] = off.lines() == 0 || (off.lines() >> i & 1) == 1 ? left[i] : 0;
            all += weight[i];
        }
        if (off.fen() == 0) {
            return;
        }
        var order = new ArrayList<Integer>();
        long given = 0;
        long[] rest = new long[left.length];
        for (int i = 0; i < left.length; i++) {
            long share = off.fen() * weight[i] / all;
            rest[i] = off.fen() * weight[i] % all;
            left[i] -= share;
            given += share;
            order.add(i);
        }
        order.sort((a, b) -> rest[a] != rest[b] ? Long.compare(rest[b], rest[a]) : a - b);
        for (int i = 0; given < off.fen(); i++, given++) {
            left[order.get(i)] -= 1;
        }
    }

    /** Rates are those of the moment of order (B6). */
    private void promise(Order order, Line line, Credit credit) {
        if (credit.to() == To.GUIDE) {
            var first = promise(order, line, To.GUIDE, "GUIDE " + guides[credit.seat()], credit.partBp(), false);
            first.value = credit.isBuyer() ? 0 : first.value;
            if (credit.partBp() < 10_000) {
                long second = guides[(credit.seat() + 1) % Operation.SEATS];
                promise(order, line, To.GUIDE, "GUIDE " + second, credit.partBp(), true);
            }
        }
        if (credit.to() == To.HQ) {
            promise(order, line, To.HQ, "HQ 0", 10_000, false);
        } else {
            long store = credit.to() == To.GUIDE
                    ? storeOf(guides[credit.seat()], order.placedAt)
                    : 1 + credit.seat() % Operation.STORES;
            promise(order, line, To.STORE, "STORE " + store, 10_000, false);
        }
    }

    private Owed promise(Order order, Line line, To to, String payee, int partBp, boolean isRest) {
        int goods = line.item.goods();
        var owed = new Owed();
        Long value = order.rates.get(to + " SKU_FIXED " + goods);
        owed.isFixed = value != null;
        for (var next : List.of(" SKU " + goods, " SPU " + goods, " ALL")) {
            value = value == null ? order.rates.get(to + next) : value;
        }
        owed.order = order;
        owed.payee = payee;
        owed.value = value == null || value == EXCLUDED ? 0 : value;
        owed.partBp = partBp;
        owed.isRest = isRest;
        line.owed.add(owed);
        return owed;
    }

    private String pay(Order order) {
        if (order == null) {
            return "nothing";
        }
        move("PLATFORM 0 PSP_CLEARING", -order.payable);
        if (!order.state.equals("OPEN")) {
            order.suspended.add(order.payable);
            move("PLATFORM 0 SUSPENSE_PAYMENT", order.payable);
            return order.isPaid() ? "SECOND" : "TOO_LATE";
        }
        order.state = "PAID";
        move("PLATFORM 0 SALES", order.payable);
        for (var line : order.lines) {
            for (var owed : line.owed) {
                owed.no = ++lastOwed;
                owed.net = due(owed, line.paid, line.item.quantity());
                move("PLATFORM 0 COMMISSION_EXPENSE", -owed.net);
                move(owed.payee + " PENDING", owed.net);
            }
        }
        return "ACCEPT";
    }

    /** B7: what the money and the units still kept have earned. */
    static long due(Owed owed, long keptFen, int keptUnits) {
        long whole = owed.isFixed ? owed.value * keptUnits : keptFen * owed.value / 10_000;
        long first = whole * owed.partBp / 10_000;
        long second = whole * (10_000 - owed.partBp) / 10_000;
        if (first + second < whole) {
            boolean isFirsts = whole * owed.partBp % 10_000 >= whole * (10_000 - owed.partBp) % 10_000;
            first += isFirsts ? 1 : 0;
            second += isFirsts ? 0 : 1;
        }
        return owed.isRest ? second : first;
    }

    private String suspenseReturns(Order order) {
        if (order == null || order.suspended.isEmpty()) {
            return "nothing";
        }
        long fen = order.suspended.remove();
        move("PLATFORM 0 SUSPENSE_PAYMENT", -fen);
        move("PLATFORM 0 PSP_CLEARING", fen);
        return "returned " + fen;
    }

    private String close(Order order) {
        if (order == null) {
            return "nothing";
        }
        if (order.isPaid()) {
            return "refused order_already_paid";
        }
        order.state = "CLOSED";
        return "closed";
    }

    private String ship(Order order) {
        if (order == null) {
            return "nothing";
        }
        if (order.state.equals("SHIPPED")) {
            return "shipped";
        }
        if (!order.state.equals("PAID")) {
            return order.state.equals("RECEIVED") ? "shipped" : "refused order_not_shippable";
        }
        if (order.lines.stream().allMatch(line -> line.keptUnits() == line.waitingUnits)) {
            return "refused nothing_to_ship";
        }
        order.state = "SHIPPED";
        order.shippedAt = now;
        return "shipped";
    }

    private String receive(Order order) {
        if (order == null) {
            return "nothing";
        }
        if (order.state.equals("RECEIVED")) {
            return "received";
        }
        if (!order.state.equals("SHIPPED")) {
            return "refused order_not_shipped";
        }
        received(order);
        return "received";
    }

    private void received(Order order) {
        order.state = "RECEIVED";
        order.receivedAt = now;
        for (var line : order.lines) {
            for (var owed : line.owed) {
                move(owed.payee + " PENDING", -owed.net);
                move(owed.payee + " FROZEN", owed.net);
                freeze(owed);
            }
        }
    }

    private void freeze(Owed owed) {
        owed.account = "FROZEN";
        owed.releaseAt = returnableUntil(owed.order.receivedAt);
        frozen.add(owed);
    }

    /** The end of the seventh calendar day after receipt, in Shanghai (B9). */
    private static long returnableUntil(long receivedAt) {
        long day = Math.floorDiv(receivedAt + SHANGHAI, DAY);
        return (day + 8) * DAY - SHANGHAI;
    }

    // Refunds.

    private String askRefund(Order order, AskRefund ask) {
        if (order == null || ask.line() >= order.lines.size()) {
            return "nothing";
        }
        var line = order.lines.get(ask.line());
        if (!order.isPaid()) {
            return "refused order_not_refundable";
        }
        if (ask.units() < 1) {
            return "refused refund_quantity_invalid";
        }
        if (order.state.equals("RECEIVED") && now >= returnableUntil(order.receivedAt)) {
            return "refused refund_window_closed";
        }
        int quantity = line.item.quantity();
        int units = line.backUnits + line.waitingUnits;
        long fen = line.backFen + line.waitingFen;
        if (ask.units() > quantity - units) {
            return "refused refund_quantity_exceeded";
        }
        long rest = line.paid - fen;
        long amount = fen > line.paid * units / quantity
                ? rest * ask.units() / (quantity - units)
                : Math.min(rest, line.paid * (units + ask.units()) / quantity - line.paid * units / quantity);
        if (amount == 0) {
            return "refused nothing_to_refund";
        }
        line.waitingUnits += ask.units();
        line.waitingFen += amount;
        order.waiting.add(new Waiting(line, ask.units(), amount));
        return "accepted " + amount;
    }

    private String refundEnds(Order order, boolean arrives) {
        if (order == null || order.waiting.isEmpty()) {
            return "nothing";
        }
        var refund = order.waiting.remove();
        refund.line.waitingUnits -= refund.units;
        refund.line.waitingFen -= refund.fen;
        if (!arrives) {
            return "failed " + refund.fen;
        }
        giveBack(refund.line, refund.units, refund.fen);
        return "arrived " + refund.fen;
    }

    private String protectPrice(Order order, ProtectPrice protect) {
        if (order == null || protect.line() >= order.lines.size() || !order.isPaid()) {
            return "nothing";
        }
        var line = order.lines.get(protect.line());
        if (protect.fen() <= 0) {
            return "refused refund_amount_invalid";
        }
        if (protect.fen() > line.keptFen() - line.waitingFen) {
            return "refused refund_amount_exceeded";
        }
        giveBack(line, 0, protect.fen());
        return "given " + protect.fen();
    }

    private void giveBack(Line line, int units, long fen) {
        line.backUnits += units;
        line.backFen += fen;
        move("PLATFORM 0 REFUNDS", -fen);
        move("PLATFORM 0 PSP_CLEARING", fen);
        for (var owed : line.owed) {
            takeBack(owed, owed.net - dueAfter(owed, fen, units, line.keptFen(), line.keptUnits()));
        }
    }

    private void takeBack(Owed owed, long taken) {
        owed.net -= taken;
        owed.isGone |= taken > 0 && owed.net == 0;
        move("PLATFORM 0 COMMISSION_EXPENSE", taken);
        if (owed.account.equals("AVAILABLE")) {
            long there = Math.min(taken, balance(owed.payee + " AVAILABLE"));
            move(owed.payee + " AVAILABLE", -there);
            move(owed.payee + " DEBT", taken - there);
        } else {
            move(owed.payee + " " + owed.account, -taken);
        }
    }

    /** What this payee may keep after a refund. */
    long dueAfter(Owed owed, long refundedFen, int refundedUnits, long keptFen, int keptUnits) {
        return due(owed, keptFen, keptUnits);
    }

    // Time.

    private String timePasses() {
        for (var order : orders) {
            if (order != null && order.state.equals("SHIPPED") && order.shippedAt <= now - 10 * DAY) {
                received(order);
            }
        }
        for (var iterator = frozen.iterator(); iterator.hasNext(); ) {
            var owed = iterator.next();
            if (owed.isGone) {
                iterator.remove();
            } else if (owed.releaseAt <= now && owed.order.waiting.isEmpty() && owed.order.disputedBy.isEmpty()) {
                iterator.remove();
                move(owed.payee + " FROZEN", -owed.net);
                becomesAvailable(owed);
            }
        }
        for (var leaver : leavers) {
            long debt = balance(leaver.debt);
            if (debt > 0 && leaver.onTheWay.stream().allMatch(account -> balance(account) == 0)) {
                move(leaver.debt, -debt);
                move(leaver.receivable, debt);
            }
        }
        return "passed";
    }

    private void becomesAvailable(Owed owed) {
        owed.account = "AVAILABLE";
        owed.availableAt = now;
        credit(owed.payee, owed.net);
        if (owed.net > 0 && owed.payee.startsWith("GUIDE")) {
            spendable.computeIfAbsent(owed.payee, unseen -> new ArrayList<>()).add(owed);
        }
    }

    /** What becomes a payee's repays first what he owes. */
    private void credit(String payee, long fen) {
        long repaid = Math.min(fen, balance(payee + " DEBT"));
        move(payee + " DEBT", -repaid);
        move(payee + " AVAILABLE", fen - repaid);
    }

    private String changeRate(ChangeRate change) {
        var key = change.payee() + " " + change.step() + (change.step() == Step.ALL ? "" : " " + change.goods());
        rates = new HashMap<>(rates);
        if (change.value().isEmpty()) {
            rates.remove(key);
        } else {
            rates.put(key, change.value().getAsLong());
        }
        return "changed";
    }

    private String leave(int seat) {
        var payee = "GUIDE " + guides[seat];
        leavers.add(new Leaver(
                payee + " DEBT",
                payee + " CLAWBACK_RECEIVABLE",
                List.of(payee + " PENDING", payee + " FROZEN", payee + " WITHDRAWING")));
        spendable.remove(payee);
        hire(seat);
        return "left";
    }

    // Disputes (B11).

    private String fileDispute(Order order, long guide) {
        if (order == null) {
            return "nothing";
        } else if (order.state.equals("CLOSED")) {
            return "refused order_closed";
        } else if (now >= order.decidedAt + 15 * DAY) {
            return "refused dispute_too_late";
        } else if (order.guide == guide && order.credit.partBp() == 10_000 && !order.credit.isBuyer()) {
            return "refused dispute_already_yours";
        } else if (order.disputedBy.contains(guide)) {
            return "refused dispute_open";
        }
        order.disputedBy.add(guide);
        return "disputed";
    }

    private String endDispute(Order order, boolean isUpheld) {
        if (order == null || order.disputedBy.isEmpty()) {
            return "nothing";
        }
        if (isUpheld && order.state.equals("CLOSED")) {
            return "refused order_closed";
        }
        long guide = order.disputedBy.remove();
        if (!isUpheld) {
            return "rejected";
        }
        order.decidedAt = now;
        order.guide = guide;
        order.credit = new Credit(To.GUIDE, 0, 10_000, false);
        var stage = stageOf(order);
        for (var line : order.lines) {
            for (var owed : line.owed) {
                takeBack(owed, owed.net);
                owed.isGone = true;
            }
            line.owed.clear();
        }
        for (var line : order.lines) {
            promise(order, line, To.GUIDE, "GUIDE " + guide, 10_000, false);
            promise(order, line, To.STORE, "STORE " + storeOf(guide, order.placedAt), 10_000, false);
            if (order.isPaid()) {
                line.owed.forEach(owed -> earnAgain(owed, line, stage));
            }
        }
        return "upheld";
    }

    /** As far in its life as what it replaces; where nothing of that is left, as far as the order. */
    private String stageOf(Order order) {
        for (var line : order.lines) {
            for (var owed : line.owed) {
                if (!owed.isGone) {
                    return owed.account;
                }
            }
        }
        if (!order.state.equals("RECEIVED")) {
            return "PENDING";
        }
        return returnableUntil(order.receivedAt) > now ? "FROZEN" : "AVAILABLE";
    }

    private void earnAgain(Owed owed, Line line, String stage) {
        owed.no = ++lastOwed;
        owed.net = due(owed, line.keptFen(), line.keptUnits());
        move("PLATFORM 0 COMMISSION_EXPENSE", -owed.net);
        switch (stage) {
            case "PENDING" -> move(owed.payee + " PENDING", owed.net);
            case "FROZEN" -> {
                move(owed.payee + " FROZEN", owed.net);
                freeze(owed);
            }
            default -> becomesAvailable(owed);
        }
    }

    // Statements (B9).

    /** What everybody has at the cut-off is what his statement closes with. */
    private String closeMonth() {
        var day = LocalDate.ofEpochDay(Math.floorDiv(now + SHANGHAI, DAY));
        now = day.withDayOfMonth(1).plusMonths(1).toEpochDay() * DAY - SHANGHAI + 360;
        for (long guide : guides) {
            var payee = "GUIDE " + guide;
            spendable.getOrDefault(payee, List.of()).forEach(owed -> owed.isSettled = true);
            cover(payee);
        }
        var closing = new TreeMap<String, Long>();
        balances.forEach((account, fen) -> {
            int end = account.lastIndexOf(' ');
            if (account.startsWith("GUIDE") || account.startsWith("STORE")) {
                boolean isOwed = account.endsWith(" DEBT") || account.endsWith(" CLAWBACK_RECEIVABLE");
                closing.merge(account.substring(0, end), isOwed ? -fen : fen, Long::sum);
            }
        });
        closing.values().removeIf(fen -> fen == 0);
        return "month " + closing;
    }

    /** What a payee still has is the newest; whatever of a closed month is older has been paid. */
    private void cover(String payee) {
        long has = balance(payee + " AVAILABLE") + balance(payee + " WITHDRAWING");
        var newestFirst = spendable.getOrDefault(payee, new ArrayList<>());
        newestFirst.removeIf(owed -> owed.isGone);
        newestFirst.sort((a, b) ->
                a.availableAt != b.availableAt ? Long.compare(b.availableAt, a.availableAt) : Long.compare(b.no, a.no));
        long newer = 0;
        for (var iterator = newestFirst.iterator(); iterator.hasNext(); ) {
            var owed = iterator.next();
            if (owed.isSettled && newer >= has) {
                iterator.remove();
            }
            newer += owed.net;
        }
    }

    /** What of his available money is disputed, and not paid yet. */
    private long held(String payee) {
        return spendable.getOrDefault(payee, List.of()).stream()
                .filter(owed -> !owed.order.disputedBy.isEmpty())
                .mapToLong(owed -> owed.net)
                .sum();
    }

    // Withdrawals (B10).

    private String withdraw(Withdraw wish) {
        long guide = guides[wish.seat()];
        var payee = "GUIDE " + guide;
        long available = balance(payee + " AVAILABLE");
        long fen = wish.fen() == 0 ? Math.min(available, 199_999) : wish.fen();
        var day = LocalDate.ofEpochDay(Math.floorDiv(now + SHANGHAI, DAY));
        var month = day.getYear() + "/" + day.getMonthValue();
        var before = asked.computeIfAbsent(guide, unseen -> new HashMap<>());
        before.keySet().removeIf(when -> !when.equals(month) && !when.equals(day.toString()));
        if (balance(payee + " DEBT") > 0) {
            return "refused withdrawal_debt_open";
        } else if (isDisputed(payee)) {
            return "refused withdrawal_on_hold";
        } else if (payouts.containsKey(guide) && payouts.get(guide).isOpen()) {
            return "refused withdrawal_in_progress";
        } else if (fen < 1_000) {
            return "refused withdrawal_below_minimum";
        } else if (fen > 200_000) {
            return "refused withdrawal_above_maximum";
        } else if (before.getOrDefault(day.toString(), 0) >= 3) {
            return "refused withdrawal_daily_limit";
        } else if (perMonth > 0 && before.getOrDefault(month, 0) >= perMonth) {
            return "refused withdrawal_monthly_limit";
        } else if (fen > available - Math.min(available, held(payee))) {
            return "refused balance_too_low";
        }
        before.merge(day.toString(), 1, Integer::sum);
        before.merge(month, 1, Integer::sum);
        var payout = new Payout();
        payout.payee = payee;
        payout.fen = fen;
        payout.state = "REQUESTED";
        payouts.put(guide, payout);
        move(payee + " AVAILABLE", -fen);
        move(payee + " WITHDRAWING", fen);
        return fen <= 20_000 ? "asked %d, %s".formatted(fen, send(payout, wish.weather())) : "asked " + fen;
    }

    private String send(Payout payout, Weather weather) {
        payout.isKnown = weather == Weather.FINE || weather == Weather.ANSWER_LOST;
        switch (weather) {
            case FINE -> payout.state = "WAITING";
            case REFUSED -> comesBack(payout, "FAILED");
            default -> {
                payout.state = "UNKNOWN";
                unanswered.add(payout);
            }
        }
        return payout.state;
    }

    private void comesBack(Payout payout, String state) {
        payout.state = state;
        move(payout.payee + " WITHDRAWING", -payout.fen);
        credit(payout.payee, payout.fen);
    }

    private String decide(Payout payout, Decide decide) {
        if (payout == null || !payout.state.equals("REQUESTED")) {
            return "nothing";
        }
        if (!decide.yes()) {
            comesBack(payout, "REJECTED");
            return payout.state;
        }
        return isDisputed(payout.payee) ? "refused withdrawal_on_hold" : send(payout, decide.weather());
    }

    /** No money leaves while a sale that pays him is disputed. */
    private boolean isDisputed(String payee) {
        return Arrays.stream(orders)
                .filter(order -> order != null && !order.disputedBy.isEmpty())
                .flatMap(order -> order.lines.stream())
                .flatMap(line -> line.owed.stream())
                .anyMatch(owed -> owed.payee.equals(payee) && owed.net > 0);
    }

    private String hear(Payout payout, News news) {
        if (payout == null || !payout.isOpen()) {
            return "nothing";
        }
        if (news == News.CANCELLED && payout.state.equals("UNKNOWN")) {
            return "refused withdrawal_not_cancellable";
        }
        if (news != News.CANCELLED && (payout.state.equals("REQUESTED") || !payout.isKnown)) {
            return "nothing";
        }
        unanswered.remove(payout);
        switch (news) {
            case PAID -> {
                long fee = payout.fen * feeBp / 10_000;
                payout.state = "SUCCESS";
                move(payout.payee + " WITHDRAWING", -payout.fen);
                move("PLATFORM 0 PSP_PAYOUT", payout.fen - fee);
                move("PLATFORM 0 WITHDRAWAL_FEES", fee);
                cover(payout.payee);
            }
            case FAILED -> comesBack(payout, "FAILED");
            case OVERDUE -> comesBack(payout, "CLOSED");
            case CANCELLED -> comesBack(payout, "CANCELLED");
        }
        return payout.state;
    }

    private String askWeChat() {
        for (var payout : unanswered) {
            payout.state = "WAITING";
            payout.isKnown = true;
        }
        unanswered.clear();
        return "asked";
    }

    // Accounts: what is credited less what is debited; debt the other way round.

    private void move(String account, long fen) {
        if (fen != 0) {
            balances.merge(account, fen, Long::sum);
            touched.add(account);
        }
    }

    @Override
    public long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    @Override
    public Set<String> touched() {
        return touched;
    }

    @Override
    public Set<String> accounts() {
        return balances.keySet();
    }
}
