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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** An endless list of operations, the same for the same seed: mostly what makes sense next, sometimes what does not. */
public final class Operations {

    /** What the real thing can do. */
    public enum World {
        /** All that the rules know. */
        RULES,
        /** What the services do: no discounts, no freight, one guide, and the default rates stay as they are. */
        SERVICES
    }

    /** About where an order is; a guess, since only the books know. */
    private enum Stage {
        NONE,
        OPEN,
        CLOSED,
        PAID,
        SHIPPED,
        RECEIVED
    }

    private static final long[] PRICES = {49_900, 19_900, 2_900, 120_000, 733, 59_983};
    private static final int[] PARTS = {7_000, 5_000, 1, 9_999, 3_333};

    private final Random random;
    private final World world;
    private final Stage[] stages = new Stage[Operation.SLOTS];

    private final int[] lines = new int[Operation.SLOTS];
    private final int[] waiting = new int[Operation.SLOTS];

    /** Whether something of this seat is probably under way. */
    private final boolean[] hasAsked = new boolean[Operation.SEATS];

    private int seat;

    public Operations(long seed, World world) {
        this.random = new Random(seed);
        this.world = world;
        Arrays.fill(stages, Stage.NONE);
    }

    /** The price of one unit where the goods have a fixed price. */
    public static long priceOf(int goods) {
        return PRICES[goods];
    }

    /** The first so many of them. */
    public List<Operation> first(int count) {
        var list = new ArrayList<Operation>(count);
        for (int i = 0; i < count; i++) {
            list.add(next());
        }
        return list;
    }

    public Operation next() {
        return switch (random.nextInt(40)) {
            case 0, 1 -> new TimePasses(hours());
            case 2, 3, 4, 5, 6, 7 -> aboutMoney();
            case 8 -> rare();
            default -> aboutAnOrder(random.nextInt(world == World.RULES ? Operation.SLOTS : Operation.SLOTS / 4));
        };
    }

    private int hours() {
        boolean isLong = world == World.SERVICES || random.nextInt(3) == 0;
        return 1 + random.nextInt(isLong ? 72 : 6);
    }

    /** Mostly of the same guide for a while, so that daily limits are met. */
    private Operation aboutMoney() {
        if (random.nextInt(5) == 0) {
            seat = random.nextInt(Operation.SEATS);
        }
        if (!hasAsked[seat] || random.nextInt(6) == 0) {
            hasAsked[seat] = true;
            return new Withdraw(seat, wanted(), weather());
        }
        int dice = random.nextInt(8);
        if (dice < 2) {
            return new Decide(seat, random.nextInt(4) != 0, weather());
        }
        if (dice == 2) {
            return new AskWeChat();
        }
        hasAsked[seat] = false;
        return new Hear(seat, dice < 6 ? News.PAID : any(News.values()));
    }

    private long wanted() {
        int dice = random.nextInt(6);
        if (dice == 0) {
            return random.nextInt(world == World.RULES ? 250_000 : 190_000);
        }
        return dice < 4 ? 0 : 900 + random.nextInt(4_000);
    }

    private Operation rare() {
        int dice = random.nextInt(world == World.RULES ? 40 : 10);
        return switch (dice) {
            case 0 -> new GuideLeaves(random.nextInt(Operation.SEATS));
            case 1 -> new GuideMoves(random.nextInt(Operation.SEATS));
            case 2 -> new CloseMonth();
            default -> changeRate();
        };
    }

    private Operation changeRate() {
        int goods = random.nextInt(Operation.GOODS);
        var payee = random.nextInt(3) == 0 ? To.STORE : To.GUIDE;
        if (world == World.SERVICES) {
            // Since none of them ends there, some goods never get what would go before all others.
            return switch (random.nextInt(3)) {
                case 0 -> rate(payee, Step.SKU_FIXED, goods / 3, random.nextLong(PRICES[goods / 3] / 10));
                case 1 -> rate(payee, Step.SKU, goods / 2, random.nextInt(1_500));
                default -> rate(payee, Step.SPU, goods, random.nextInt(8) == 0 ? -1 : random.nextInt(1_500));
            };
        }
        return switch (random.nextInt(6)) {
            case 0 -> rate(payee, Step.SKU_FIXED, goods, random.nextInt(700));
            case 1 -> rate(payee, Step.SKU, goods, random.nextInt(3_001));
            case 2 -> rate(payee, Step.SPU, goods, random.nextInt(5) == 0 ? -1 : random.nextInt(3_001));
            case 3 -> rate(random.nextBoolean() ? To.HQ : payee, Step.ALL, 0, random.nextInt(3_001));
            default -> new ChangeRate(payee, any(Step.values()), goods, OptionalLong.empty());
        };
    }

    private static ChangeRate rate(To payee, Step step, int goods, long value) {
        return new ChangeRate(payee, step, goods, OptionalLong.of(value));
    }

