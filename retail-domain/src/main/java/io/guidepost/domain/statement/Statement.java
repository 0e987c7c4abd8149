package io.guidepost.domain.statement;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.settlement.StatementFigures;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What one payee had, earned, lost and was paid in one month, as it was drafted.
 *
 * @param storeId the guide's main store at the cut-off, or the store itself; {@code regionId} its region then
 * @param entries how many entries are behind the figures
 * @param ledgerFen the ledger's balance at the cut-off: anything but the closing balance keeps the month from being signed
 * @param contentHash SHA-256 of the canonical text
 */
public record Statement(
        YearMonth month,
        Beneficiary payee,
        String payeeName,
        Optional<Long> storeId,
        Optional<Long> regionId,
        StatementFigures figures,
        long entries,
        long ledgerFen,
        String contentHash,
        Instant draftedAt) {}
