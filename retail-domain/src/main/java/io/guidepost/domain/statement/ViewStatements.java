package io.guidepost.domain.statement;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Why;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.core.settlement.StatementSeal;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.statement.Sheets.Posted;
import io.guidepost.domain.statement.Sheets.Totals;
import io.guidepost.domain.statement.StatementMonth.State;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Statements for those who may see them: payees see what is closed, headquarters also what is being drafted. */
@Service
public class ViewStatements {

    private static final int MOST_MONTHS = 240;
    private static final int MOST_SERVICES = 1_000;

    private final Months months;
    private final Sheets sheets;
    private final Entries entries;
    private final Sights sights;

    ViewStatements(Months months, Sheets sheets, Entries entries, Sights sights) {
        this.months = months;
        this.sheets = sheets;
        this.entries = entries;
        this.sights = sights;
    }

    /**
     * A statement with all that its document shows.
     *
     * @param trade what a store sold, and {@code services} who served there; none for guides
     * @param contentHash of the whole document: that of the statement, or of statement and trade together
     */
    public record Sheet(
            StatementMonth month,
            Statement statement,
            Optional<Trade> trade,
            List<io.guidepost.domain.statement.Service> services,
            String contentHash) {}

    /** Newest first. */
    public List<StatementMonth> months() {
        return months.all(MOST_MONTHS);
    }

    public StatementMonth month(YearMonth month) {
        return months.find(month).orElseThrow(ViewStatements::noSuchMonth);
    }

    public Totals totals(YearMonth month) {
        return sheets.totals(month);
    }

    /** Payees whose closing balance is not the ledger's: while there are any, nobody can sign. */
    public List<Statement> differing(YearMonth month, int limit) {
        return sheets.differing(month, limit);
    }

    /** By kind of payee and number, behind the given payee. */
    public List<Statement> page(
            YearMonth month,
            Optional<PayeeType> type,
            Optional<Long> storeId,
            Sight sight,
            Optional<Beneficiary> after,
            int limit) {
        return sheets.page(new Sheets.Filter(month, type, storeId, sight), after, limit);
    }

    /** Closed ones, newest first. */
    public List<Statement> closedOf(Beneficiary payee, Optional<YearMonth> before, int limit) {
        return sheets.closedOf(payee, before, limit);
    }

    /** A closed one. */
    public Sheet closed(YearMonth month, Beneficiary payee) {
        return sheet(month(month), payee)
                .filter(found -> found.month().state() == State.CLOSED)
                .orElseThrow(ViewStatements::noSuchStatement);
    }

    /** Drafts too, as far as the reader sees. */
    public Sheet any(YearMonth month, Beneficiary payee, Sight sight) {
        return sheet(month(month), payee)
                .filter(found -> sights.covers(
                        sight, found.statement().regionId(), found.statement().storeId()))
                .orElseThrow(ViewStatements::noSuchStatement);
    }

    private Optional<Sheet> sheet(StatementMonth month, Beneficiary payee) {
        return sheets.find(month.month(), payee).map(statement -> {
            var trade =
                    payee.type() == PayeeType.GUIDE ? Optional.<Trade>empty() : sheets.trade(month.month(), payee.id());
            return new Sheet(
                    month,
                    statement,
                    trade,
                    trade.isPresent() ? sheets.services(month.month(), payee.id(), MOST_SERVICES) : List.of(),
                    trade.map(sold -> StatementSeal.hash(statement.contentHash() + "\n" + sold.canonical()))
                            .orElse(statement.contentHash()));
        });
    }

    /** Where a page of entries ends, for the next one to go on behind it. */
    public record Place(java.time.Instant postedAt, long id) {}

    /** What is behind a figure of a statement, in the order of posting. */
    public List<StatementEntry> entries(Sheet sheet, StatementFigure figure, Optional<Place> after, int limit) {
        var posted = sheets.posted(
                sheet.statement().payee(),
                sheet.month().from(),
                sheet.month().until(),
                figure,
                after.map(place -> new Posted(place.id(), place.postedAt(), Optional.empty(), 0)),
                limit);
        return switch (figure) {
            case PAID ->
                posted.stream().map(row -> entry(row, figure, paid(row))).toList();
            case FEES ->
                posted.stream().map(row -> entry(row, figure, charged(row))).toList();
            default -> commission(posted, figure);
        };
    }

    private List<StatementEntry> commission(List<Posted> posted, StatementFigure figure) {
        if (posted.isEmpty()) {
            return List.of();
        }
        Map<Long, CommissionEntry> byId = entries
                .find(posted.stream().map(Posted::id).toList())
                .stream()
                .collect(Collectors.toMap(CommissionEntry::id, Function.identity()));
        return posted.stream()
                .map(row -> {
                    var entry = byId.get(row.id());
                    return new StatementEntry(
                            row.id(),
                            figure,
                            row.amountFen(),
                            row.postedAt(),
                            row.adjusts(),
                            entry.why(),
                            formula(entry),
                            Optional.of(entry));
                })
                .toList();
    }

    /** Why it is 913 and not 914; empty where nothing was promised. */
    static Optional<Words> formula(CommissionEntry entry) {
        return entry.accrual()
                .terms()
                .map(terms -> Why.exactly(terms, new Money(entry.baseKeptFen()), entry.unitsKept()));
    }

    private static StatementEntry entry(Posted row, StatementFigure figure, Words why) {
        return new StatementEntry(
                row.id(),
                figure,
                row.amountFen(),
                row.postedAt(),
                row.adjusts(),
                why,
                Optional.empty(),
                Optional.empty());
    }

    private static Words paid(Posted row) {
        var yuan = new Money(row.amountFen()).inYuan();
        return new Words("提现 %s 元已到账。".formatted(yuan), "A withdrawal of %s yuan was paid out.".formatted(yuan));
    }

    private static Words charged(Posted row) {
        var yuan = new Money(row.amountFen()).inYuan();
        return row.adjusts()
                .map(month -> new Words(
                        "%s 月加盟服务费 %s 元。".formatted(month, yuan),
                        "Contribution to headquarters for %s: %s yuan.".formatted(month, yuan)))
                .orElseGet(() ->
                        new Words("提现手续费 %s 元。".formatted(yuan), "Fee of a withdrawal: %s yuan.".formatted(yuan)));
    }

    static Refusal noSuchMonth() {
        return Refusal.notFound("结算月份", "statement month");
    }

    private static Refusal noSuchStatement() {
        return Refusal.notFound("结算单", "statement");
    }
}
