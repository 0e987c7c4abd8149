package io.guidepost.architecture.wrong.domain.order;

/** Wrong on purpose: what does it do? */
class OrderManager {}
