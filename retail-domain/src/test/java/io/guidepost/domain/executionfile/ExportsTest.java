package io.guidepost.domain.executionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.execution.TasksOnRecord;
import io.guidepost.domain.filejob.AskForFile;
import io.guidepost.domain.filejob.AskForFile.Wanted;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    @Autowired
    Sales sales;

    @Autowired
    TasksOnRecord tasks;

    @Autowired
    AskForFile ask;

    @Autowired
    RunFileJobs run;

    @Autowired
    WatchFileJobs watch;

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
    void eachGuideOfTheTaskHasARow() throws IOException {
        assertThat(lines("TASK_GUIDES", Optional.empty())).hasSize(3).anyMatch(line -> line.contains("Notified"));
        assertThat(lines("TASK_GUIDES", Optional.of(zhao.regionId()))).hasSize(2);
        assertThatThrownBy(() -> ask.ask(wanted("TASK_GUIDES", 404, Optional.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not_found"));
    }

    @Test
    void customersAreMasked() throws IOException {
        var lines = lines("TASK_CUSTOMERS", Optional.empty());

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("张**").contains("****").doesNotContain("张小姐");
        assertThat(lines.get(1))
                .doesNotContain(jdbc.queryForObject(
                        "SELECT d.external_userid FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id"
                                + " WHERE a.task_id = ?",
                        String.class,
                        task));
    }

    private static Wanted wanted(String kind, long task, Optional<Long> regionId) {
        return new Wanted(kind, task, SheetFormat.CSV, Locale.ENGLISH, regionId, true, "", ADMIN, "Tester");
    }

    private List<String> lines(String kind, Optional<Long> regionId) throws IOException {
        var asked = ask.ask(wanted(kind, task, regionId));
        run.runDue(10);
        var done = watch.take(Direction.EXPORT, asked.id(), ADMIN, regionId);
        assertThat(done.progress().done()).isEqualTo(asked.progress().total());
        var out = new ByteArrayOutputStream();
        watch.write(done, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
