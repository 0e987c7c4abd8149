package io.guidepost.domain.database;

/** The database is set up in a way that would lose or garble data; the message says what to set. Start-up stops here. */
public class DatabaseUnfit extends RuntimeException {

    public DatabaseUnfit(String whatToSet) {
        super(whatToSet, null, false, false);
    }
}
