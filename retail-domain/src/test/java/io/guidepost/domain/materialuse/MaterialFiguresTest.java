package io.guidepost.domain.materialuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.materialuse.MaterialFigures.Figures;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.RecordTouch;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Used, sent, opened, ordered: each once (MAT-2). */
@DomainTest
class MaterialFiguresTest {

    @Autowired
    MaterialFigures figures;

    @Autowired
    RecordUse recordUse;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    RecordTouch recordTouch;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    Orders orders;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    ShopScene.Place here;
    ShopScene.Place elsewhere;
    long li;
    long wang;
    long material;
    long other;
    long sku;
    final List<Long> tasks = new ArrayList<>();

    @BeforeEach
    void twoGuidesOfTwoRegionsAndTwoMaterials() {
        here = scene.store();
        elsewhere = scene.store();
        li = scene.guideAt(here.storeId());
        wang = scene.guideAt(elsewhere.storeId());
        sku = scene.sku(10_000, 100);
        material = material();
        other = material();
    }

    @AfterEach
    void withoutTasks() {
        for (var task : tasks) {
            jdbc.update("DELETE FROM content_assignment WHERE task_id = ?", task);
            jdbc.update("DELETE FROM content_task WHERE id = ?", task);
        }
    }

    @Test
    void nobodyHasUsedANewMaterial() {
        assertThat(figures.byGuide(material, Sight.ALL, 0, 10)).isEmpty();
        assertThat(figures.total(material, Sight.ALL)).isEqualTo(new Figures(0, "", 0, 0, 0, 0, 0));
    }

    @Test
    void downloadsPostersLinksAndTasksAreUses() {
        recordUse.record(material, li, here.storeId(), MaterialUse.DOWNLOAD);
        recordUse.record(material, li, here.storeId(), MaterialUse.POSTER);
        recordUse.record(other, li, here.storeId(), MaterialUse.DOWNLOAD);
        link(material, li, here);
        assignment(task(List.of(material, other)), li, here, true, 7);
        assignment(task(List.of(other)), li, here, true, 5);
        assignment(task(List.of(material)), wang, elsewhere, false, 0);

        assertThat(figures.byGuide(material, Sight.ALL, 0, 10)).singleElement().satisfies(row -> {
            assertThat(row.guideId()).isEqualTo(li);
            assertThat(row.used()).isEqualTo(4);
            assertThat(row.sent()).isEqualTo(7);
        });
        assertThat(figures.total(other, Sight.ALL).sent()).isEqualTo(12);
    }

    @Test
    void aShopperWhoOpensOftenHasOpenedOnceAndAnOrderCountsForTheTouchThatDecidedIt() {
        var often = scene.member();
        var link = link(material, li, here);
        opens(often, link);
        opens(often, link);
        opens(often, link(material, li, here));
        var order = buys(often);
        var once = scene.member();
        opens(once, link(material, wang, elsewhere));
        // The other material came later: it decided, and the first one has nothing of it.
        opens(once, link(other, wang, elsewhere));
        buys(once);
        opens(scene.member(), link(material, wang, elsewhere));

        var rows = figures.byGuide(material, Sight.ALL, 0, 10);

        assertThat(rows).extracting(Figures::guideId).containsExactly(li, wang);
        assertThat(rows).extracting(Figures::opened).containsExactly(1L, 2L);
        assertThat(rows).extracting(Figures::ordered).containsExactly(1L, 0L);
        assertThat(rows.get(0).netSalesFen()).isEqualTo(paid(order));
        assertThat(figures.total(other, Sight.ALL).ordered()).isEqualTo(1);
    }

    @Test
    void guidesAddUpToTheTotalAndPagesAndRegionsToTheSame() {
        for (var guide : List.of(li, wang)) {
            var place = guide == li ? here : elsewhere;
            recordUse.record(material, guide, place.storeId(), MaterialUse.DOWNLOAD);
            var shopper = scene.member();
            opens(shopper, link(material, guide, place));
            buys(shopper);
        }

        var first = figures.byGuide(material, Sight.ALL, 0, 1);
        var second = figures.byGuide(material, Sight.ALL, first.get(0).guideId(), 1);
        var total = figures.total(material, Sight.ALL);

        assertThat(List.of(first.get(0).guideId(), second.get(0).guideId())).containsExactly(li, wang);
        assertThat(total.used()).isEqualTo(first.get(0).used() + second.get(0).used());
        assertThat(total.opened()).isEqualTo(2);
        assertThat(total.ordered()).isEqualTo(2);
        assertThat(figures.byGuide(material, Sight.region(here.regionId()), 0, 10))
                .containsExactlyElementsOf(first);
        assertThat(figures.total(material, Sight.region(elsewhere.regionId())).used())
                .isEqualTo(second.get(0).used());
    }

    @Test
    void whatALinkOfATaskBringsCountsForEachMaterialOfTheTask() {
        var assignment = assignment(task(List.of(material, other)), li, here, true, 1);
        var shopper = scene.member();
        opens(
                shopper,
                createShareLink.create(new CreateShareLink.Wanted(
                        li,
                        here.storeId(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(assignment))));
        buys(shopper);

        for (var each : List.of(material, other)) {
            var total = figures.total(each, Sight.ALL);
            assertThat(total.opened()).isEqualTo(1);
            assertThat(total.ordered()).isEqualTo(1);
        }
    }

    private long material() {
        return addMaterial
                .add(MaterialContent.of(Material.Kind.TEXT, "新品", "到店试穿", "", List.of()), 1)
                .id();
    }

    private CreateShareLink.ShareLink link(long of, long guide, ShopScene.Place place) {
        return createShareLink.create(new CreateShareLink.Wanted(
                guide, place.storeId(), Optional.empty(), Optional.empty(), Optional.of(of), Optional.empty()));
    }

    private void opens(long shopper, CreateShareLink.ShareLink link) {
        clock.advance(Duration.ofMinutes(1));
        recordTouch.record(shopper, link.token(), "pages/product/index");
    }

    private long buys(long shopper) {
        clock.advance(Duration.ofMinutes(1));
        var order = placeOrder.place(scene.basket(shopper, sku)).order();
        orders.markPaid(order.id(), 0, clock.instant());
        wholeOrders.paid(order.id());
        return order.id();
    }

    private long paid(long order) {
        return scene.count("SELECT SUM(paid_fen) FROM order_line WHERE order_id = ?", order);
    }

    private long task(List<Long> materials) {
        long task = ids.next();
        tasks.add(task);
        var now = now();
        jdbc.update(
                """
                INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at,
                    deadline_at, min_evidence, status, created_by, created_at)
                VALUES (?, 'SEND_1V1', '新品', '', '', ?, '{}', ?, ?, 'E3', 'ENDED', 1, ?)
                """,
                task,
                materials.toString(),
                now,
                now.plusDays(7),
                now);
        return task;
    }

    private long assignment(long task, long guide, ShopScene.Place place, boolean executed, int sent) {
        jdbc.update(
                """
                INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, target_count, sent_count,
                    dispatched_at, executed_at)
                VALUES (?, ?, ?, ?, 'EXECUTING', ?, ?, ?, ?)
                """,
                task,
                guide,
                place.storeId(),
                place.regionId(),
                sent,
                sent,
                now(),
                executed ? now() : null);
        return scene.count("SELECT id FROM content_assignment WHERE task_id = ? AND guide_id = ?", task, guide);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
