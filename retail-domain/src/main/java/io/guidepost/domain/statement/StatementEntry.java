package io.guidepost.domain.statement;

import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.CommissionEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One entry behind a figure, with the sentence that says how it came about.
 *
 * @param id of the commission entry, the withdrawal or the charge
 * @param amountFen what it adds to the figure
 * @param adjusts the closed month that it belongs to, for an adjustment; the month charged for, for a charge
 * @param formula every fen in view, where the amount was worked out by rate and base
 * @param commission the entry itself, unless it is a payout or a charge
 */
public record StatementEntry(
        long id,
        StatementFigure figure,
        long amountFen,
        Instant postedAt,
        Optional<YearMonth> adjusts,
        Words why,
        Optional<Words> formula,
        Optional<CommissionEntry> commission) {}
