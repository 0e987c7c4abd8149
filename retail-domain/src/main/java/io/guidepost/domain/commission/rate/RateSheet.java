package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.CellReader;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a rate stands in a row of a table, in either language. Times without an offset are those of Shanghai. */
final class RateSheet {

    static final String SCOPE = "scope";
    static final String TARGET = "target";
    static final String PAYEE = "payeeType";
    static final String RATE = "ratePercent";
    static final String FIXED = "fixedYuan";
    static final String EXCLUDED = "excluded";
    static final String FROM = "effectiveAt";
    static final String UNTIL = "endsAt";

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.ignored("id", "编号", "ID"),
            SheetColumn.ignored("status", "状态", "Status"),
            SheetColumn.text(SCOPE, "范围", "Scope"),
            SheetColumn.text(TARGET, "对象", "Target", "编码", "ID of target"),
            SheetColumn.text(PAYEE, "收款方", "Payee"),
            SheetColumn.text(RATE, "比例(%)", "Rate (%)", "比例", "Rate"),
            SheetColumn.text(FIXED, "每件固定(元)", "Fixed per unit (yuan)", "固定金额(元)", "Fixed"),
            SheetColumn.text(EXCLUDED, "不参与", "Excluded"),
            SheetColumn.moment(FROM, "生效时间", "Effective from"),
            SheetColumn.moment(UNTIL, "失效时间", "Effective until"));

    static final List<String> REQUIRED = List.of(SCOPE, PAYEE, FROM);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final BigDecimal MOST_FIXED_YUAN = new BigDecimal("1000000");

    private static final Map<Scope, Words> SCOPES = Map.of(
            Scope.SKU, new Words("SKU", "SKU"),
            Scope.SPU, new Words("商品", "Product"),
            Scope.CATEGORY, new Words("类目", "Category"),
            Scope.BRAND, new Words("品牌", "Brand"),
            Scope.STORE, new Words("门店", "Store"),
            Scope.GUIDE_LEVEL, new Words("导购等级", "Guide level"),
            Scope.DEFAULT, new Words("默认", "Default"));

    private static final Map<PayeeType, Words> PAYEES = Map.of(
            PayeeType.GUIDE, new Words("导购", "Guide"),
            PayeeType.STORE, new Words("门店", "Store"),
            PayeeType.HQ, new Words("总部", "Headquarters"));

    private static final List<String> YES = List.of("是", "y", "yes", "true", "1");
    private static final List<String> NO = List.of("否", "n", "no", "false", "0");

    private RateSheet() {}

    /** @param rate empty if there are faults */
    record Parsed(int row, Optional<NewRate> rate, List<CellFault> faults) {}

    static Parsed parse(SheetRow row) {
        var cells = new CellReader(row).require(SCOPE).require(PAYEE).require(FROM);
        var scope = cells.word(SCOPE, SCOPES, Scope.values());
        var payee = cells.word(PAYEE, PAYEES, PayeeType.values());
        var from = cells.moment(FROM);
        var until = cells.moment(UNTIL);
        var target = scope.flatMap(known -> target(row, known, cells));
        var reward = reward(row, cells);
        var faults = cells.faults();
        if (!faults.isEmpty() || target.isEmpty() || payee.isEmpty() || from.isEmpty() || reward.isEmpty()) {
            return new Parsed(row.number(), Optional.empty(), faults);
        }
        return new Parsed(
                row.number(),
                Optional.of(new NewRate(target.get(), payee.get(), reward.get().reward(), from.get(), until)),
                List.of());
    }

    /** Nothing promised is a promise, too: the exclusion. */
    private record Promised(Optional<Reward> reward) {}

    private static Optional<Promised> reward(SheetRow row, CellReader cells) {
        var percent = row.cell(RATE);
        var fixed = row.cell(FIXED);
        var excluded = row.cell(EXCLUDED).map(text -> text.toLowerCase(Locale.ROOT));
        if (excluded.isPresent() && !YES.contains(excluded.get()) && !NO.contains(excluded.get())) {
            cells.fault(EXCLUDED, "cell_not_yes_or_no", "填「是」或「否」", "Write yes or no");
            return Optional.empty();
        }
        boolean isExcluded = excluded.map(YES::contains).orElse(false);
        int given = (percent.isPresent() ? 1 : 0) + (fixed.isPresent() ? 1 : 0) + (isExcluded ? 1 : 0);
        if (given != 1) {
            cells.fault(RATE, "rate_not_one", "比例、每件固定、不参与 须填且只填一项", "Give exactly one of rate, fixed and excluded");
            return Optional.empty();
        }
        if (isExcluded) {
            return Optional.of(new Promised(Optional.empty()));
        }
        return percent.isPresent() ? percent(percent.get(), cells) : fixed(fixed.get(), cells);
    }

    private static Optional<Promised> percent(String text, CellReader cells) {
        var number = CellReader.decimal(
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text);
        if (number.isEmpty() || number.get().signum() < 0 || number.get().compareTo(new BigDecimal(100)) > 0) {
            cells.fault(
                    RATE, "rate_invalid", "须为 0 到 100 的数,最多两位小数", "A number from 0 to 100 with at most two decimals");
            return Optional.empty();
        }
        return Optional.of(new Promised(Optional.of(
                new Reward.Percent(new Rate(number.get().movePointRight(2).intValueExact())))));
    }

    private static Optional<Promised> fixed(String text, CellReader cells) {
        var yuan = CellReader.decimal(text);
        if (yuan.isEmpty() || yuan.get().signum() < 0 || yuan.get().compareTo(MOST_FIXED_YUAN) > 0) {
            cells.fault(FIXED, "fixed_invalid", "须为以元计的金额,最多两位小数", "An amount in yuan with at most two decimals");
            return Optional.empty();
        }
        return Optional.of(new Promised(Optional.of(
                new Reward.FixedPerUnit(new Money(yuan.get().movePointRight(2).longValueExact())))));
    }

    private static Optional<RateTarget> target(SheetRow row, Scope scope, CellReader cells) {
        var key = row.cell(TARGET).orElse("");
        if (scope == Scope.DEFAULT && !key.isEmpty()) {
            cells.fault(TARGET, "target_invalid", "默认比例没有对象", "The default has no target");
            return Optional.empty();
        }
        if (!RateTarget.isKeyOf(scope, key)) {
            cells.fault(
                    TARGET,
                    "target_invalid",
                    "「%s」不是有效的%s".formatted(key, SCOPES.get(scope).zh()),
                    "%s names no %s".formatted(key, SCOPES.get(scope).en()));
            return Optional.empty();
        }
        return Optional.of(new RateTarget(scope, key));
    }

    /** The row of a rate in the order of {@link #COLUMNS}. */
    static List<Object> cells(CommissionRate rate, Instant now, Locale locale) {
        var cells = new ArrayList<Object>();
        cells.add(Long.toString(rate.id()));
        cells.add(status(rate.statusAt(now)).in(locale));
        cells.add(SCOPES.get(rate.target().scope()).in(locale));
        cells.add(rate.target().key().isEmpty() ? null : rate.target().key());
        cells.add(PAYEES.get(rate.payee()).in(locale));
        var reward = rate.reward().orElse(null);
        cells.add(
                reward instanceof Reward.Percent percent
                        ? BigDecimal.valueOf(percent.rate().bp(), 2)
                        : null);
        cells.add(
                reward instanceof Reward.FixedPerUnit fixed
                        ? BigDecimal.valueOf(fixed.amount().fen(), 2)
                        : null);
        cells.add(reward == null ? new Words("是", "yes").in(locale) : null);
        cells.add(written(rate.from()));
        cells.add(rate.until().map(RateSheet::written).orElse(null));
        return cells;
    }

    private static String written(Instant moment) {
        return WRITTEN.format(moment.atZone(SHANGHAI));
    }

    private static Words status(CommissionRate.Status status) {
        return switch (status) {
            case DRAFT -> new Words("待审批", "Draft");
            case REJECTED -> new Words("已驳回", "Rejected");
            case APPROVED -> new Words("待生效", "Approved");
            case IN_FORCE -> new Words("生效中", "In force");
            case ENDED -> new Words("已结束", "Ended");
        };
    }

    /** Where a fault of the rules is seen in the row. */
    static String columnOf(RateRules.Part part) {
        return switch (part) {
            case TARGET -> TARGET;
            case PAYEE -> PAYEE;
            case REWARD -> FIXED;
            case FROM -> FROM;
            case UNTIL -> UNTIL;
        };
    }
}
