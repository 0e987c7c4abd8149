package io.guidepost.architecture.wrong.simulator;

import io.guidepost.architecture.wrong.core.money.Fen;

/** Wrong on purpose: an oracle that shares our classes shares our faults. */
record KnowsMoney(Fen fen) {}
