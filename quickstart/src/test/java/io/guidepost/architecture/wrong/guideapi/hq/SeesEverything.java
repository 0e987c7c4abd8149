package io.guidepost.architecture.wrong.guideapi.hq;

import io.guidepost.architecture.wrong.domain.sight.Sight;

/** Asks on behalf of somebody, and looks past what he sees. */
class SeesEverything {

    Sight asked() {
        return Sight.ALL;
    }
}
