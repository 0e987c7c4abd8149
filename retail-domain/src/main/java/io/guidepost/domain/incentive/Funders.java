package io.guidepost.domain.incentive;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Who pays for incentives, and what they owe. */
public interface Funders {

    /** @throws org.springframework.dao.DuplicateKeyException when there is one of this name */
    void insert(Funder funder);

    Optional<Funder> find(long funderId);

    List<Funder> all();

    /** Sums of a month in Asia/Shanghai, straight from the ledger: by the day of posting, so a month that is over never changes. */
    Sums sums(Funder funder, YearMonth month);

    /** The month's postings, oldest first, behind the given position. */
    List<Item> items(Funder funder, YearMonth month, long afterTransferId, int limit);

    /** @param openingFen what was owed when the month began */
    record Sums(long openingFen, long accruedFen, long releasedFen) {

        public long closingFen() {
            return openingFen + accruedFen - releasedFen;
        }
    }

    /**
     * One reward, or what was taken back of one.
     *
     * @param amountFen below zero when it was released
     * @param orderId 0 for what comes from no single order
     */
    record Item(
            long transferId,
            long incentiveId,
            String incentiveName,
            long orderId,
            String payeeType,
            long payeeId,
            String payeeName,
            long amountFen,
            Instant postedAt,
            String whyZh,
            String whyEn) {}
}
