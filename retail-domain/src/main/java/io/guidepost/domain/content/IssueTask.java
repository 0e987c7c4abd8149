package io.guidepost.domain.content;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a task that two people have agreed to beforehand: one of a plan that repeats, or a step of an operating procedure. It
 * is checked like every other, and never again asks a person.
 */
@Service
public class IssueTask {

    private final DraftTask draftTask;
    private final PublishTask publishTask;

    IssueTask(DraftTask draftTask, PublishTask publishTask) {
        this.draftTask = draftTask;
        this.publishTask = publishTask;
    }

    /** Scheduled at once, by its author and by whoever approved what it is a part of. */
    @Transactional
    public Task issue(DraftTask.NewTask wanted, Demand demand, long approvedBy) {
        long task = draftTask.draft(wanted, demand).id();
        publishTask.submit(task);
        return publishTask.approve(task, approvedBy);
    }
}
