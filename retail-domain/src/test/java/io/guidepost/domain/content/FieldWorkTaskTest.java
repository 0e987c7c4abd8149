package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.content.Demand.Quiz.Question;
import io.guidepost.domain.content.Demand.Reach.Counting;
import io.guidepost.domain.content.TaskWorld.Customer;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.groupchat.FakeGroupChatDirectory;
import io.guidepost.domain.groupchat.GroupChat;
import io.guidepost.domain.groupchat.KeepGroupChats;
import io.guidepost.domain.proof.Proof;
import io.guidepost.domain.proof.Proofs;
import io.guidepost.domain.proof.ReviewProof;
import io.guidepost.domain.proof.ReviewProof.Verdict;
import io.guidepost.domain.proof.SubmitProof;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.training.TakeTraining;
import io.guidepost.domain.visit.LogVisit;
import io.guidepost.domain.visit.Visits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Work that WeCom knows nothing of: each kind counts with its own proof and no other. */
@DomainTest
class FieldWorkTaskTest {

    private static final Proof.Content TEXT = new Proof.Content("橱窗已换好", Optional.empty(), List.of());
    private static final Verdict APPROVED = new Verdict(true, "");

    @Autowired
    ApplicationContext context;

    @Autowired
    LogVisit logVisit;

    @Autowired
    SubmitProof submitProof;

    @Autowired
    ReviewProof reviewProof;

    @Autowired
    Proofs proofs;

    @Autowired
    TakeTraining takeTraining;

    @Autowired
    EndTasks endTasks;

    @Autowired
    FakeGroupChatDirectory chats;

    @Autowired
    KeepGroupChats keepGroupChats;

    @Autowired
    Ids ids;

    TaskWorld world;
    long store;
    long li;
    long boss;

    @BeforeEach
    void aGuideAndTheManager() {
        world = new TaskWorld(context);
        store = world.store();
        li = world.guide(store, "GUIDE");
        boss = world.guide(store, "MANAGER");
    }

