-- What the overview of headquarters counts by day is read from these keys alone (ANA-1): no row of a table is looked at.

ALTER TABLE shopper_member ADD KEY shopper_member_created (created_at, merged_into, home_store_id);

ALTER TABLE order_header ADD KEY order_header_placed_payable (placed_at, payable_fen);

ALTER TABLE payout_withdrawal ADD KEY payout_withdrawal_paid (status, finished_at, amount_fen);
