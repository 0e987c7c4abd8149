package io.guidepost.domain.channel;

import static java.util.stream.Collectors.groupingBy;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.channel.ChannelOrders.ChannelOrder;
import io.guidepost.domain.channel.ImportOrder.Told;
import io.guidepost.domain.channel.OrderSheet.Parsed;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.ImportKind.Step;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetReader;
import io.guidepost.domain.sheet.SheetRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Orders of other tills by the thousand from a table (ATT-7): first looked at without changing anything, then taken one by
 * one. A file with an error in any row is not taken; the same file again takes what is not there yet.
 */
@Service
public class ImportOrders {

    private static final int SHOWN = 200;
    private static final int CHUNK = 1_000;

    /** Fewer rows than elsewhere: each order is decided, earns and is posted. */
    private static final SheetLimits LIMITS = new SheetLimits(
            SheetLimits.DEFAULT.bytes(),
            SheetLimits.DEFAULT.unpackedBytes(),
            5_000,
            SheetLimits.DEFAULT.columns(),
            SheetLimits.DEFAULT.cellCharacters());

    private final ImportOrder importOrder;
    private final ChannelOrders channelOrders;
    private final ChannelFacts facts;
    private final TransactionRetry transaction;
    private final Clock clock;

    ImportOrders(
            ImportOrder importOrder,
            ChannelOrders channelOrders,
            ChannelFacts facts,
            TransactionRetry transaction,
            Clock clock) {
        this.importOrder = importOrder;
        this.channelOrders = channelOrders;
        this.facts = facts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file as it was read; what its rows mean is judged when it is looked at or taken. */
    public static final class Table {

        private final SheetReader.Summary summary;
        private final List<Parsed> orders;

        private Table(SheetReader.Summary summary, List<Parsed> orders) {
            this.summary = summary;
            this.orders = orders;
        }

        public String contentHash() {
            return summary.contentHash();
        }
    }

    /**
     * What a file does, or would do.
     *
     * @param taken orders that are new
     * @param known orders that were imported before, and told the same
     * @param faults the first 200 of {@code faultCount}; with any, nothing is taken that is not known to be right
     * @param shown the first 200 orders that have no fault
     */
    public record Outlook(
            int rows, int orders, int taken, int known, List<CellFault> faults, int faultCount, List<Shown> shown) {}

    /**
     * @param row the first of the order
     * @param orderId of ours; empty while it is only looked at
     */
    public record Shown(
            int row,
            Channel channel,
            String externalNo,
            int lines,
            long payableFen,
            boolean isKnown,
            Optional<Long> orderId) {}

    private record Found(Parsed parsed, Told told, Optional<ChannelOrder> known) {}

    private record Plan(List<Found> orders, List<CellFault> faults) {}

    /** Reads a file; refused as a whole if it is no table of ours. */
    public Table read(Path file) {
        var gathering = new OrderSheet.Gathering();
        var summary = SheetReader.read(file, OrderSheet.COLUMNS, OrderSheet.REQUIRED, LIMITS, gathering::add);
        return new Table(summary, gathering.parsed());
    }

    /** Looks at a file and changes nothing. */
    public Outlook check(Table table) {
        var plan = plan(table.orders);
        return outlook(
                table, plan, plan.orders().stream().map(ImportOrders::shown).toList(), plan.faults());
    }

    /**
     * Takes each order in a transaction of its own; must not stand in one. Refused with {@code import_has_errors} if any row has
     * one. What goes wrong with an order after all is told and leaves the others alone.
     */
    public Outlook take(Table table, long adminId) {
        var plan = plan(table.orders);
        CellFault.requireNone(plan.faults());
        var faults = new ArrayList<CellFault>();
        return outlook(table, plan, taken(plan, adminId, faults), faults);
    }

    /** What a part of a larger import does, or would do; each order in a transaction of its own, a wrong one is left out. */
    Step take(List<SheetRow> rows, long adminId, boolean isDryRun) {
        var gathering = new OrderSheet.Gathering();
        rows.forEach(gathering::add);
        var plan = plan(gathering.parsed());
        var faults = new ArrayList<>(plan.faults());
        var shown = isDryRun ? plan.orders().stream().map(ImportOrders::shown).toList() : taken(plan, adminId, faults);
        int known = (int) shown.stream().filter(Shown::isKnown).count();
        return new Step(shown.size() - known, 0, known, faults);
    }

    private List<Shown> taken(Plan plan, long adminId, List<CellFault> faults) {
        var shown = new ArrayList<Shown>();
        for (var order : plan.orders()) {
            try {
                var imported = importOrder.take(order.told(), adminId);
                shown.add(shown(order, !imported.isNew(), Optional.of(imported.orderId())));
            } catch (Refusal refusal) {
                faults.add(
                        new CellFault(order.parsed().firstRow(), OrderSheet.NUMBER, refusal.code(), refusal.words()));
            }
        }
        return shown;
    }

    private Plan plan(List<Parsed> all) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var faults = new ArrayList<CellFault>();
        all.forEach(order -> faults.addAll(order.faults()));
        var readable = all.stream().filter(order -> order.told().isPresent()).toList();
        return transaction.call(() -> {
            var found = new ArrayList<CellFault>(faults);
            var orders = new ArrayList<Found>();
            var told =
                    readable.stream().map(order -> order.told().orElseThrow()).toList();
            var known = facts.about(told);
            var before = before(told);
            for (var order : readable) {
                var said = order.told().orElseThrow();
                var same = Optional.ofNullable(
                        before.getOrDefault(said.channel(), Map.of()).get(said.externalNo()));
                var wrong = same.isPresent()
                        ? contradiction(order, said, same.get())
                        : ToldRules.judge(said, known, now).stream()
                                .map(it -> OrderSheet.fault(order, it))
                                .toList();
                found.addAll(wrong);
                if (wrong.isEmpty()) {
                    orders.add(new Found(order, said, same));
                }
            }
            found.sort(Comparator.comparingInt(CellFault::row));
            return new Plan(orders, found);
        });
    }