    private Operation aboutAnOrder(int slot) {
        int dice = random.nextInt(20);
        return switch (stages[slot]) {
            case NONE -> place(slot);
            case OPEN ->
                dice < 13
                        ? becomes(slot, Stage.PAID, new Pay(slot))
                        : dice < 16
                                ? becomes(slot, Stage.CLOSED, new Close(slot))
                                : dice < 17
                                        ? askRefund(slot)
                                        : dice < 18 ? new Ship(slot) : dice < 19 ? new PayAgain(slot) : dispute(slot);
            case CLOSED ->
                dice < 7
                        ? new Pay(slot)
                        : dice < 11 ? new SuspenseReturns(slot) : dice < 12 ? dispute(slot) : place(slot);
            case PAID ->
                dice < 6
                        ? becomes(slot, Stage.SHIPPED, new Ship(slot))
                        : dice == 6 ? new Receive(slot) : dice == 7 ? new Close(slot) : afterPayment(slot);
            case SHIPPED ->
                dice < 8
                        ? becomes(slot, Stage.RECEIVED, new Receive(slot))
                        : dice == 8 ? new Ship(slot) : afterPayment(slot);
            case RECEIVED -> dice < 2 ? place(slot) : dice == 2 ? new Receive(slot) : afterPayment(slot);
        };
    }

    private Operation afterPayment(int slot) {
        int dice = random.nextInt(25);
        if (waiting[slot] > 0 && dice < 11) {
            waiting[slot]--;
            return new RefundEnds(slot, random.nextInt(6) != 0);
        }
        if (dice < 9) {
            return askRefund(slot);
        }
        if (dice < 14) {
            return new ProtectPrice(slot, line(slot), random.nextInt(8) == 0 ? 0 : 1 + amount(60_000));
        }
        if (dice >= 20) {
            return dispute(slot);
        }
        return dice < 17 ? new PayAgain(slot) : dice < 18 ? new Pay(slot) : new SuspenseReturns(slot);
    }

    private Operation dispute(int slot) {
        return random.nextInt(2) == 0
                ? new FileDispute(slot, random.nextInt(Operation.SEATS))
                : new EndDispute(slot, random.nextInt(3) != 0);
    }

    private AskRefund askRefund(int slot) {
        waiting[slot]++;
        return new AskRefund(slot, line(slot), random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3));
    }

    /** Seldom one that is not there. */
    private int line(int slot) {
        return random.nextInt(lines[slot] + random.nextInt(20) / 19);
    }

    private Operation becomes(int slot, Stage stage, Operation operation) {
        stages[slot] = stage;
        return operation;
    }

    private Place place(int slot) {
        stages[slot] = Stage.OPEN;
        var items = new ArrayList<Item>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            items.add(item(items));
        }
        lines[slot] = items.size();
        waiting[slot] = 0;
        return world == World.SERVICES
                ? new Place(slot, credit(), List.copyOf(items), List.of(), 0)
                : new Place(slot, credit(), List.copyOf(items), offs(items), random.nextInt(3) * 600L);
    }

    private Item item(List<Item> items) {
        int goods = random.nextInt(Operation.GOODS);
        while (world == World.SERVICES && has(items, goods)) {
            goods = (goods + 1) % Operation.GOODS;
        }
        int quantity = 1 + random.nextInt(5);
        if (world == World.SERVICES) {
            return new Item(goods, quantity, PRICES[goods], 0);
        }
        long price = random.nextInt(4) == 0 ? PRICES[goods] : 1 + amount(150_000);
        long discount = random.nextInt(4) == 0 ? random.nextLong(price * quantity) : 0;
        return new Item(goods, quantity, price, discount);
    }

    /** The services make one line of goods that are in a basket twice. */
    private static boolean has(List<Item> items, int goods) {
        return items.stream().anyMatch(item -> item.goods() == goods);
    }

    /** Never more than half of what the cheapest line costs, so that no discount exceeds what carries it. */
    private List<Off> offs(List<Item> items) {
        long least = items.stream()
                .mapToLong(item -> item.unitFen() * item.quantity() - item.levelDiscountFen())
                .min()
                .orElseThrow();
        var offs = new ArrayList<Off>();
        for (int kind = 0; kind < 3; kind++) {
            if (least >= 8 && random.nextInt(3) == 0) {
                int lines = random.nextBoolean() ? 0 : 1 << random.nextInt(items.size());
                offs.add(new Off(kind, random.nextLong(least / 4), lines));
            }
        }
        return offs;
    }

    private Credit credit() {
        int seat = random.nextInt(Operation.SEATS);
        int dice = random.nextInt(12);
        if (dice == 0) {
            return new Credit(To.HQ, seat, 10_000, false);
        }
        if (dice < 3) {
            return new Credit(To.STORE, seat, 10_000, false);
        }
        if (world == World.SERVICES || dice > 6) {
            return new Credit(To.GUIDE, seat, 10_000, false);
        }
        return dice == 3
                ? new Credit(To.GUIDE, seat, 10_000, true)
                : new Credit(To.GUIDE, seat, PARTS[random.nextInt(PARTS.length)], false);
    }

    private long amount(int most) {
        return random.nextInt(5) == 0 ? random.nextInt(30) : random.nextInt(most);
    }

    private Weather weather() {
        return random.nextInt(3) != 0 ? Weather.FINE : any(Weather.values());
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
