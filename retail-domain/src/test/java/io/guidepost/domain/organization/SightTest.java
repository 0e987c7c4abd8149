package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskReports;
import io.guidepost.domain.content.TaskScene;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.TaskWorld;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.organization.OrgChart.StoreOnChart;
import io.guidepost.domain.proof.Proof;
import io.guidepost.domain.proof.ReviewProof;
import io.guidepost.domain.proof.SubmitProof;
import io.guidepost.domain.proof.ViewProofs;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is kept to a region sees what lies in the regions within it, too, and nothing beside it. */
@DomainTest
class SightTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Sights sights;

    @Autowired
    Tasks tasks;

    @Autowired
    OrgChart chart;

    @Autowired
    TaskScene scene;

    @Autowired
    SubmitProof submitProof;

    @Autowired
    ReviewProof reviewProof;

    @Autowired
    ViewProofs viewProofs;

    @Autowired
    ReportExecution execution;

    @Autowired
    TaskReports reports;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    Materials materials;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    TaskWorld world;
    long east;
    long shanghai;
    long north;
    long store;
    long li;
    long task;
    Proof proof;

    /** Shanghai lies in East; the store in Shanghai. */
    @BeforeEach
    void aRegionWithinARegion() {
        world = new TaskWorld(context);
        east = scene.region();
        shanghai = scene.region();
        north = scene.region();
        jdbc.update(
                "INSERT INTO org_region_parent (region_id, parent_id, valid_from) VALUES (?, ?, ?)",
                shanghai,
                east,
                scene.now().minusDays(400));
        store = scene.store(shanghai);
        li = scene.guide(store, 1);
        task = world.task(TaskType.CUSTOM, new Demand.Proof(Set.of(Demand.Proof.Kind.TEXT)), li);
        proof = submitProof.submit(
                li, world.assignment(task, li), new Proof.Content("好了", Optional.empty(), List.of()));
    }

    @Test
    void aRegionCoversItselfAndWhatLiesInItAndHeadquartersEverything() {
        assertThat(sights.coversRegion(Sight.region(east), shanghai)).isTrue();
        assertThat(sights.coversRegion(Sight.region(shanghai), shanghai)).isTrue();
        assertThat(sights.coversRegion(Sight.region(shanghai), east)).isFalse();
        assertThat(sights.coversRegion(Sight.region(north), shanghai)).isFalse();
        assertThat(sights.covers(Sight.ALL, Optional.empty(), Optional.empty())).isTrue();
        assertThat(sights.covers(Sight.region(east), Optional.empty(), Optional.empty()))
                .isFalse();
    }

    @Test
    void aStoreIsSeenByItselfAndByTheRegionsAroundItAndShowsNothingBesideIt() {
        long next = scene.store(shanghai);
        long wang = scene.guide(next, 2);
        var ofStore = Sight.store(store);

        assertThat(sights.coversStore(ofStore, store)).isTrue();
        assertThat(sights.coversStore(ofStore, next)).isFalse();
        assertThat(sights.coversRegion(ofStore, shanghai)).isFalse();
        assertThat(sights.coversGuide(ofStore, li)).isTrue();
        assertThat(sights.coversGuide(ofStore, wang)).isFalse();
        assertThat(sights.coversGuide(Sight.region(east), wang)).isTrue();
        var both = Sight.of(Set.of(north), Set.of(store));
        assertThat(sights.coversStore(both, store)).isTrue();
        assertThat(sights.coversStore(both, next)).isFalse();
        assertThat(sights.coversRegion(both, north)).isTrue();
        assertThat(sights.narrowed(both, Optional.of(north))).isEqualTo(Sight.region(north));
        assertThat(sights.narrowed(both, Optional.of(shanghai))).isEqualTo(Sight.NOWHERE);
        assertThat(both.onlyRegion())
                .as("what knows one region alone shows nothing to him")
                .isNotEqualTo(Optional.of(north))
                .isPresent();

        assertThat(viewProofs.pending(ofStore, proof.id() - 1, 1))
                .extracting(Proof::id)
                .containsExactly(proof.id());
        assertThat(viewProofs.pending(Sight.store(next), proof.id() - 1, 1)).isEmpty();
        assertThat(reports.counts(task, ofStore).assigned()).isOne();
        assertThat(reports.counts(task, Sight.store(next)).assigned()).isZero();
        assertThat(reports.counts(task, Sight.of(Set.of(north), Set.of(store))).assigned())
                .isOne();
        assertThat(execution
                        .ofTask(task, Grouping.STORE, new Part(ofStore, Optional.empty()))
                        .items())
                .hasSize(1);
        assertThat(tasks.isSeen(ofStore, task)).isTrue();
        assertThat(tasks.isSeen(Sight.store(next), task)).isFalse();
        assertThat(tasks.page(Sight.store(next), Optional.empty(), task + 1, 1))
                .extracting(Task::id)
                .doesNotContain(task);
        assertThat(chart.at(clock.instant(), ofStore)).singleElement().satisfies(region -> {
            assertThat(region.id()).isEqualTo(shanghai);
            assertThat(region.stores()).extracting(StoreOnChart::id).containsExactly(store);
        });
    }

    @Test
    void proofsFiguresAndReportsOfTheRegionsWithinAreSeen() {
        for (long region : List.of(east, shanghai)) {
            assertThat(viewProofs.pending(Sight.region(region), proof.id() - 1, 1))
                    .extracting(Proof::id)
                    .containsExactly(proof.id());
            assertThat(reports.counts(task, Sight.region(region)).assigned()).isOne();
            var part = new Part(Sight.region(region), Optional.empty());
            assertThat(execution.ofTask(task, Grouping.STORE, part).items()).hasSize(1);
            assertThat(execution.guidesOfTask(task, part, 0, 10).items()).hasSize(1);
        }
        assertThat(viewProofs.pending(Sight.region(north), proof.id() - 1, 1)).isEmpty();
        assertThat(reports.counts(task, Sight.region(north)).assigned()).isZero();
        assertThat(execution
                        .ofTask(task, Grouping.STORE, new Part(Sight.region(north), Optional.empty()))
                        .items())
                .isEmpty();

        assertThatThrownBy(() ->
                        reviewProof.byAdmin(7, Sight.region(north), proof.id(), new ReviewProof.Verdict(true, "")))
                .hasMessageContaining("not_found");
        assertThat(reviewProof
                        .byAdmin(7, Sight.region(east), proof.id(), new ReviewProof.Verdict(true, ""))
                        .state())
                .isEqualTo(Proof.State.APPROVED);
    }

    @Test
    void whatMayBeUsedInARegionMayBeUsedInTheStoresOfRegionsWithinIt() {
        long ofEast = material(east);
        long ofNorth = material(north);
        var reader = new Materials.Reader(store, shanghai, clock.instant());

        assertThat(materials.isVisible(ofEast, reader)).isTrue();
        assertThat(materials.isVisible(ofNorth, reader)).isFalse();
        assertThat(listed(shanghai)).doesNotContain(ofEast, ofNorth);
        assertThat(listed(east)).contains(ofEast).doesNotContain(ofNorth);
    }

    private List<Long> listed(long region) {
        var wanted = new Materials.Wanted(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("区域素材"),
                Optional.of(region),
                Optional.empty());
        return materials.page(wanted, Long.MAX_VALUE, 50).stream()
                .map(Material::id)
                .toList();
    }

    private long material(long region) {
        return addMaterial
                .add(
                        MaterialContent.of(Material.Kind.TEXT, "区域素材", "您好", "", List.of())
                                .during(MaterialContent.ALWAYS, MaterialContent.FOR_EVER, Set.of(region), Set.of()),
                        1)
                .id();
    }
}
