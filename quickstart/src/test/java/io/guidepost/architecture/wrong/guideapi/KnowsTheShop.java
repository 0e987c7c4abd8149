package io.guidepost.architecture.wrong.guideapi;

import io.guidepost.architecture.wrong.miniappapi.Basket;

/** Wrong on purpose: the applications run apart. */
record KnowsTheShop(Basket basket) {}
