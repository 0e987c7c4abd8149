package io.guidepost.domain.signin;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.AdminPasswords;
import io.guidepost.domain.organization.SignInAdmin;
import io.guidepost.domain.signin.SessionList.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Somebody at headquarters comes in: password, second factor, a session of his own. Not transactional: hashing takes long,
 * and a connection must not wait for it.
 */
@Service
public class EnterHeadquarters {

    private static final int MOST_SESSIONS = 50;
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final SignInAdmin signInAdmin;
    private final AdminPasswords passwords;
    private final SecondFactor factor;
    private final SourceLocks sources;
    private final SessionList sessions;
    private final TransactionRetry transaction;
    private final Ids ids;

    EnterHeadquarters(
            SignInAdmin signInAdmin,
            AdminPasswords passwords,
            SecondFactor factor,
            SourceLocks sources,
            SessionList sessions,
            TransactionRetry transaction,
            Ids ids) {
        this.signInAdmin = signInAdmin;
        this.passwords = passwords;
        this.factor = factor;
        this.sources = sources;
        this.sessions = sessions;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * What somebody shows at the door.
     *
     * @param code of the second factor; blank without one
     * @param source the address he calls from
     * @param machineTime codes and sessions go by it, and not by business time
     * @param stays how long the session may last
     */
    public record Visit(
            String username,
            String password,
            String code,
            String source,
            String agent,
            Instant machineTime,
            Duration stays) {

        @Override
        public String toString() {
            return "Visit[%s]".formatted(username);
        }
    }

    /** What must be done before anything else. */
    public enum Due {
        PASSWORD_CHANGE,
        SECOND_FACTOR
    }

    /** @param due what this session is kept to until it is done */
    public record Entered(Admin admin, long sessionId, Optional<Due> due) {}

    /**
     * Refused with {@code bad_credentials}, {@code second_factor_required}, {@code bad_second_factor}, or
     * {@code too_many_logins} where too much has failed from one place.
     */
    public Entered enter(Visit visit) {
        sources.require(visit.source());
        try {
            var admin = signInAdmin.signIn(visit.username(), visit.password());
            var proof = factor.prove(admin.id(), visit.code(), visit.machineTime());
            return open(admin, proof, visit);
        } catch (Refusal refusal) {
            if (refusal.code().startsWith("bad_")) {
                sources.countFailure(visit.source());
            }
            throw refusal;
        }
    }

    /** Another password, after which all sessions but a new one are over. Refused with {@code bad_credentials}. */
    public Entered changePassword(Visit visit, String newPassword) {
        var admin = signInAdmin.signIn(visit.username(), visit.password());
        passwords.change(admin.id(), newPassword);
        sessions.endAll(admin.id(), visit.machineTime(), EndReason.PASSWORD);
        return open(admin, SecondFactor.Proof.PASSWORD, visit);
    }

    private Entered open(Admin admin, SecondFactor.Proof proof, Visit visit) {
        var session = new AdminSession(
                ids.next(),
                visit.machineTime(),
                visit.machineTime().plus(visit.stays()),
                shortened(visit.source(), 64),
                shortened(visit.agent(), 200),
                proof);
        transaction.run(() -> {
            sessions.add(admin.id(), session);
            sessions.living(admin.id(), visit.machineTime(), MOST_SESSIONS * 2).stream()
                    .skip(MOST_SESSIONS)
                    .forEach(one -> sessions.end(admin.id(), one.id(), visit.machineTime(), EndReason.TOO_MANY));
        });
        return new Entered(admin, session.id(), due(admin.id()));
    }

    private Optional<Due> due(long adminId) {
        if (passwords.isDue(adminId)) {
            return Optional.of(Due.PASSWORD_CHANGE);
        }
        return factor.isRequired() && !factor.isInUse(adminId) ? Optional.of(Due.SECOND_FACTOR) : Optional.empty();
    }

    /** Whether tokens of this session are still good; also for tokens from before sessions were written down. */
    public boolean isStillIn(long adminId, long sessionId) {
        return sessions.isOpen(adminId, sessionId) || signInAdmin.isStillValid(adminId, sessionId);
    }

    public List<AdminSession> sessionsOf(long adminId, Instant machineTime) {
        return sessions.living(adminId, machineTime, MOST_SESSIONS);
    }

    /** Ends one of somebody's own sessions; refused when it is not his or over already. */
    public void end(long adminId, long sessionId, Instant machineTime, EndReason reason) {
        if (sessions.end(adminId, sessionId, machineTime, reason) == 0) {
            throw Refusal.notFound("会话", "session");
        }
    }

    /** Ends all sessions of an administrator. */
    public int endAll(long adminId, Instant machineTime, EndReason reason) {
        return sessions.endAll(adminId, machineTime, reason);
    }

    /** Forgets sessions that expired long ago and places that failed long ago; answers how many. */
    public int prune(int limit) {
        return sessions.removeBelow(ids.olderThan(REMEMBERED), limit) + sources.prune(limit);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
