package io.guidepost.architecture.wrong.miniappapi;

import io.guidepost.architecture.wrong.simulator.Sim;

/** Wrong on purpose: a product that knows it is tested. */
record KnowsTheSimulator(Sim simulator) {}
