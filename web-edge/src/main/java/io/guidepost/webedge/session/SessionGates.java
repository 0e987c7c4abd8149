package io.guidepost.webedge.session;

import io.guidepost.webedge.Offload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the gates of the application, and remembers the answer for so long that a request rarely costs a query. */
@Component
public class SessionGates {

    /** Somebody who has left loses access after this time at the latest. */
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int MAX_REMEMBERED = 100_000;

    private final ObjectProvider<SessionGate> gates;
    private final Offload offload;
    private final LongSupplier nanoTime;
    private final Map<Session, Answer> remembered = new ConcurrentHashMap<>();

    @Autowired
    SessionGates(ObjectProvider<SessionGate> gates, Offload offload) {
        this(gates, offload, System::nanoTime);
    }

    SessionGates(ObjectProvider<SessionGate> gates, Offload offload, LongSupplier nanoTime) {
        this.gates = gates;
        this.offload = offload;
        this.nanoTime = nanoTime;
    }

    Mono<Boolean> isStillValid(Audience audience, String subject, long sessionVersion) {
        var session = new Session(audience, subject, sessionVersion);
        var known = remembered.get(session);
        if (known != null && isRecent(known)) {
            return Mono.just(known.valid);
        }
        return offload.call(Offload.Kind.SESSION, () -> ask(session));
    }

    /** True if the gates have said so lately; false also when they would have to be asked. */
    boolean isKnownToBeValid(Audience audience, String subject, long sessionVersion) {
        var known = remembered.get(new Session(audience, subject, sessionVersion));
        return known != null && known.valid && isRecent(known);
    }

    /** Somebody's sessions have changed: the gates are asked again. Other nodes remember for up to a minute. */
    public void forget(Audience audience, long subject) {
        var person = Long.toString(subject);
        remembered.keySet().removeIf(session -> session.audience == audience && session.subject.equals(person));
    }

    private boolean isRecent(Answer known) {
        return nanoTime.getAsLong() - known.givenAtNanos < REMEMBERED_NANOS;
    }

    private boolean ask(Session session) {
        // Counted from before the question, so that the answer is never older than it claims.
        long asked = nanoTime.getAsLong();
        boolean valid = gates.stream()
                .allMatch(gate -> gate.isStillValid(session.audience, session.subject, session.sessionVersion));
        // Starting over is simpler than choosing whom to forget, and costs one query per active session.
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(session, new Answer(valid, asked));
        return valid;
    }

    private record Session(Audience audience, String subject, long sessionVersion) {}

    private record Answer(boolean valid, long givenAtNanos) {}
}
