package io.guidepost.domain.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A business day that is over and can get no more postings.
 *
 * @param lastBlock the newest block by then; it holds the day's last transfers or comes after it
 * @param root of {@link io.guidepost.core.ledger.BlockHash}, over the root before, that block and the sums of all accounts:
 *     kept somewhere else, it shows when the end of the ledger is cut off
 */
public record SealedDay(
        LocalDate sealedOn, long lastBlock, String blockHash, String previousRoot, String root, Instant sealedAt) {}
