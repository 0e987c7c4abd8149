package io.guidepost.domain.filejob;

import io.guidepost.domain.filejob.FileJobs.NumberedFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The faults of a job in the order of its rows, a page at a time; asked for with row numbers that rise. */
final class FaultsByRow {

    private static final int PAGE = 1_000;

    private final FileJobs jobs;
    private final FileJob job;
    private final Deque<NumberedFault> waiting = new ArrayDeque<>();
    private int lastRow;
    private int lastFault;
    private boolean isEnd;

    FaultsByRow(FileJobs jobs, FileJob job) {
        this.jobs = jobs;
        this.job = job;
    }

    /** What is wrong with this row in the language of the job; empty for a row that is right. */
    String of(int row) {
        var texts = new ArrayList<String>();
        for (var next = next(); next != null && next.fault().row() <= row; next = next()) {
            if (next.fault().row() == row) {
                texts.add(next.fault().words().in(job.language()));
            }
            waiting.remove();
        }
        return String.join("; ", texts);
    }

    private NumberedFault next() {
        if (waiting.isEmpty() && !isEnd) {
            List<NumberedFault> page = jobs.faults(job.id(), lastRow, lastFault, PAGE);
            waiting.addAll(page);
            isEnd = page.size() < PAGE;
            if (!page.isEmpty()) {
                var last = page.get(page.size() - 1);
                lastRow = last.fault().row();
                lastFault = last.faultNo();
            }
        }
        return waiting.peek();
    }
}