    @Test
    void visitsAreDoneWhenEnoughCustomersHaveAResultAndCountWhenAsManyAreBorneOut() {
        var customers = IntStream.range(0, 4).mapToObj(i -> world.friend(li)).toList();
        long task = visits(50, Optional.empty());
        long assignment = world.assignment(task, li);

        log(assignment, customers.get(0), Visits.Outcome.CONTACTED);
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.PARTIAL);
        log(assignment, customers.get(1), Visits.Outcome.NO_ANSWER);
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE_UNVERIFIED);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E0);

        world.clock.advance(Duration.ofSeconds(5));
        world.opens(customers.get(0).member(), li, store, assignment);
        world.later(Duration.ofMinutes(6));
        assertThat(world.state(assignment).status()).as("one of two").isEqualTo(Assignment.Status.DONE_UNVERIFIED);

        world.opens(customers.get(1).member(), li, store, assignment);
        world.later(Duration.ofMinutes(6));
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E2);
    }

    @Test
    void whatHappenedBeforeAVisitWasLoggedBearsNothingOut() {
        var customer = world.friend(li);
        long task = visits(100, Optional.empty());
        long assignment = world.assignment(task, li);
        world.opens(customer.member(), li, store, assignment);
        world.clock.advance(Duration.ofSeconds(5));

        log(assignment, customer, Visits.Outcome.CONTACTED);
        world.later(Duration.ofMinutes(6));

        assertThat(world.state(assignment).evidence()).contains(Evidence.E0);
    }

    @Test
    void theManagersReviewOfVisitsIsEnoughWhereTheTaskAsksForNoMore() {
        var customer = world.friend(li);
        long task = visits(100, Optional.of(Evidence.E1));
        long assignment = world.assignment(task, li);
        log(assignment, customer, Visits.Outcome.PROMISED);
        var submitted = proofs.of(assignment).get(0);

        reviewProof.byManager(boss, submitted.id(), APPROVED);

        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E1);
    }

    @Test
    void onlyTheGuidesOwnCustomersCanBeLogged() {
        world.friend(li);
        long task = visits(100, Optional.empty());
        var stranger = world.friend(boss);

        assertThatThrownBy(() -> log(world.assignment(task, li), stranger, Visits.Outcome.CONTACTED))
                .hasMessageContaining("not_found");
        assertThatThrownBy(() -> logVisit.log(
                        li,
                        world.assignment(task, li),
                        new LogVisit.Entry("wm", Visits.Outcome.CONTACTED, "", Optional.of(LocalDate.of(2020, 1, 1)))))
                .hasMessageContaining("not_found");
    }

    @Test
    void aProofIsAClaimUntilTheManagerHasApprovedIt() {
        long task = custom(Demand.Proof.Kind.TEXT);
        long assignment = world.assignment(task, li);

        var proof = submitProof.submit(li, assignment, TEXT);
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE_UNVERIFIED);

        world.clock.advance(Duration.ofDays(3));
        endTasks.runDue(100);
        reviewProof.byManager(boss, proof.id(), APPROVED);

        assertThat(world.state(assignment).status())
                .as("submitted in time, however late it is reviewed")
                .isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E1);
    }

    @Test
    void aRejectedProofSaysWhyAndTheWorkIsOpenAgain() {
        long task = custom(Demand.Proof.Kind.TEXT);
        long assignment = world.assignment(task, li);
        var proof = submitProof.submit(li, assignment, TEXT);
        assertThatThrownBy(() -> submitProof.submit(li, assignment, TEXT)).hasMessageContaining("proof_standing");
        assertThatThrownBy(() -> reviewProof.byManager(boss, proof.id(), new Verdict(false, " ")))
                .hasMessageContaining("reason_required");

        var rejected = reviewProof.byManager(boss, proof.id(), new Verdict(false, "照片不清楚"));

        assertThat(rejected.review().orElseThrow().reason()).contains("照片不清楚");
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.EXECUTING);
        assertThat(world.state(assignment).evidence()).isEmpty();
        assertThat(submitProof.submit(li, assignment, TEXT).state()).isEqualTo(Proof.State.PENDING);
        assertThatThrownBy(() -> reviewProof.byManager(boss, proof.id(), APPROVED))
                .hasMessageContaining("proof_reviewed");
    }

    @Test
    void nobodyReviewsHisOwnProofAndOtherStoresSeeNothing() {
        long task = world.task(TaskType.CUSTOM, new Demand.Proof(Set.of(Demand.Proof.Kind.TEXT)), boss, li);
        var own = submitProof.submit(boss, world.assignment(task, boss), TEXT);
        var lis = submitProof.submit(li, world.assignment(task, li), TEXT);
        long elsewhere = world.guide(world.store(), "MANAGER");

        assertThatThrownBy(() -> reviewProof.byManager(boss, own.id(), APPROVED))
                .hasMessageContaining("maker_is_checker");
        assertThatThrownBy(() -> reviewProof.byManager(elsewhere, lis.id(), APPROVED))
                .hasMessageContaining("not_found");
        assertThatThrownBy(() -> reviewProof.byManager(li, lis.id(), APPROVED)).hasMessageContaining("not_found");
        assertThat(reviewProof.byAdmin(1, Sight.ALL, own.id(), APPROVED).state())
                .isEqualTo(Proof.State.APPROVED);
        assertThatThrownBy(() -> reviewProof.byAdmin(1, Sight.region(7L), lis.id(), APPROVED))
                .hasMessageContaining("not_found");
    }

    @Test
    void aProofNeedsAllThatTheTaskAsksFor() {
        long task = custom(Demand.Proof.Kind.TEXT, Demand.Proof.Kind.LOCATION);
        long assignment = world.assignment(task, li);

        assertThatThrownBy(() -> submitProof.submit(li, assignment, TEXT)).hasMessageContaining("proof_incomplete");
        submitProof.submit(
                li,
                assignment,
                new Proof.Content("到店", Optional.of(new Proof.Place(31_230_000, 121_470_000)), List.of()));

        assertThat(proofs.of(assignment).get(0).content().place()).contains(new Proof.Place(31_230_000, 121_470_000));
    }

    @Test
    void aTrainingIsPassedByAnsweringAfterReading() {
        long task = training(2);
        long assignment = world.assignment(task, li);
        assertThatThrownBy(() -> answer(assignment, 0, 1)).hasMessageContaining("training_unread");
        world.tap(task, li);

        assertThat(answer(assignment, 1, 1).passed()).isFalse();
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.PARTIAL);
        assertThat(answer(assignment, 0, 1).passed()).isTrue();

        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E2);
        assertThatThrownBy(() -> answer(assignment, 0, 1)).hasMessageContaining("training_passed");
    }

    @Test
    void whoHasUsedUpHisAttemptsHasFailed() {
        long task = training(2);
        long assignment = world.assignment(task, li);
        world.tap(task, li);

        answer(assignment, 1, 0);
        answer(assignment, 1, 0);

        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.FAILED);
        assertThat(world.state(assignment).reason()).contains("QUIZ_FAILED");
        assertThatThrownBy(() -> answer(assignment, 0, 1)).hasMessageContaining("assignment_closed");
    }

    @Test
    void visitorsAreCountedOnceEachAndOnlySinceTheStart() {
        var before = world.member(world.clock.instant());
        world.clock.advance(Duration.ofHours(1));
        long task = world.task(TaskType.MATERIAL_SHARE, new Demand.Reach(Counting.VISITS, 2), li);
        long assignment = world.assignment(task, li);
        assertThat(((Tap.CallJsSdk) world.tap(task, li)).payload().attachments())
                .singleElement()
                .isInstanceOf(Tap.Attachment.MiniProgram.class);

        world.clock.advance(Duration.ofSeconds(1));
        world.opens(before, li, store, assignment);
        world.opens(before, li, store, assignment);
        world.later(Duration.ofMinutes(6));
        assertThat(world.state(assignment).progress()).isEqualTo(1);
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.PARTIAL);

        world.opens(world.member(world.clock.instant()), li, store, assignment);
        world.later(Duration.ofMinutes(6));
        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E2);
    }

    @Test
    void onlyWhoRegisteredSinceTheStartIsANewVisitor() {
        var old = world.member(world.clock.instant());
        world.clock.advance(Duration.ofHours(1));
        long task = world.task(TaskType.MATERIAL_SHARE, new Demand.Reach(Counting.NEW_VISITORS, 1), li);
        long assignment = world.assignment(task, li);
        world.clock.advance(Duration.ofSeconds(1));

        world.opens(old, li, store, assignment);
        world.later(Duration.ofMinutes(10));
        assertThat(world.state(assignment).progress()).isZero();

        world.opens(world.member(world.clock.instant()), li, store, assignment);
        world.later(Duration.ofMinutes(31));
        assertThat(world.state(assignment).status()).as("without any tap").isEqualTo(Assignment.Status.DONE);
    }

    @Test
    void aGoalReachedAfterTheDeadlineIsLate() {
        long task = world.task(TaskType.MATERIAL_SHARE, new Demand.Reach(Counting.VISITS, 1), li);
        long assignment = world.assignment(task, li);
        world.clock.advance(Duration.ofDays(2).plusMinutes(1));
        endTasks.runDue(100);

        world.opens(world.member(world.clock.instant()), li, store, assignment);
        world.later(Duration.ofDays(1).plusMinutes(5));

        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.EXPIRED);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E2);
    }

    @Test
    void friendsWhoWereNeverFriendsBeforeAreWon() {
        var known = world.friend(li);
        world.clock.advance(Duration.ofSeconds(1));
        long task = world.task(TaskType.ADD_FRIEND, new Demand.Reach(Counting.FRIENDS, 2), li);
        long assignment = world.assignment(task, li);
        world.clock.advance(Duration.ofSeconds(1));
        world.friend(li, world.clock.instant());
        world.later(Duration.ofMinutes(10));
        assertThat(world.state(assignment).progress()).as("and not %s", known).isEqualTo(1);

        world.friend(li, world.clock.instant());
        world.later(Duration.ofMinutes(31));

        assertThat(world.state(assignment).status()).isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(assignment).evidence()).contains(Evidence.E3);
    }

    @Test
    void customersWhomTheGuideBroughtIntoAChatAreCountedHoweverTheyCame() {
        long task = world.task(TaskType.INVITE_GROUP, new Demand.Reach(Counting.GROUP_MEMBERS, 3), li);
        long assignment = world.assignment(task, li);
        world.clock.advance(Duration.ofMinutes(1));
        var mine = "wr" + ids.next();
        var bosss = "wr" + ids.next();
        joined(mine, li, member("a", Optional.empty()), member("b", Optional.of(boss)));
        joined(bosss, boss, member("c", Optional.of(li)), member("d", Optional.empty()));
        keepGroupChats.startNightly();
        keepGroupChats.runDue(1_000);

        world.later(Duration.ofMinutes(10));
        assertThat(world.state(assignment).progress())
                .as("a by the code of his chat, c by his invitation; b and d are the manager's")
                .isEqualTo(2);

        joined(bosss, boss, member("c", Optional.of(li)), member("e", Optional.of(li)));
        world.clock.advance(Duration.ofDays(8).minusMinutes(10));
        keepGroupChats.startNightly();
        keepGroupChats.runDue(1_000);
        world.later(Duration.ofMinutes(31));
        assertThat(world.state(assignment).progress()).isEqualTo(3);
    }

    private GroupChat.Member member(String name, Optional<Long> invitor) {
        return new GroupChat.Member("wm" + li + name, world.clock.instant(), invitor.map(world::userid));
    }

    private void joined(String chatId, long owner, GroupChat.Member... members) {
        chats.put(new GroupChat(chatId, "群", world.userid(owner), world.clock.instant(), List.of(members)));
    }

    private long visits(int minPercent, Optional<Evidence> minEvidence) {
        return world.task(TaskType.VISIT_CALLBACK, new Demand.Visits(minPercent), "", minEvidence, li);
    }

    private void log(long assignment, Customer customer, Visits.Outcome outcome) {
        logVisit.log(li, assignment, new LogVisit.Entry(customer.externalUserid(), outcome, "", Optional.empty()));
    }

    private long custom(Demand.Proof.Kind... kinds) {
        return world.task(TaskType.CUSTOM, new Demand.Proof(Set.of(kinds)), li);
    }

    private long training(int attempts) {
        return world.task(
                TaskType.TRAINING,
                new Demand.Quiz(
                        List.of(
                                new Question("一", List.of("对", "错"), Set.of(0)),
                                new Question("二", List.of("对", "错"), Set.of(1))),
                        100,
                        attempts),
                li);
    }

    private io.guidepost.domain.training.Attempts.Attempt answer(long assignment, int first, int second) {
        return takeTraining.answer(li, assignment, List.of(Set.of(first), Set.of(second)));
    }
}
