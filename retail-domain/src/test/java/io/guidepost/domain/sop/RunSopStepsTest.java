package io.guidepost.domain.sop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.audience.MakeMemberList;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.content.TaskScene;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.simulation.PaidOrders;
import io.guidepost.domain.sop.Sop.StopOn;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class RunSopStepsTest {

    @Autowired
    WriteSop writeSop;

    @Autowired
    RunSopSteps run;

    @Autowired
    Sops sops;

    @Autowired
    MakeMemberList makeMemberList;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    Tasks tasks;

    @Autowired
    Demands demands;

    @Autowired
    TaskScene scene;

    @Autowired
    ShopScene shop;

    @Autowired
    PaidOrders orders;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    LocalDate today;
    long li;
    long sop;
    long cohort;

    /** Two steps, on the first and the third day at ten, for four friends of Li. */
    @BeforeEach
    void fourFriendsOnAProcedure() {
        today = CalendarRules.day(clock.instant()).plusDays(1);
        clock.advance(Duration.between(
                clock.instant(), today.atTime(6, 0).atZone(CalendarRules.ZONE).toInstant()));
        li = scene.guide(scene.store(scene.region()), 5);
        var list = makeMemberList.make("新好友", Optional.empty(), TaskScene.MAKER);
        makeMemberList.add(list.id(), List.of(friend(0), friend(1), friend(2), friend(3)));
        sop = writeSop.draft(
                        Sop.Kind.ACQUISITION,
                        "新好友三天",
                        Set.of(StopOn.BOUGHT, StopOn.REPLIED, StopOn.DELETED),
                        List.of(SopRulesTest.step(1, 0, 600), SopRulesTest.step(2, 2, 600)),
                        TaskScene.MAKER)
                .id();
        writeSop.approve(sop, TaskScene.CHECKER);
        cohort = writeSop.enrol(sop, TaskScene.guides(li).area(), Optional.of(list.id()), today, TaskScene.MAKER)
                .id();
    }

    @AfterEach
    void stop() {
        writeSop.stop(cohort);
    }

    @Test
    @DisplayName("F-LW2 an operating procedure runs step by step until it ends for somebody")
    void eachStepGoesOnlyToThoseForWhomItHasNotEnded() {
        run.run();
        assertThat(sops.runs(cohort)).isEmpty();

        clock.advance(Duration.ofHours(4));
        run.run();
        run.run();
        dispatch.runDue(100);
        assertThat(step(1)).containsExactly(friend(0), friend(1), friend(2), friend(3));

        clock.advance(Duration.ofHours(24));
        buys(friend(0));
        writeSop.replied(friend(1), li);
        jdbc.update("UPDATE shopper_friendship SET ended_at = ? WHERE external_userid = ?", scene.now(), friend(2));
        clock.advance(Duration.ofHours(24));
        run.run();
        dispatch.runDue(100);

        assertThat(step(2)).containsExactly(friend(3));
        assertThat(sops.progress(cohort)).isEqualTo(new Sops.Progress(4, 1, 1, 1));
        assertThat(sops.cohort(cohort).orElseThrow().state()).isEqualTo(Cohort.State.DONE);
    }

    @Test
    void twoPeopleAgreeToAProcedureAndTheHousesOwnAreThereToBeCopied() {
        long other = writeSop.draft(
                        Sop.Kind.FLASH_SALE, "快闪", Set.of(), List.of(SopRulesTest.step(1, 0, 600)), TaskScene.MAKER)
                .id();

        assertThatThrownBy(() -> writeSop.approve(other, TaskScene.MAKER)).hasMessageContaining("maker_is_checker");
        assertThatThrownBy(() ->
                        writeSop.enrol(other, TaskScene.guides(li).area(), Optional.empty(), today, TaskScene.MAKER))
                .hasMessageContaining("sop_state");
        for (var kind : Sop.Kind.values()) {
            var preset = sops.find(kind.ordinal() + 1).orElseThrow();
            assertThat(preset.state()).isEqualTo(Sop.State.PRESET);
            assertThat(preset.kind()).isEqualTo(kind);
            SopRules.requireSteps(kind, preset.steps());
        }
    }

    @Test
    void aStepAsksForWhatATaskOfItsTypeWouldAndIsCheckedLikeOne() {
        var quiz =
                new Demand.Quiz(List.of(new Demand.Quiz.Question("七天无理由适用于", List.of("全部", "未拆封"), Set.of(1))), 100, 2);
        var training = new SopStep(1, 0, 600, 600, TaskType.TRAINING, "学新品", "先学", "", List.of(), quiz);
        var sharing = new SopStep(
                2,
                1,
                600,
                600,
                TaskType.MATERIAL_SHARE,
                "发新品",
                "",
                "新品到店",
                List.of(),
                new Demand.Reach(Demand.Reach.Counting.NEW_VISITORS, 7));
        long taught = writeSop.draft(Sop.Kind.FLASH_SALE, "先学后发", Set.of(), List.of(training, sharing), TaskScene.MAKER)
                .id();
        writeSop.approve(taught, TaskScene.CHECKER);
        var guides = writeSop.enrol(taught, TaskScene.guides(li).area(), Optional.empty(), today, TaskScene.MAKER)
                .id();

        clock.advance(Duration.ofHours(4));
        run.run();

        var made = tasks.find(sops.runs(guides).get(0).taskId()).orElseThrow();
        assertThat(made.type()).isEqualTo(TaskType.TRAINING);
        assertThat(demands.of(made)).isEqualTo(quiz);
        assertThat(sops.find(taught).orElseThrow().steps().get(1).demand()).isEqualTo(sharing.demand());
        writeSop.stop(guides);
        assertThatThrownBy(() -> drafted(TaskType.MATERIAL_SHARE, "新品到店", List.of(), new Demand.PassOn()))
                .hasMessageContaining("task_parameters");
        assertThatThrownBy(() -> drafted(TaskType.SEND_1V1, "新品到店", List.of(1L), new Demand.PassOn()))
                .hasMessageContaining("material_unknown");
        assertThatThrownBy(() -> drafted(TaskType.SEND_1V1, "", List.of(), new Demand.PassOn()))
                .hasMessageContaining("nothing_to_send");
    }

    private void drafted(TaskType type, String copyText, List<Long> materials, Demand demand) {
        var step = new SopStep(1, 0, 600, 600, type, "一步", "", copyText, materials, demand);
        writeSop.draft(Sop.Kind.FLASH_SALE, "不行", Set.of(), List.of(step), TaskScene.MAKER);
    }

    private String friend(int number) {
        return "wm" + li + "_" + number;
    }

    private List<String> step(int no) {
        var task = sops.runs(cohort).stream()
                .filter(each -> each.stepNo() == no)
                .findFirst()
                .orElseThrow()
                .taskId();
        return scene.customers(task, li, "NOT_SENT");
    }

    private void buys(String customer) {
        long member = shop.member();
        jdbc.update("UPDATE shopper_friendship SET member_id = ? WHERE external_userid = ?", member, customer);
        orders.of(member, shop.sku(10_000, 1));
    }
}
