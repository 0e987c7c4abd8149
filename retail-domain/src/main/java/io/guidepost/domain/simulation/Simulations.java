package io.guidepost.domain.simulation;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.WhatIf.Side;
import java.util.List;
import java.util.Optional;

/** All simulations and what they found. */
public interface Simulations {

    void insert(Simulation simulation);

    Optional<Simulation> find(long id);

    /** Newest first, below that id. */
    List<Simulation> page(long belowId, int limit);

    /** Waiting and running ones. */
    int open();

    /** The one to carry on with: what was asked for first. */
    Optional<Simulation> next();

    /** @return false when somebody else has moved it on or ended it since it was read; then nothing was written */
    boolean save(Simulation simulation);

    /** Adds a batch's figures to those of its payees. */
    void add(long simulationId, List<Side> sides);

    void keep(long simulationId, List<Difference> differences);

    /**
     * Who would have earned how much more, or less.
     *
     * @param losersFirst the smallest difference first instead of the largest
     * @param after the last one of the page before; empty for the first
     */
    List<Side> sides(long simulationId, PayeeType type, boolean losersFirst, Optional<Side> after, int limit);

    /** By order id, after that one. */
    List<Difference> differences(long simulationId, boolean onlyFlips, long afterOrderId, int limit);
}
