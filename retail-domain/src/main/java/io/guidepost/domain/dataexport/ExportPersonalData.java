package io.guidepost.domain.dataexport;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.closure.People;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.dataexport.PersonalRows.Column;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.HoldsSealedData;
import io.guidepost.domain.privacy.HoldsSealedData.SealedColumn;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is known about a member, readable and complete: what is sealed is opened, what only serves the machine is
 * left out. A new feature is in it as soon as it declares its personal data.
 */
@Service
public class ExportPersonalData {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_A_DAY = 3;

    /** Digests, secrets of sessions, and what a fraud would like to know. */
    private static final Pattern OF_NO_USE = Pattern.compile(".*_(hash|index)|grant_no|phone_index|name_key");

    private static final String JUDGEMENTS = "fraud_";

    /** How a table knows a person, the surest first. */
    private static final List<String> KEYS = List.of(
            "member_id", "record_id", "one_id", "merged_id", "order_id", "external_userid", "unionid", "openid");

    private static final Words GOODS = new Words("订单商品", "Goods of orders");

    private final List<HoldsPersonalData> holders;
    private final Map<String, SealedColumn> sealed;
    private final PersonalRows rows;
    private final People people;
    private final OneShopper oneShopper;
    private final Seals seals;
    private final AccessLog accessLog;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    ExportPersonalData(
            List<HoldsPersonalData> holders,
            List<HoldsSealedData> sealing,
            PersonalRows rows,
            People people,
            OneShopper oneShopper,
            Seals seals,
            AccessLog accessLog,
            TransactionRetry transaction,
            Clock clock) {
        this.holders = holders;
        this.sealed = sealing.stream()
                .flatMap(holder -> holder.sealedColumns().stream())
                .collect(toMap(SealedColumn::name, column -> column));
        this.rows = rows;
        this.people = people;
        this.oneShopper = oneShopper;
        this.seals = seals;
        this.accessLog = accessLog;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Everything of one person. */
    public record Archive(long memberId, Instant madeAt, List<Section> sections) {}

    /**
     * The rows of one table.
     *
     * @param isCut there are more than fit
     */
    public record Section(Words what, String table, List<Map<String, Object>> rows, boolean isCut) {}

    /** At most three a day for the member himself. */
    public Archive ofHimself(long memberId) {
        var actor = Actor.member(memberId);
        if (accessLog.count(actor, Action.EXPORTED, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too_many_exports",
                    new Words("每天最多导出 3 次", "At most three copies a day"),
                    Map.of("mostPerDay", MOST_A_DAY));
        }
        return of(memberId, actor, "");
    }

    /** For a member who asked headquarters. */
    public Archive forMember(long recordId, long adminId, String reason) {
        return of(oneShopper.standingFor(recordId), Actor.admin(adminId), reason);
    }

    private Archive of(long memberId, Actor actor, String reason) {
        transaction.run(() -> accessLog.add(memberId, actor, Action.EXPORTED, "all", reason));
        var person = people.of(memberId);
        var sections = new ArrayList<Section>();
        tables().forEach((table, what) -> section(table, what, person).ifPresent(sections::add));
        sections.sort(Comparator.comparing(Section::table));
        return new Archive(memberId, clock.instant(), sections);
    }

    /** Every table that is declared to hold something personal, and what it is called. */
    Map<String, Words> tables() {
        var tables = new TreeMap<String, Words>();
        tables.put("order_line", GOODS);
        for (var holder : holders) {
            for (PersonalData data : holder.personalData()) {
                if (!data.table().startsWith(JUDGEMENTS)) {
                    tables.putIfAbsent(data.table(), data.what());
                }
            }
        }
        return tables;
    }

    private Optional<Section> section(String table, Words what, Person person) {
        var columns = rows.columns(table);
        var key = KEYS.stream()
                .filter(name ->
                        columns.stream().anyMatch(column -> column.name().equals(name)))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var shown = columns.stream()
                .filter(column -> !column.isComputed())
                .filter(column -> !OF_NO_USE.matcher(column.name()).matches())
                .toList();
        var found = rows.rows(table, shown, key.get(), names(key.get(), person), person.memberIds(), MOST_ROWS + 1);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        what,
                        table,
                        found.stream()
                                .limit(MOST_ROWS)
                                .map(row -> readable(table, shown, row))
                                .toList(),
                        found.size() > MOST_ROWS));
    }

    private static Collection<?> names(String key, Person person) {
        return switch (key) {
            case "external_userid" -> person.externalUserids();
            case "unionid" -> person.unionids();
            case "openid" -> person.openids();
            default -> person.memberIds();
        };
    }

    private Map<String, Object> readable(String table, List<Column> columns, Map<String, Object> row) {
        var readable = new LinkedHashMap<String, Object>();
        for (var column : columns) {
            var value = row.get(column.name());
            if (value == null) {
                continue;
            }
            var sealedColumn = sealed.get(table + "." + column.name());
            if (sealedColumn != null && value instanceof byte[] bytes) {
                if (bytes.length > 0 && row.get(sealedColumn.key()) instanceof Number id) {
                    readable.put(
                            camel(column.name().replaceAll("_sealed$", "")),
                            told(seals.open(sealedColumn.place(id.longValue()), bytes)));
                }
            } else if (!(value instanceof byte[])) {
                boolean isId = column.name().equals("id") || column.name().endsWith("_id");
                readable.put(camel(column.name()), isId ? value.toString() : value);
            }
        }
        return readable;
    }

    /** What was sealed as a whole is told in its parts. */
    private Object told(String text) {
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            return json.readValue(text, Map.class);
        } catch (JacksonException notJson) {
            return text;
        }
    }

    private static String camel(String name) {
        return Pattern.compile("_([a-z0-9])").matcher(name).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
    }
}
