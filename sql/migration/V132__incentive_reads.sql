-- New friends are looked for by the day they were added, sales of a month by the day they were paid.

ALTER TABLE shopper_friendship ADD KEY shopper_friendship_added (added_at, guide_id);
ALTER TABLE order_header ADD KEY order_header_paid (paid_at);
