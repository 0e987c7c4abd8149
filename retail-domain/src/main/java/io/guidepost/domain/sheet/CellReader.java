package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands the cells of one row and gathers what is wrong with them. What is empty or wrong is an empty answer; whether a
 * cell may be empty is the caller's to say.
 */
public final class CellReader {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "[uuuu-M-d][uuuu/M/d][[' ']['T']H:mm[:ss[.SSS]]]")
            .withResolverStyle(ResolverStyle.STRICT);

    private final SheetRow row;
    private final List<CellFault> faults;

    public CellReader(SheetRow row) {
        this.row = row;
        this.faults = new ArrayList<>(row.faults());
    }

    /** Everything that was wrong so far. */
    public List<CellFault> faults() {
        return List.copyOf(faults);
    }

    public void fault(String column, String code, String zh, String en) {
        faults.add(new CellFault(row.number(), column, code, new Words(zh, en)));
    }

    /** Says so if the cell is empty; not a second time where it could not be read at all. */
    public CellReader require(String column) {
        boolean isTold = row.faults().stream().anyMatch(fault -> fault.column().equals(column));
        if (row.cell(column).isEmpty() && !isTold) {
            fault(column, "cell_missing", "不能为空", "This cell must not be empty");
        }
        return this;
    }

    public Optional<String> text(String column, int mostCharacters) {
        var text = row.cell(column);
        if (text.filter(it -> it.length() > mostCharacters).isPresent()) {
            fault(
                    column,
                    "cell_too_long",
                    "单元格最多 %d 个字符".formatted(mostCharacters),
                    "A cell holds at most %d characters".formatted(mostCharacters));
            return Optional.empty();
        }
        return text;
    }

    public Optional<Long> whole(String column, long least, long most) {
        var text = row.cell(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        fault(
                column,
                "number_invalid",
                "须为 %d 到 %d 的整数".formatted(least, most),
                "A whole number from %d to %d".formatted(least, most));
        return Optional.empty();
    }

    /** The number by which we know something. */
    public Optional<Long> id(String column) {
        var text = row.cell(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.get().matches("[1-9][0-9]{0,18}")) {
                return Optional.of(Long.parseLong(text.get()));
            }
        } catch (NumberFormatException tooLarge) {
            // Told below.
        }
        fault(column, "id_invalid", "须为编号", "It must be an ID");
        return Optional.empty();
    }

    /** Written in yuan with at most two decimals, a comma between thousands allowed; the answer is in fen. */
    public Optional<Long> yuan(String column, long mostFen) {
        var text = row.cell(column).map(it -> it.replace(",", ""));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var yuan = decimal(text.get());
        if (yuan.isEmpty() || yuan.get().signum() < 0 || yuan.get().compareTo(BigDecimal.valueOf(mostFen, 2)) > 0) {
            fault(column, "amount_invalid", "须为以元计的金额,最多两位小数", "An amount in yuan with at most two decimals");
            return Optional.empty();
        }
        return Optional.of(yuan.get().movePointRight(2).longValueExact());
    }

    /** With at most two decimals; more would have to be rounded by somebody. */
    public static Optional<BigDecimal> decimal(String text) {
        if (text.length() > 20 || !text.matches("-?[0-9]+([.][0-9]+)?")) {
            return Optional.empty();
        }
        var number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() > 2 ? Optional.empty() : Optional.of(number);
    }

    /** A value by its name or by what it is called in either language. */
    public <E extends Enum<E>> Optional<E> word(String column, Map<E, Words> words, E[] values) {
        var text = row.cell(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var found = Arrays.stream(values)
                .filter(value -> text.get().equalsIgnoreCase(value.name())
                        || text.get().equals(words.get(value).zh())
                        || text.get().equalsIgnoreCase(words.get(value).en()))
                .findFirst();
        if (found.isEmpty()) {
            var known = Arrays.stream(values).map(words::get).toList();
            fault(
                    column,
                    "cell_unknown_word",
                    "须为:%s"
                            .formatted(String.join(
                                    "、", known.stream().map(Words::zh).toList())),
                    "One of: %s"
                            .formatted(String.join(
                                    ", ", known.stream().map(Words::en).toList())));
        }
        return found;
    }

    /** A date or a time; without an offset it is that of Shanghai. */
    public Optional<Instant> moment(String column) {
        var text = row.cell(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(text.get()));
        } catch (DateTimeException unreadable) {
            fault(
                    column,
                    "moment_invalid",
                    "须为日期或时间,如 2026-12-01 或 2026-12-01 08:00",
                    "A date or time such as 2026-12-01 or 2026-12-01 08:00");
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        if (text.endsWith("Z") || text.matches(".*T.*[+-][0-9]{2}:?[0-9]{2}")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        var best = WRITTEN.parseBest(text, LocalDateTime::from, LocalDate::from);
        var local = best instanceof LocalDateTime time ? time : ((LocalDate) best).atStartOfDay();
        if (local.getYear() < 1970 || local.getYear() > 9998) {
            throw new DateTimeException("Not a year of ours: " + local.getYear());
        }
        return local.atZone(SHANGHAI).toInstant();
    }
}
