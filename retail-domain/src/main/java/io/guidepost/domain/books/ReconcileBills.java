package io.guidepost.domain.books;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.books.WeChatBills.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Compares one day with WeChat's bills of that day, in both directions and number by number (reliability.md 5.7). What we
 * learnt of a day late is looked for in the bills of the days before, what WeChat dates otherwise than we among all of ours.
 */
@Service
public class ReconcileBills {

    private static final Logger log = LoggerFactory.getLogger(ReconcileBills.class);
    private static final String NAME = "wechat-bill";
    private static final int DAYS_BACK = 3;

    private final ObjectProvider<WeChatBills> bills;
    private final BooksQueries queries;
    private final KeepFindings findings;
    private final Clock clock;

    ReconcileBills(ObjectProvider<WeChatBills> bills, BooksQueries queries, KeepFindings findings, Clock clock) {
        this.bills = bills;
        this.queries = queries;
        this.findings = findings;
        this.clock = clock;
    }

    /** Yesterday's; to be run after ten o'clock, when WeChat has made its bills. */
    public void runDue() {
        run(clock.instant().atZone(ReturnWindow.ZONE).toLocalDate().minusDays(1));
    }

    /** Kept under that day. Calls WeChat, so it must not run inside a transaction. */
    public Finding run(LocalDate on) {
        var finding = compare(on);
        findings.keep(finding, on);
        return finding;
    }

    private Finding compare(LocalDate on) {
        var weChat = bills.getIfAvailable();
        if (weChat == null) {
            return Finding.unavailable(NAME);
        }
        try {
            return compare(on, weChat);
        } catch (GatewayUnclear | GatewayRejected notToBeHad) {
            log.warn("WeChat's bills of {} cannot be had: {}", on, notToBeHad.getMessage());
            return Finding.unavailable(NAME);
        }
    }

    private Finding compare(LocalDate on, WeChatBills weChat) {
        var from = on.atStartOfDay(ReturnWindow.ZONE).toInstant();
        var until = on.plusDays(1).atStartOfDay(ReturnWindow.ZONE).toInstant();
        var theirs = read(weChat, on);
        var wrong = new ArrayList<String>();
        var missing = new EnumMap<Kind, Map<String, Long>>(Kind.class);
        long checked = 0;
        for (var kind : Kind.values()) {
            var here = moved(kind, from, until);
            var there = theirs.get(kind);
            checked += here.size();
            for (var entry : there.entrySet()) {
                var known = here.remove(entry.getKey());
                if (known == null) {
                    checked++;
                    known = queries.movedAtAnyTime(kind, entry.getKey()).orElse(null);
                }
                if (!entry.getValue().equals(known)) {
                    wrong.add(told(kind, entry.getKey(), known, entry.getValue()));
                }
            }
            missing.put(kind, here);
        }
        lookBack(on, weChat, missing, wrong);
        missing.forEach((kind, left) -> left.forEach((number, fen) -> wrong.add(told(kind, number, fen, null))));
        return new Finding(
                NAME, checked, wrong.stream().limit(Finding.MOST_EXAMPLES).toList());
    }

    /** We may have learnt of it a day later than WeChat did it. */
    private static void lookBack(
            LocalDate on, WeChatBills weChat, Map<Kind, Map<String, Long>> missing, List<String> wrong) {
        for (int i = 1; i <= DAYS_BACK && !missing.values().stream().allMatch(Map::isEmpty); i++) {
            weChat.read(on.minusDays(i), movement -> {
                var here = missing.get(movement.kind()).remove(movement.number());
                if (here != null && here != movement.amountFen()) {
                    wrong.add(told(movement.kind(), movement.number(), here, movement.amountFen()));
                }
            });
        }
    }

    private static Map<Kind, Map<String, Long>> read(WeChatBills weChat, LocalDate on) {
        var movements = new EnumMap<Kind, Map<String, Long>>(Kind.class);
        for (var kind : Kind.values()) {
            movements.put(kind, new TreeMap<>());
        }
        weChat.read(on, movement -> movements
                .get(movement.kind())
                .merge(movement.number(), movement.amountFen(), Math::addExact));
        return movements;
    }

    private Map<String, Long> moved(Kind kind, Instant from, Instant until) {
        return new TreeMap<>(queries.moved(kind, from, until));
    }

    private static String told(Kind kind, String number, Long here, Long there) {
        return "%s %s: %s fen here, %s fen on WeChat's bill"
                .formatted(kind, number, here == null ? "no" : here, there == null ? "no" : there);
    }
}
