package io.guidepost.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.kpi.SetTargets.Part;
import io.guidepost.domain.kpi.SetTargets.Rule;
import io.guidepost.domain.kpi.SetTargets.Split;
import io.guidepost.domain.organization.Employment.Role;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sight.Sight;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class TargetTest {

    private static final long HQ = 11;

    @Autowired
    SetTargets set;

    @Autowired
    ReadTargets read;

    @Autowired
    ImportTargets imports;

    @Autowired
    Sales sales;

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    YearMonth month;
    Seller li;
    Node region;
    Node store;
    Node guide;
    Node colleague;

    /** One region with two stores; in the first Li and a colleague. */
    @BeforeEach
    void aRegion() {
        li = sales.seller();
        clock.advance(Duration.ofSeconds(1));
        month = YearMonth.from(clock.instant().atZone(TargetRules.ZONE));
        region = new Node(Node.Type.REGION, li.regionId());
        store = new Node(Node.Type.STORE, li.storeId());
        guide = new Node(Node.Type.GUIDE, li.guideId());
        long other = staffing.hire("t" + li.guideId(), "王导购", List.of(new Posting(li.storeId(), Role.PART_TIME, true)))
                .orElseThrow();
        colleague = new Node(Node.Type.GUIDE, other);
        places.openStore(li.storeId() + 1, li.regionId(), "二店", "Two");
    }

    @Test
    void aTargetIsSetByWhoeverHasSeenTheLatestVersionAndKeepsItsHistory() {
        set.set(month, TargetKind.NET_SALES, store, 1_000_000, 0, HQ);
        set.set(month, TargetKind.NET_SALES, store, 1_200_000, 1, HQ);

        refused("version_conflict", () -> set.set(month, TargetKind.NET_SALES, store, 5, 1, HQ));
        refused("target_out_of_range", () -> set.set(month, TargetKind.EXECUTION_RATE, store, 10_001, 0, HQ));
        refused("not_found", () -> set.set(month, TargetKind.ORDERS, new Node(Node.Type.STORE, 7), 1, 0, HQ));
        assertThat(read.history(month, TargetKind.NET_SALES, store))
                .extracting(Target::version, Target::amount)
                .containsExactly(tuple(2, 1_200_000L), tuple(1, 1_000_000L));
    }

    @Test
    void dividedDownToTheGuidesEveryLevelAddsUp() {
        set.set(month, TargetKind.NET_SALES, region, 1_000_001, 0, HQ);

        var parts = set.split(new Split(month, TargetKind.NET_SALES, region, Rule.EVEN, Map.of(), true, true), HQ);
        assertThat(read.node(month, TargetKind.NET_SALES, store).standing().target())
                .as("a dry run")
                .isEmpty();
        set.split(new Split(month, TargetKind.NET_SALES, region, Rule.EVEN, Map.of(), true, false), HQ);

        assertThat(parts).hasSize(4);
        for (var node : List.of(region, store)) {
            var whole = read.node(month, TargetKind.NET_SALES, node);
            assertThat(whole.childrenAmount())
                    .hasValue(whole.standing().target().orElseThrow().amount());
        }
        assertThat(read.children(month, TargetKind.NET_SALES, store, Optional.empty(), 10))
                .extracting(
                        standing -> standing.place().node(),
                        standing -> standing.target().orElseThrow().amount())
                .containsExactlyInAnyOrder(tuple(guide, 250_001L), tuple(colleague, 250_000L));
        set.split(new Split(month, TargetKind.NET_SALES, region, Rule.EVEN, Map.of(), true, false), HQ);
        assertThat(read.history(month, TargetKind.NET_SALES, guide))
                .as("what stays the same is no change")
                .hasSize(1);
    }

    @Test
    void lastMonthsSalesOrGivenWeightsDivideIt() {
        sales.pay(sales.place(li, List.of(new Goods(1, 30_000))));
        var next = month.plusMonths(1);
        set.set(next, TargetKind.NET_SALES, store, 500, 0, HQ);

        var byLast =
                set.split(new Split(next, TargetKind.NET_SALES, store, Rule.LAST_MONTH, Map.of(), false, true), HQ);
        var byWeight = set.split(
                new Split(
                        next, TargetKind.NET_SALES, store, Rule.WEIGHTS, Map.of(guide, 1L, colleague, 4L), false, true),
                HQ);

        assertThat(byLast)
                .extracting(part -> part.place().node(), Part::amount)
                .containsExactlyInAnyOrder(tuple(guide, 500L), tuple(colleague, 0L));
        assertThat(byWeight)
                .extracting(part -> part.place().node(), Part::amount)
                .containsExactlyInAnyOrder(tuple(guide, 100L), tuple(colleague, 400L));
        refused(
                "weights_missing",
                () -> set.split(
                        new Split(next, TargetKind.NET_SALES, store, Rule.WEIGHTS, Map.of(region, 1L), false, true),
                        HQ));
        refused(
                "no_target_to_split",
                () -> set.split(new Split(next, TargetKind.ORDERS, store, Rule.EVEN, Map.of(), false, true), HQ));
        refused("nothing_below", () -> {
            set.set(next, TargetKind.NET_SALES, guide, 5, 0, HQ);
            set.split(new Split(next, TargetKind.NET_SALES, guide, Rule.EVEN, Map.of(), false, true), HQ);
        });
    }

    @Test
    void whatWasAchievedIsTheSalesFriendsAndTasksOfTheMonth() {
        var sale = sales.place(li, List.of(new Goods(4, 100_000)));
        sales.pay(sale);
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 25_000);
        sales.befriend(li, sale.memberId(), clock.instant());
        task("DONE", "EXEMPT");
        task("NOTIFIED");
        set.set(month, TargetKind.NET_SALES, store, 300_000, 0, HQ);

        for (var node : List.of(guide, store, region)) {
            assertThat(actual(TargetKind.NET_SALES, node)).as("%s", node).isEqualTo(75_000);
            assertThat(actual(TargetKind.ORDERS, node)).as("%s", node).isEqualTo(1);
            assertThat(actual(TargetKind.NEW_FRIENDS, node)).as("%s", node).isEqualTo(1);
            assertThat(actual(TargetKind.EXECUTION_RATE, node)).as("%s", node).isEqualTo(5_000);
        }
        var standing = read.node(month, TargetKind.NET_SALES, store).standing();
        assertThat(standing.attainmentBp()).hasValue(2_500);
        assertThat(standing.forecast().getAsLong()).isGreaterThanOrEqualTo(75_000);
        assertThat(actual(TargetKind.NET_SALES, Node.HEADQUARTERS)).isGreaterThanOrEqualTo(75_000);
        assertThat(actual(TargetKind.NEW_FRIENDS, Node.HEADQUARTERS)).isGreaterThanOrEqualTo(1);
        assertThat(actual(TargetKind.EXECUTION_RATE, Node.HEADQUARTERS)).isPositive();
    }

    @Test
    void aRegionAddsUpThoseWithinIt() {
        sales.pay(sales.place(li, List.of(new Goods(1, 40_000))));
        long above = places.openRegion(li.regionId() + 1, "大华东", "Great East");
        places.moveRegion(li.regionId(), above);
        clock.advance(Duration.ofSeconds(1));

        assertThat(actual(TargetKind.NET_SALES, new Node(Node.Type.REGION, above)))
                .isEqualTo(40_000);
        assertThat(read.isWithin(month, guide, Sight.region(above))).isTrue();
        assertThat(read.isWithin(month, guide, Sight.region(li.regionId() + 5))).isFalse();
        assertThat(read.children(month, TargetKind.ORDERS, new Node(Node.Type.REGION, above), Optional.empty(), 10))
                .extracting(standing -> standing.place().node())
                .containsExactly(region);
    }

    @Test
    void targetsGoOutToATableAndComeBack() throws IOException {
        set.set(month, TargetKind.NET_SALES, store, 1_234_56, 0, HQ);
        set.set(month, TargetKind.EXECUTION_RATE, guide, 9_050, 0, HQ);
        var out = new ByteArrayOutputStream();
        imports.write(out, SheetFormat.CSV, month, Locale.SIMPLIFIED_CHINESE);
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("净销售额(元)", "1234.56", "90.50");

        assertThat(imports.check(file(text)).changed()).isZero();
        var changed = file(text.replace("1234.56", "2000"));
        var outlook = imports.check(changed);

        assertThat(outlook.changed()).isEqualTo(1);
        assertThat(imports.take(changed, HQ).changed()).isEqualTo(1);
        assertThat(imports.take(changed, HQ).changed()).as("a second time").isZero();
        assertThat(read.node(month, TargetKind.NET_SALES, store).standing().target())
                .get()
                .extracting(Target::amount, Target::version, Target::source)
                .containsExactly(200_000L, 2, Target.Source.IMPORT);
    }

    @Test
    void everyWrongRowIsNamedAndNothingIsTaken() throws IOException {
        var file = file(
                """
                月份,指标,层级,对象编号,目标值
                2026-13,净销售额,门店,%d,100
                2026-11,净销售额,门店,%d,100.555
                2026-11,净利润,门店,%d,100
                2026-11,订单数,门店,123,100
                2026-11,订单数,导购,nobody,100
                2026-11,新增好友,导购,t%d,5
                2026-11,新增好友,导购,t%d,6
                2026-11,执行率,总部,,101
                """
                        .formatted(store.id(), store.id(), store.id(), li.guideId(), li.guideId()));

        var outlook = imports.check(file);

        assertThat(outlook.faults())
                .extracting(fault -> fault.row(), fault -> fault.code())
                .containsExactly(
                        tuple(2, "month_unreadable"),
                        tuple(3, "target_too_fine"),
                        tuple(4, "kpi_unknown"),
                        tuple(5, "node_unknown"),
                        tuple(6, "node_unknown"),
                        tuple(8, "target_twice"),
                        tuple(9, "target_out_of_range"));
        refused("import_has_errors", () -> imports.take(file, HQ));
        assertThat(read.history(YearMonth.of(2026, 11), TargetKind.NEW_FRIENDS, colleague))
                .isEmpty();
    }

    private long actual(TargetKind kind, Node node) {
        return read.node(month, kind, node).standing().actual().orElseThrow();
    }

    /** A task that ends now, with an assignment of Li's in the first of these states, and of the colleague's in the second. */
    private void task(String... statuses) {
        long task = ids.next();
        jdbc.update(
                """
                INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at,
                                          deadline_at, min_evidence, status, created_by, created_at)
                VALUES (?, 'SEND_1V1', 't', '', '', '[]', '{}', ?, ?, 'E2', 'RUNNING', 1, ?)
                """,
                task,
                utc(-60),
                utc(0),
                utc(-60));
        var guides = List.of(li.guideId(), colleague.id());
        for (int i = 0; i < statuses.length; i++) {
            jdbc.update(
                    """
                    INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, evidence, target_count,
                                                    dispatched_at, done_at)
                    VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)
                    """,
                    task,
                    guides.get(i),
                    li.storeId(),
                    li.regionId(),
                    statuses[i],
                    "E3",
                    utc(-30),
                    utc(-10));
        }
    }

    private LocalDateTime utc(int seconds) {
        return LocalDateTime.ofInstant(clock.instant().plusSeconds(seconds), ZoneOffset.UTC);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "targets", ".csv"), text);
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
