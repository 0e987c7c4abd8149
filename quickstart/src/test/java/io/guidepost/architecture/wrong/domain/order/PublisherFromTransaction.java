package io.guidepost.architecture.wrong.domain.order;

import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Wrong on purpose: committed before anything has run. */
class PublisherFromTransaction {

    @Transactional
    public Mono<Order> place() {
        return Mono.empty();
    }
}
