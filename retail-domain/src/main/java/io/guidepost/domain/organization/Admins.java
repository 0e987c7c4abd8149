package io.guidepost.domain.organization;

import java.time.Instant;
import java.util.Optional;

/** The people at headquarters and what guards their passwords. */
public interface Admins {

    /** Without the roles, for which a token is asked; this is the check of every request. */
    Optional<Admin> find(long adminId);

    Optional<Credentials> credentials(String username);

    /**
     * Counts a try before its password is looked at, so that a hundred guesses at once are still a hundred guesses.
     * The {@code limit}-th failed try in a row locks until {@code lockUntil}.
     */
    void countTry(long adminId, int limit, Instant lockUntil);

    /** The password was right: tries are counted from zero again. */
    void forgetTries(long adminId);

    boolean isEmpty();

    boolean hasDemo();

    /** False when the username is taken. */
    boolean add(Admin admin, String passwordHash, Instant at);

    /** Whether the password was set by somebody else and must be changed before anything is done. */
    boolean isPasswordDue(long adminId);

    void setPassword(long adminId, String passwordHash, boolean isDue, Instant at);

    /** @param lockCount how many locks there were since the last success */
    record Credentials(Admin admin, String passwordHash, Optional<Instant> lockedUntil, int lockCount) {

        /** The hash stays out of logs. */
        @Override
        public String toString() {
            return "Credentials[%s]".formatted(admin.username());
        }
    }
}
