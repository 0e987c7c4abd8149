package io.guidepost.architecture.wrong.domain.order;

import reactor.core.publisher.Flux;

/** Wrong on purpose: the domain is plain blocking Java. */
record UsesReactor(Flux<Order> orders) {}
