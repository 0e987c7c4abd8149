package io.guidepost.domain.keyrotation;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.keyrotation.Rotations.Progress;
import io.guidepost.domain.keyrotation.Rotations.Sealed;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.HoldsSealedData;
import io.guidepost.domain.privacy.HoldsSealedData.SealedColumn;
import io.guidepost.domain.privacy.Seals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * After a new key was put in front, seals everything anew and rebuilds the digests, a few hundred rows at a time, going on
 * where it stopped. Old keys open all the while; they may go when every column is finished and nothing was unreadable.
 */
@Service
public class RotateKeys {

    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);

    private static final int ROWS_AT_ONCE = 500;

    /** Long enough for the last process with the keys of before to be restarted. */
    private static final Duration UNTIL_SECOND_PASS = Duration.ofHours(1);

    private final List<SealedColumn> columns;
    private final Rotations rotations;
    private final Seals seals;
    private final BlindIndexes indexes;
    private final TransactionRetry transaction;
    private final Clock clock;

    RotateKeys(
            List<HoldsSealedData> holders,
            Rotations rotations,
            Seals seals,
            BlindIndexes indexes,
            TransactionRetry transaction,
            Clock clock) {
        this.columns = holders.stream()
                .flatMap(holder -> holder.sealedColumns().stream())
                .sorted(Comparator.comparing(SealedColumn::name))
                .toList();
        this.rotations = rotations;
        this.seals = seals;
        this.indexes = indexes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A duty; without keys of its own the process leaves it to another. Answers how many rows were looked at. */
    public int runDue(int limit) {
        if (!seals.hasKeys()) {
            return 0;
        }
        int seen = 0;
        for (var column : columns) {
            int more = ROWS_AT_ONCE;
            while (more == ROWS_AT_ONCE && seen < limit) {
                more = transaction.call(() -> step(column));
                seen += more;
            }
        }
        return seen;
    }

    public List<Progress> progress() {
        return rotations.all();
    }

    private int step(SealedColumn column) {
        var now = now();
        var progress = rotations.hold(beginning(column, 1, now));
        if (!progress.isUnder(seals.sealingKey(), indexes.keyId())) {
            progress = beginning(column, 1, now);
        } else if (progress.finishedAt() != null) {
            if (progress.pass() == 2
                    || progress.finishedAt().plus(UNTIL_SECOND_PASS).isAfter(now)) {
                return 0;
            }
            progress = beginning(column, 2, now);
        }
        var rows = rotations.rows(column, progress.afterId(), ROWS_AT_ONCE);
        var changed = new ArrayList<Sealed>();
        long resealed = 0;
        long reindexed = 0;
        long unreadable = 0;
        for (var row : rows) {
            try {
                var fresh = fresh(column, row);
                resealed += Arrays.equals(fresh.sealed(), row.sealed()) ? 0 : 1;
                reindexed += column.index().isEmpty() || fresh.digest().equals(row.digest()) ? 0 : 1;
                if (fresh != row) {
                    changed.add(fresh);
                }
            } catch (IllegalStateException sealedWithAnUnknownKey) {
                unreadable++;
            }
        }
        if (!changed.isEmpty()) {
            rotations.write(column, changed);
        }
        if (unreadable > 0) {
            log.error("{} values of {} open with none of the configured keys", unreadable, column.name());
        }
        boolean isEnd = rows.size() < ROWS_AT_ONCE;
        rotations.save(new Progress(
                column.name(),
                seals.sealingKey(),
                indexes.keyId(),
                progress.pass(),
                rows.isEmpty() ? progress.afterId() : rows.get(rows.size() - 1).id(),
                progress.seen() + rows.size(),
                progress.resealed() + resealed,
                progress.reindexed() + reindexed,
                progress.unreadable() + unreadable,
                progress.startedAt(),
                isEnd ? now : null));
        return rows.size();
    }

    private Sealed fresh(SealedColumn column, Sealed row) {
        var place = column.place(row.id());
        var resealed = seals.resealed(place, row.sealed());
        if (column.index().isEmpty()) {
            return resealed.map(bytes -> new Sealed(row.id(), bytes, null)).orElse(row);
        }
        var digest = column.index().get().digest().of(row.id(), seals.open(place, row.sealed()));
        return resealed.isEmpty() && digest.equals(row.digest())
                ? row
                : new Sealed(row.id(), resealed.orElse(row.sealed()), digest);
    }

    private Progress beginning(SealedColumn column, int pass, Instant now) {
        return new Progress(column.name(), seals.sealingKey(), indexes.keyId(), pass, 0, 0, 0, 0, 0, now, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
