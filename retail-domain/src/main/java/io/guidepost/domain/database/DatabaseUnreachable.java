package io.guidepost.domain.database;

import java.sql.SQLException;

/** The database does not answer at start-up, or lets us not in; the message says what to look at. */
class DatabaseUnreachable extends RuntimeException {

    DatabaseUnreachable(SQLException cannotAsk) {
        super(
                "The database could not be asked for its settings: check DB_URL, DB_USER, DB_PASSWORD, DB_OWNER_USER and"
                        + " DB_OWNER_PASSWORD. " + cannotAsk.getMessage().strip(),
                cannotAsk);
    }
}
