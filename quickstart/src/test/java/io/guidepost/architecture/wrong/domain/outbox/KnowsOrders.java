package io.guidepost.architecture.wrong.domain.outbox;

import io.guidepost.architecture.wrong.domain.order.Order;

/** Wrong on purpose: the outbox carries, it does not read. */
record KnowsOrders(Order order) {}
