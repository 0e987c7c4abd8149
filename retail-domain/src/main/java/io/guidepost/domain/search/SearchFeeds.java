package io.guidepost.domain.search;

/** How far engines outside have been told. */
public interface SearchFeeds {

    /** 0 for one that knows nothing yet. */
    long reached(String name);

    void reach(String name, long revision);
}
