package io.guidepost.architecture.wrong.core.money;

/** Wrong on purpose: a fraction of a fen. */
record FloatingMoney(double yuan) {}
