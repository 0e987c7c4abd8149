package io.guidepost.guideapi.task;

import io.guidepost.domain.content.ViewAssignment;
import io.guidepost.domain.visit.LogVisit;
import io.guidepost.domain.visit.ViewVisits;
import io.guidepost.domain.visit.Visits;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whom a guide is to reach, and what came of calling on them. */
@RestController
@RequestMapping("/api/guide/v1/assignments/{id}")
@Tag(name = "我的任务 My tasks")
class VisitController {

    private final ViewAssignment viewAssignment;
    private final ViewVisits viewVisits;
    private final LogVisit logVisit;
    private final Offload offload;

    VisitController(ViewAssignment viewAssignment, ViewVisits viewVisits, LogVisit logVisit, Offload offload) {
        this.viewAssignment = viewAssignment;
        this.viewVisits = viewVisits;
        this.logVisit = logVisit;
        this.offload = offload;
    }

    @GetMapping("/targets")
    @Operation(summary = "目标名单 Whom to reach and what became of it: customers, or group chats of a SEND_GROUP task")
    Mono<Page<TargetView>> targets(SignedInGuide guide, @PathVariable Id id, PageRequest page) {
        var after = page.after().map(cursor -> cursor.stringAt(0)).orElse("");
        return offload.call(() -> Page.of(
                viewAssignment.targets(guide.guideId(), id.value(), after, page.fetch()),
                page,
                target -> new TargetView(target.id(), target.name(), target.status(), target.sentAt()),
                target -> Cursor.of(target.id())));
    }

    @GetMapping("/visits")
    @Operation(summary = "回访记录 What came of calling on customers")
    Mono<Page<VisitView>> visits(SignedInGuide guide, @PathVariable Id id, PageRequest page) {
        var after = page.after().map(cursor -> cursor.stringAt(0)).orElse("");
        return offload.call(() -> Page.of(
                viewVisits.of(guide.guideId(), id.value(), after, page.fetch()),
                page,
                VisitView::of,
                visit -> Cursor.of(visit.externalUserid())));
    }

    @PutMapping("/visits/{externalUserId}")
    @Operation(
            summary = "记录回访结果 Log what came of calling on a customer; logging again replaces it",
            description =
                    "When enough customers have a result (minPercent of the task), the assignment is DONE_UNVERIFIED on the"
                            + " guide's word (E0) and waits for the manager's review (E1); sends, orders and visits that follow prove it (E2).")
    Mono<VisitView> log(
            SignedInGuide guide,
            @PathVariable Id id,
            @PathVariable String externalUserId,
            @Valid @RequestBody NewVisit body) {
        return offload.call(() -> VisitView.of(logVisit.log(
                guide.guideId(),
                id.value(),
                new LogVisit.Entry(
                        externalUserId,
                        body.outcome(),
                        Optional.ofNullable(body.note()).orElse("").strip(),
                        Optional.ofNullable(body.nextOn())))));
    }

    /** @param nextOn when the guide means to call again */
    record NewVisit(@NotNull Visits.Outcome outcome, @Size(max = 500) String note, LocalDate nextOn) {}

    /** @param name of the customer or the chat; empty where nobody has told it */
    record TargetView(String externalId, String name, String status, Instant sentAt) {}

    record VisitView(
            String externalUserId, String outcome, String note, LocalDate nextOn, Instant loggedAt, Instant changedAt) {

        static VisitView of(Visits.Visit visit) {
            return new VisitView(
                    visit.externalUserid(),
                    visit.outcome().name(),
                    visit.note(),
                    visit.nextOn().orElse(null),
                    visit.loggedAt(),
                    visit.changedAt());
        }
    }
}
