package io.guidepost.domain.closure;

import io.guidepost.domain.closure.Closures.Closure;
import io.guidepost.domain.closure.Closures.Status;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.OneShopper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who was erased stays erased when a backup from before is restored (PIPL 47): every erasure is written into a register that is
 * kept apart from the database, and what stands there and is unknown here is done again. A restored database knows the register
 * up to a number; whatever stands behind that number happened after the backup.
 */
@Service
public class KeepErasureRegister {

    private static final Logger log = LoggerFactory.getLogger(KeepErasureRegister.class);

    private final ErasureRegister register;
    private final RegisteredErasures registered;
    private final Closures closures;
    private final ErasePerson erasePerson;
    private final OneShopper oneShopper;
    private final Bonds bonds;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    KeepErasureRegister(
            ErasureRegister register,
            RegisteredErasures registered,
            Closures closures,
            ErasePerson erasePerson,
            OneShopper oneShopper,
            Bonds bonds,
            TransactionRetry transaction,
            Clock clock) {
        this.register = register;
        this.registered = registered;
        this.closures = closures;
        this.erasePerson = erasePerson;
        this.oneShopper = oneShopper;
        this.bonds = bonds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param memberIds all records of the one person, the one that asked among them */
    record Entry(
            long closureId,
            long memberId,
            Set<Long> memberIds,
            String certificateNo,
            Instant requestedAt,
            Instant erasedAt) {}

    /**
     * First repeats what a restored database has forgotten, then writes what the register does not have; a duty, never run twice
     * at once. Answers how many entries it dealt with, at most {@code limit} of each.
     */
    public int runDue(int limit) {
        try {
            int repeated = repeat(limit);
            if (repeated > 0) {
                log.warn("{} erasures were carried out again: the database is from before them", repeated);
            }
            // A number may only be given when all that the register has are known.
            return repeated < limit ? repeated + append(limit) : repeated;
        } catch (IOException away) {
            throw new UncheckedIOException("The register of erasures does not answer", away);
        }
    }

    private int repeat(int limit) throws IOException {
        int repeated = 0;
        while (repeated < limit) {
            long no = registered.last() + 1;
            var found = register.read(no);
            if (found.isEmpty()) {
                break;
            }
            var entry = json.readValue(found.get(), Entry.class);
            transaction.run(() -> repeat(no, entry));
            repeated++;
        }
        return repeated;
    }

    private void repeat(long no, Entry entry) {
        if (!registered.isKnown(entry.closureId())) {
            var there = registered.existing(entry.memberIds());
            if (there.contains(entry.memberId())) {
                bonds.lock(entry.memberId());
                reopen(entry);
            }
            // Without asking what is under way: in truth it came to its end before the erasure.
            if (!there.isEmpty()) {
                var report = erasePerson.erase(erasePerson.personOf(there));
                if (there.contains(entry.memberId())) {
                    closures.finish(
                            entry.closureId(), Status.ERASED, entry.erasedAt(), json.writeValueAsString(report));
                }
            }
            registered.await(entry.closureId());
        }
        registered.number(entry.closureId(), no);
        registered.written(entry.closureId(), now());
    }

    /** The request as it was, in the place of any other that the backup has of the member. */
    private void reopen(Entry entry) {
        var open = closures.openOf(entry.memberId());
        if (open.filter(found -> found.id() == entry.closureId()).isPresent()) {
            return;
        }
        open.ifPresent(other -> closures.finish(other.id(), Status.REVOKED, now(), null));
        closures.insert(new Closure(
                entry.closureId(),
                entry.memberId(),
                entry.certificateNo(),
                Status.COOLING_OFF,
                entry.requestedAt(),
                entry.erasedAt(),
                null,
                null));
    }

    private int append(int limit) throws IOException {
        for (long closureId : registered.unnumbered(limit)) {
            transaction.run(() -> registered.number(closureId, registered.last() + 1));
        }
        var waiting = registered.unwritten(limit);
        for (var numbered : waiting) {
            write(numbered);
        }
        return waiting.size();
    }

    private void write(RegisteredErasures.Numbered numbered) throws IOException {
        var entry = entry(closures.find(numbered.closureId()).orElseThrow());
        var there = register.read(numbered.no());
        if (there.isPresent() && json.readValue(there.get(), Entry.class).closureId() != numbered.closureId()) {
            throw new IllegalStateException(
                    "The register of erasures has another entry %d than closing %d: do two databases share it?"
                            .formatted(numbered.no(), numbered.closureId()));
        }
        register.write(numbered.no(), json.writeValueAsBytes(entry));
        transaction.run(() -> registered.written(numbered.closureId(), now()));
    }

    private Entry entry(Closure closure) {
        var records = new TreeSet<>(oneShopper.recordsOf(closure.memberId()));
        records.add(closure.memberId());
        return new Entry(
                closure.id(),
                closure.memberId(),
                records,
                closure.certificateNo(),
                closure.requestedAt(),
                closure.finishedAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
