package io.guidepost.domain.search;

/** The engine outside did not answer, or not what it should. */
class EngineAway extends RuntimeException {

    EngineAway(String message, Throwable cause) {
        super(message, cause);
    }
}
