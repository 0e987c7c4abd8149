package io.guidepost.domain.filejob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.words.Words;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.AskForFile.Wanted;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.FileJobs.Event;
import io.guidepost.domain.filejob.FileJobs.Noted;
import io.guidepost.domain.filejob.HandInFile.HandedIn;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** With kinds of its own: words that are written down, and sayings that are read out. */
@DomainTest
class FileJobsTest {

    private static final long MAKER = 7;
    private static final long CHECKER = 8;

    @Autowired
    FileJobs jobs;

    @Autowired
    SealedPieces pieces;

    @Autowired
    WatchFileJobs watch;

    @Autowired
    Seals seals;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    final Taking taking = new Taking();
    final Sayings sayings = new Sayings();
    HandInFile handIn;
    AskForFile ask;
    RunFileJobs run;

    @BeforeEach
    void aDesk() {
        var kinds = new Kinds(List.of(taking), List.of(sayings));
        handIn = new HandInFile(jobs, kinds, pieces, transactions, ids, clock);
        ask = new AskForFile(jobs, kinds, pieces, transactions, ids, clock, 5);
        run = new RunFileJobs(jobs, kinds, pieces, seals, transactions, clock);
    }

    @Test
    void aDryRunTellsWhatWouldBeAndHandsTheFileBackWithItsErrors() throws IOException {
        var job = handedIn(table("one", "bad", "=three"), true, false);
        assertThat(job.state()).isEqualTo(State.QUEUED);
        assertThat(job.progress().total()).isEqualTo(3);

        run.runDue(10);

        var done = find(job);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress().added()).isEqualTo(2);
        assertThat(done.progress().faulty()).isEqualTo(1);
        assertThat(taking.taken).isEmpty();
        assertThat(watch.faults(done, 0, 0, 10))
                .extracting(found -> found.fault().row(), found -> found.fault().code())
                .containsExactly(tuple(3, "word_bad"));
        var back = read(watch.take(Direction.IMPORT, job.id(), MAKER, Optional.empty()));
        assertThat(back).hasSize(4);
        assertThat(back.get(0)).contains("Word").contains("Errors");
        assertThat(back.get(2)).contains("bad").contains("Not a good word");
        assertThat(back.get(3)).contains("'=three").doesNotContain("good");
        assertThat(jobs.piece(job.id(), Slot.SOURCE, 0)).isEmpty();
    }

    @Test
    void oneWrongRowKeepsAllOutUnlessTheRightOnesAreWanted() {
        var strict = handedIn(table("one", "bad", "two"), false, false);
        run.runDue(10);
        assertThat(find(strict).state()).isEqualTo(State.FAULTY);
        assertThat(taking.taken).isEmpty();

        var lenient = handedIn(table("one", "bad", "two"), false, true);
        run.runDue(10);

        assertThat(find(lenient).state()).isEqualTo(State.DONE);
        assertThat(find(lenient).progress().faulty()).isEqualTo(1);
        assertThat(taking.taken).containsExactly("one", "two");
    }

    @Test
    void theSameFileIsTakenOnceUnlessItIsWantedAgain() {
        var first = handedIn(table("one", "two"), false, false);
        assertThat(handedIn(table("one", "two"), false, false).id()).isEqualTo(first.id());
        run.runDue(10);
        assertThat(handedIn(table("one", "two"), false, false).id()).isEqualTo(first.id());
        assertThat(run.runDue(10)).isZero();

        var again =
                handIn.accept(table("one", "two"), new HandedIn("WORDS", 0, false, false, true, Locale.ENGLISH, MAKER));
        run.runDue(10);

        assertThat(again.isNew()).isTrue();
        assertThat(taking.taken).containsExactly("one", "two", "one", "two");
    }

    @Test
    void whoeverIsKilledHalfWayIsFollowedBySomebodyWhoGoesOnBehindTheLastStep() {
        var all = IntStream.rangeClosed(1, 10).mapToObj(no -> "w" + no).toArray(String[]::new);
        var job = handedIn(table(all), false, false);
        taking.dieAt = "w6";
        assertThatThrownBy(() -> run.runDue(10)).isInstanceOf(Killed.class);
        assertThat(find(job).progress().done()).isEqualTo(4);
        assertThat(run.runDue(10)).isZero();

        taking.dieAt = "";
        clock.advance(RunFileJobs.LEASE.plusSeconds(1));
        run.runDue(10);

        assertThat(find(job).state()).isEqualTo(State.DONE);
        assertThat(find(job).progress().added()).isEqualTo(10);
        assertThat(taking.taken).containsExactly(all);
    }

    @Test
    void whatCameToNoEndIsResumedAndWhatIsStoppedStops() {
        var all = IntStream.rangeClosed(1, 5).mapToObj(no -> "v" + no).toArray(String[]::new);
        var job = handedIn(table(all), false, true);
        taking.failAt = "v5";
        run.runDue(10);
        assertThat(find(job).state()).isEqualTo(State.FAILED);
        taking.failAt = "";
        watch.resume(job.id(), MAKER);
        run.runDue(10);
        assertThat(taking.taken).containsExactly(all);
        assertThat(find(job).state()).isEqualTo(State.DONE);

        var other = handedIn(table("a", "b"), false, false);
        watch.cancel(Direction.IMPORT, other.id(), MAKER, Optional.empty());
        assertThat(run.runDue(10)).isZero();
        assertThat(find(other).state()).isEqualTo(State.CANCELLED);
        refused("file_job_state", () -> watch.resume(other.id(), MAKER));
    }

    @Test
    void rowsOfOneThingAreNeverParted() {
        handedIn(table("x:1", "y:1", "y:2", "y:3", "z"), false, true);

        run.runDue(10);

        assertThat(taking.steps).containsExactly(List.of("x:1", "y:1", "y:2", "y:3"), List.of("z"));
        refused("rows_apart", () -> handedIn(table("x:1", "y:1", "x:2"), false, true));
    }

    @Test
    void aFileThatIsNotAllThereIsNotTaken() {
        var job = handedIn(table("one", "two"), false, false);
        jobs.forgetPieces(job.id(), Slot.SOURCE);

        run.runDue(10);

        assertThat(find(job).state()).isEqualTo(State.FAILED);
        assertThat(find(job).failure()).isEqualTo("FILE_INCOMPLETE");
    }

    @Test
    void eachRowTellsWhoHadItWrittenAndNoCellIsAFormula() throws IOException {
        sayings.all = List.of("=1+1", "plain");
        var job = ask.ask(wanted());

        run.runDue(10);

        var lines = read(watch.take(Direction.EXPORT, job.id(), MAKER, Optional.empty()));
        assertThat(lines.get(0)).contains("Saying").contains("Watermark");
        assertThat(lines.get(1)).contains("\"'=1+1\"").contains("Maker (7)").contains("#" + job.id());
        assertThat(lines.get(2)).contains("plain").contains("#" + job.id());
        assertThat(watch.notes(find(job))).extracting(Noted::event).containsExactly(Event.REQUESTED, Event.DOWNLOADED);
        refused("not_yours", () -> watch.take(Direction.EXPORT, job.id(), CHECKER, Optional.empty()));
        // What lies in the database tells nothing.
        assertThat(new String(jobs.piece(job.id(), Slot.RESULT, 0).orElseThrow(), StandardCharsets.ISO_8859_1))
                .doesNotContain("plain");

        clock.advance(Duration.ofDays(8));
        run.runDue(1_000);
        assertThat(jobs.piece(job.id(), Slot.RESULT, 0)).isEmpty();
        refused("export_expired", () -> watch.take(Direction.EXPORT, job.id(), MAKER, Optional.empty()));
    }

    @Test
    void aLargeOneWaitsForSomebodyElse() {
        sayings.all = IntStream.range(0, 6).mapToObj(Integer::toString).toList();
        var job = ask.ask(wanted());
        assertThat(job.state()).isEqualTo(State.AWAITING);
        assertThat(ask.ask(wanted()).id()).isEqualTo(job.id());
        assertThat(run.runDue(10)).isZero();
        refused("maker_is_checker", () -> ask.approve(job.id(), MAKER));

        ask.approve(job.id(), CHECKER);
        run.runDue(10);

        assertThat(find(job).state()).isEqualTo(State.DONE);
        assertThat(find(job).decidedBy()).contains(CHECKER);
        refused("file_job_state", () -> ask.reject(job.id(), CHECKER));

        var rejected = ask.ask(wanted());
        ask.reject(rejected.id(), CHECKER);
        assertThat(run.runDue(10)).isZero();
        refused("export_not_ready", () -> watch.take(Direction.EXPORT, rejected.id(), MAKER, Optional.empty()));
    }

    @Test
    void whoSeesOneRegionGetsNothingThatIsNotToldApartByRegion() {
        var east = new Wanted(
                "SAYINGS", 0, SheetFormat.CSV, Locale.ENGLISH, Optional.of(3L), true, "look", MAKER, "Maker");

        refused("not_by_region", () -> ask.ask(east));
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private static Wanted wanted() {
        return new Wanted(
                "SAYINGS", 0, SheetFormat.CSV, Locale.ENGLISH, Optional.empty(), true, "look", MAKER, "Maker");
    }

    private FileJob handedIn(Path file, boolean isDryRun, boolean skipsFaulty) {
        return handIn.accept(file, new HandedIn("WORDS", 0, isDryRun, skipsFaulty, false, Locale.ENGLISH, MAKER))
                .job();
    }

    private FileJob find(FileJob job) {
        return jobs.find(job.id()).orElseThrow();
    }

    /** A salt in the ignored column makes the files of each test files of their own. */
    private Path table(String... words) {
        try {
            var file = Files.createTempFile(folder, "words", ".csv");
            return Files.writeString(
                    file, "Word,Watermark\n" + String.join("," + folder + "\n", words) + "," + folder + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> read(FileJob job) throws IOException {
        var out = new ByteArrayOutputStream();
        watch.write(job, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** As if the process were killed: nothing of ours catches it. */
    private static final class Killed extends Error {}

    private static final class Taking implements ImportKind {

        private final List<String> taken = new ArrayList<>();
        private final List<List<String>> steps = new ArrayList<>();
        private String dieAt = "";
        private String failAt = "";

        @Override
        public String name() {
            return "WORDS";
        }

        @Override
        public Words title() {
            return new Words("词", "Words");
        }

        @Override
        public List<SheetColumn> columns() {
            return List.of(SheetColumn.text("word", "词", "Word"));
        }

        @Override
        public List<String> required() {
            return List.of("word");
        }

        @Override
        public int rowsAtOnce() {
            return 2;
        }

        @Override
        public String together(SheetRow row) {
            var word = row.cell("word").orElse("");
            return word.contains(":") ? word.substring(0, word.indexOf(':')) : "";
        }

        @Override
        public Step take(List<SheetRow> rows, Order order) {
            var words = rows.stream().map(row -> row.cell("word").orElseThrow()).toList();
            var faults = rows.stream()
                    .filter(row -> row.cell("word").orElseThrow().equals("bad"))
                    .map(row -> new CellFault(row.number(), "word", "word_bad", new Words("不好", "Not a good word")))
                    .toList();
            var right = words.stream().filter(word -> !word.equals("bad")).toList();
            if (!order.isDryRun()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        taken.addAll(right);
                        steps.add(words);
                    }
                });
                if (words.contains(dieAt)) {
                    throw new Killed();
                }
                if (words.contains(failAt)) {
                    throw new IllegalStateException("On purpose");
                }
            }
            return new Step(right.size(), 0, 0, faults);
        }
    }

    private static final class Sayings implements ExportKind {

        private List<String> all = List.of();

        @Override
        public String name() {
            return "SAYINGS";
        }

        @Override
        public Words title() {
            return new Words("话", "Sayings");
        }

        @Override
        public List<SheetColumn> columns() {
            return List.of(SheetColumn.text("saying", "话", "Saying"));
        }

        @Override
        public long count(Scope scope) {
            return all.size();
        }

        @Override
        public Page page(Scope scope, Optional<String> after) {
            int at = after.map(Integer::parseInt).orElse(0);
            return new Page(
                    at < all.size() ? List.of(List.of(all.get(at))) : List.of(),
                    at + 1 < all.size() ? Optional.of(Integer.toString(at + 1)) : Optional.empty());
        }
    }
}
