-- Where a guide stands in a contest since a correction moved one of its sales; what was judged by stays beside it. A prize that
-- is not paid yet is paid by this.
ALTER TABLE incentive_standing ADD COLUMN corrected_net_fen BIGINT;
ALTER TABLE incentive_standing ADD COLUMN corrected_place INT;
ALTER TABLE incentive_standing ADD COLUMN corrected_tied INT;
ALTER TABLE incentive_standing ADD COLUMN corrected_prize_fen BIGINT;
ALTER TABLE incentive_standing ADD CONSTRAINT incentive_standing_corrected CHECK (
    (corrected_net_fen IS NULL AND corrected_place IS NULL AND corrected_tied IS NULL AND corrected_prize_fen IS NULL)
    OR (corrected_net_fen >= 0 AND corrected_place > 0 AND corrected_tied > 0 AND corrected_prize_fen >= 0));
