package io.guidepost.domain.picture;

import java.nio.file.Path;

/** The web, as far as pictures come from it. */
interface PictureSource {

    /** What came of it: the file is written, or it never will be, or it may be later. */
    sealed interface Fetched {

        record Written() implements Fetched {}

        /** @param code stable, in snake_case */
        record Never(String code) implements Fetched {}

        record Later(String code) implements Fetched {}
    }

    /** Writes what is at the address into the file; blocks for some seconds at most. */
    Fetched fetch(String url, Path into);
}