    private static List<CellFault> contradiction(Parsed order, Told told, ChannelOrder known) {
        if (!ImportOrder.isToldOtherwise(told, known)) {
            return List.of();
        }
        var refusal = ImportOrder.conflict(known);
        return List.of(new CellFault(order.firstRow(), OrderSheet.NUMBER, refusal.code(), refusal.words()));
    }

    private Map<Channel, Map<String, ChannelOrder>> before(List<Told> orders) {
        var before = new HashMap<Channel, Map<String, ChannelOrder>>();
        orders.stream().collect(groupingBy(Told::channel)).forEach((channel, told) -> {
            var numbers = told.stream().map(Told::externalNo).toList();
            var known = new HashMap<String, ChannelOrder>();
            for (int from = 0; from < numbers.size(); from += CHUNK) {
                channelOrders
                        .known(channel, numbers.subList(from, Math.min(numbers.size(), from + CHUNK)))
                        .forEach(order -> known.put(order.externalNo(), order));
            }
            before.put(channel, known);
        });
        return before;
    }

    private static Shown shown(Found order) {
        return shown(order, order.known().isPresent(), order.known().map(ChannelOrder::orderId));
    }

    private static Shown shown(Found order, boolean isKnown, Optional<Long> orderId) {
        var told = order.told();
        return new Shown(
                order.parsed().firstRow(),
                told.channel(),
                told.externalNo(),
                told.lines().size(),
                told.freightFen()
                        + told.lines().stream()
                                .mapToLong(ImportOrder.Line::paidFen)
                                .sum(),
                isKnown,
                orderId);
    }

    private static Outlook outlook(Table table, Plan plan, List<Shown> shown, List<CellFault> faults) {
        int known = (int) shown.stream().filter(Shown::isKnown).count();
        return new Outlook(
                table.summary.rows(),
                table.orders.size(),
                shown.size() - known,
                known,
                faults.stream().limit(SHOWN).toList(),
                faults.size(),
                shown.stream().limit(SHOWN).toList());
    }
}
