package io.guidepost.webedge.ready;

import io.guidepost.webedge.session.Audience;

/**
 * What an application holds ready as JSON for everybody who is signed in, by the address it is asked for. An answer given
 * here must be the very bytes that the controller would give.
 */
public interface ReadyAnswers {

    /** For whom they are. */
    Audience audience();

    /**
     * Never blocks.
     *
     * @param path as it was sent, not decoded
     * @param query as it was sent, or null
     * @return null when there is nothing ready, so that the controller is asked
     */
    ReadyAnswer at(String path, String query);
}
