package io.guidepost.domain.ledger;

import java.time.Instant;

/**
 * A run of transfers, sealed: all whose id is above the last one of the block before, up to {@code lastTransfer}.
 *
 * @param number from 1, without gaps
 * @param hash of {@link io.guidepost.core.ledger.BlockHash}, over the hash of the block before and every row in here
 */
public record Block(
        long number,
        long lastTransfer,
        int transfers,
        int postings,
        String previousHash,
        String hash,
        Instant sealedAt) {}
