package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.SendsDue;
import io.guidepost.domain.content.persistence.SendsDueMapper.AheadRow;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSendsDue implements SendsDue {

    private static final int TASKS_AT_A_TIME = 100;

    private final SendsDueMapper sends;

    MyBatisSendsDue(SendsDueMapper sends) {
        this.sends = sends;
    }

    @Override
    public int addAhead(Instant now, int limit) {
        sends.addTasks(now, TASKS_AT_A_TIME);
        int seen = 0;
        for (var task : sends.open(TASKS_AT_A_TIME)) {
            if (seen < limit) {
                seen += addStretch(task, now, limit - seen);
            }
        }
        return seen;
    }

    private int addStretch(AheadRow task, Instant now, int limit) {
        var through = sends.through(task.taskId(), task.afterId(), limit);
        if (through != null) {
            sends.reached(task.taskId(), through);
            return sends.addAhead(task.taskId(), task.afterId(), through, now);
        }
        if (task.isDispatched()) {
            sends.whole(task.taskId());
        }
        return 0;
    }

    @Override
    public int addUnclear(Instant now, Instant askedBefore, int limit) {
        return sends.addUnclear(now, askedBefore, limit);
    }

    @Override
    public List<Due> claim(Instant now, Instant until, int limit) {
        var ids = sends.due(now, limit);
        if (ids.isEmpty()) {
            return List.of();
        }
        // Looked at again with the rows in hand: another node may have just taken some of them.
        var mine = sends.lock(ids, now);
        if (mine.isEmpty()) {
            return List.of();
        }
        sends.claim(mine, until);
        return sends.all(mine);
    }

    @Override
    public void later(long assignmentId, Instant at) {
        sends.later(assignmentId, at);
    }

    @Override
    public void done(List<Long> assignmentIds) {
        sends.done(assignmentIds);
    }
}
