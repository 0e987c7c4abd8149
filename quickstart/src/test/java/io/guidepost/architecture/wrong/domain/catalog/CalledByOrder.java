package io.guidepost.architecture.wrong.domain.catalog;

import io.guidepost.architecture.wrong.domain.order.Order;

/** Wrong on purpose: the other half of the cycle. */
record CalledByOrder(Order order) {}
