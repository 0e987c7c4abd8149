package io.guidepost.domain.executionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.execution.TasksOnRecord;
import io.guidepost.domain.executionfile.AskForExport.Wanted;
import io.guidepost.domain.executionfile.Export.Kind;
import io.guidepost.domain.executionfile.Export.State;
import io.guidepost.domain.executionfile.Exports.Noted;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class ExportsTest {

    private static final long ADMIN = 7;
    private static final long OTHER = 8;

    @Autowired
    Sales sales;

    @Autowired
    TasksOnRecord tasks;

    @Autowired
    AskForExport ask;

    @Autowired
    MakeExports make;

    @Autowired
    Exports exports;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Seller zhao;
    long task;

    @BeforeEach
    void aTaskForTwoWithOneCustomer() {
        li = sales.seller();
        zhao = sales.seller();
        task = tasks.running();
        long ofLi = tasks.assigned(task, li, 1);
        tasks.assigned(task, zhao, 1);
        long member = sales.member();
        sales.befriend(li, member, clock.instant());
        jdbc.update("UPDATE shopper_friendship SET display_name = '张小姐' WHERE member_id = ?", member);
        jdbc.update(
                "INSERT INTO content_delivery (assignment_id, external_userid, status) VALUES (?, ?, 'NOT_SENT')",
                ofLi,
                "wm" + member);
    }

    @Test
    void theFileIsMadeInTheBackgroundAndWhoAskedAndTookItIsKept() throws IOException {
        var asked = ask.ask(wanted(Kind.GUIDES, Optional.empty()));
        assertThat(asked.state()).isEqualTo(State.QUEUED);
        assertThat(asked.rowsTotal()).isEqualTo(2);
        assertThatThrownBy(() -> ask.take(asked.id(), ADMIN, Optional.empty()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("export_not_ready"));

        make.runDue(10);

        var done = ask.take(asked.id(), OTHER, Optional.empty());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.rowsDone()).isEqualTo(2);
        assertThat(lines(done)).hasSize(3).anyMatch(line -> line.contains("Notified"));
        assertThat(ask.notes(done))
                .extracting(Noted::event, Noted::adminId)
                .containsExactly(tuple(Exports.Event.REQUESTED, ADMIN), tuple(Exports.Event.DOWNLOADED, OTHER));
    }

    @Test
    void customersAreMasked() throws IOException {
        var asked = ask.ask(wanted(Kind.CUSTOMERS, Optional.empty()));
        make.runDue(10);

        var row = lines(ask.find(asked.id(), ADMIN, Optional.empty())).get(1);

        assertThat(row).contains("张**").contains("****").doesNotContain("张小姐");
        assertThat(row)
                .doesNotContain(jdbc.queryForObject(
                        "SELECT d.external_userid FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id"
                                + " WHERE a.task_id = ?",
                        String.class,
                        task));
    }

    @Test
    void askingTwiceMakesOneFileAndARegionManagerGetsTheOwnRegion() throws IOException {
        var first = ask.ask(wanted(Kind.GUIDES, Optional.of(zhao.regionId())));
        assertThat(ask.ask(wanted(Kind.GUIDES, Optional.of(zhao.regionId()))).id())
                .isEqualTo(first.id());
        make.runDue(10);

        assertThat(lines(ask.find(first.id(), ADMIN, Optional.of(zhao.regionId()))))
                .hasSize(2);
        assertThatThrownBy(() -> ask.find(first.id(), OTHER, Optional.of(zhao.regionId())))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ask.find(first.id(), ADMIN, Optional.of(li.regionId())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatAKilledMakerLeftBehindIsMadeByTheNextAndExpiresAfterAWeek() {
        var asked = ask.ask(wanted(Kind.GUIDES, Optional.empty()));
        var dead = exports.claim(clock.instant(), clock.instant().plus(Duration.ofMinutes(2)))
                .orElseThrow();
        exports.addPiece(dead.id(), 0, new byte[] {1, 2, 3});
        assertThat(make.runDue(10)).isZero();

        clock.advance(Duration.ofMinutes(3));
        assertThat(make.runDue(10)).isEqualTo(1);

        assertThat(exports.progressed(dead.id(), dead.attempts(), 1, clock.instant()))
                .isFalse();
        var done = ask.find(asked.id(), ADMIN, Optional.empty());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.bytes()).isEqualTo(exports.piece(done.id(), 0).orElseThrow().length);
        clock.advance(Duration.ofDays(7));
        make.runDue(10);
        assertThat(exports.piece(done.id(), 0)).isEmpty();
        assertThatThrownBy(() -> ask.take(asked.id(), ADMIN, Optional.empty()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("export_expired"));
    }

    private Wanted wanted(Kind kind, Optional<Long> regionId) {
        return new Wanted(task, kind, SheetFormat.CSV, Locale.ENGLISH, regionId, ADMIN);
    }

    private List<String> lines(Export export) throws IOException {
        var out = new ByteArrayOutputStream();
        ask.write(export, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
