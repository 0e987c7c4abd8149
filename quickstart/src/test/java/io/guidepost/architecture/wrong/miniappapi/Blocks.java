package io.guidepost.architecture.wrong.miniappapi;

import reactor.core.publisher.Mono;

/** Wrong on purpose: one wait here stops every other request. */
class Blocks {

    Basket wait(Mono<Basket> basket) {
        return basket.block();
    }
}
